import type { Direction } from '../crossings/crossing.ts';
import type { RecordedTraveller } from '../crossings/recorded-traveller-reader.ts';
import { isDiscreet } from '../screening/listed-entry.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { verdictOfHit } from '../screening/verdict.ts';

export const SIMULATED_DAYS = 30;
/** Persons told apart; an entry that stops more needs no finer count. */
const MOST_PERSONS = 10_000;
const MOST_NEAREST = 10;

/** A traveller whom the entry would have met. */
export interface NearTraveller {
  inspectionId: string;
  direction: Direction;
  occurredAt: Date;
  hit: ScreeningHit;
}

/** What an entry would have done; crossings and travellers are counted apart, since some cross every day. */
export interface Simulation {
  crossings: number;
  stopped: number;
  stoppedTravellers: number;
  reviewed: number;
  reviewedTravellers: number;
  /** Hits of a discreet entry, of which no lane would have felt anything. */
  reported: number;
  reportedTravellers: number;
  /** The best hit of each of the ten nearest persons, band log included. */
  nearest: NearTraveller[];
}

export interface Tally {
  add(traveller: RecordedTraveller, hit: ScreeningHit | undefined): void;
  result(): Simulation;
}

/** @param personOf tells one person from another; null for somebody of whom too little is known */
export function openTally(personOf: (traveller: RecordedTraveller) => string | null): Tally {
  const counts = { crossings: 0, stopped: 0, reviewed: 0, reported: 0 };
  const stopped = new Set<string>();
  const reviewed = new Set<string>();
  const reported = new Set<string>();
  let nearest: (NearTraveller & { person: string })[] = [];
  const count = (persons: Set<string>, person: string) => {
    if (persons.size < MOST_PERSONS) persons.add(person);
  };
  return {
    add(traveller, hit) {
      counts.crossings += 1;
      if (!hit) return;
      const { inspectionId, direction, occurredAt } = traveller;
      const person = personOf(traveller) ?? inspectionId;
      const verdict = verdictOfHit(hit);
      if (verdict === 'stop') {
        counts.stopped += 1;
        count(stopped, person);
      } else if (verdict === 'review') {
        counts.reviewed += 1;
        count(reviewed, person);
      } else if (isDiscreet(hit) && hit.band !== 'log') {
        counts.reported += 1;
        count(reported, person);
      }
      const known = nearest.find((one) => one.person === person);
      if (known && known.hit.score >= hit.score) return;
      nearest = [...nearest.filter((one) => one !== known), { inspectionId, direction, occurredAt, hit, person }]
        .sort((a, b) => b.hit.score - a.hit.score)
        .slice(0, MOST_NEAREST);
    },
    result: () => ({
      ...counts,
      stoppedTravellers: stopped.size,
      reviewedTravellers: reviewed.size,
      reportedTravellers: reported.size,
      nearest: nearest.map(({ person: _, ...one }) => one),
    }),
  };
}
