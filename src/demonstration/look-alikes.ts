import { type CalendarDate, localDate } from '../core/dates.ts';
import { readMrz } from '../documents/read-mrz.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { verdictOf } from '../screening/verdict.ts';
import type { Traffic } from './border-traffic.ts';
import { inventNamesake } from './invented-entry.ts';
import { habitOf } from './invented-journey.ts';
import type { InventedList } from './invented-list.ts';
import { type InventedPerson, passportMrz } from './invented-person.ts';
import type { Random } from './seeded-random.ts';
import type { Fate, Movement } from './travel-plan.ts';

const DECIDED = 8;
const WAITING = 3;
const HOUR_MS = 3_600_000;

function hitsOf(list: InventedList, person: InventedPerson, today: CalendarDate): readonly ScreeningHit[] {
  const reading = readMrz(passportMrz(person), today);
  if (!reading.ok) return [];
  const documents = [reading.document];
  return (['entry', 'exit'] as const).flatMap(
    (direction) => list.index.screen({ documents, direction, onDate: today }).hits,
  );
}

/** Would the list have anything to say about this person, in any band? */
export function seenByList(list: InventedList, person: InventedPerson, today: CalendarDate): boolean {
  return hitsOf(list, person, today).length > 0;
}

/**
 * The few who resemble somebody listed. Most were sent on by the second line within the month; the last ones wait for it now, at the
 * airports of the demonstration's own supervisor.
 */
export function lookAlikeMovements(
  random: Random,
  traffic: Traffic,
  list: InventedList,
  { now, crossings }: { now: Date; crossings: number },
): Movement[] {
  const today = localDate(now);
  const namesakes = list.entries
    .map((entry) => inventNamesake(random, today, entry))
    .filter((person) => person !== null)
    .filter((person) => verdictOf({ unscreenable: null, hits: hitsOf(list, person, today) }) === 'review');
  const airports = traffic.checkpoints.filter(({ code }) => code === 'manas' || code === 'osh');
  const decided = Math.min(DECIDED, crossings);
  return namesakes.slice(0, decided + WAITING).map((person, at): Movement => {
    const fate: Fate = at < decided || airports.length === 0 ? 'look-alike' : 'waiting';
    const airport = random.pick(airports.length > 0 ? airports : traffic.checkpoints);
    const checkpoint = fate === 'waiting' ? airport : traffic.nextCheckpoint(random, airport, person.nationality);
    const agoMs = fate === 'waiting' ? random.int(10, 170) * 60_000 : random.int(6, 29 * 24) * HOUR_MS;
    const nationality = person.nationality;
    return {
      person,
      checkpoint,
      direction: random.chance(0.5) ? 'entry' : 'exit',
      atMs: now.getTime() - agoMs,
      habit: habitOf(random, checkpoint, { nationality, isMinor: false }),
      fate,
    };
  });
}
