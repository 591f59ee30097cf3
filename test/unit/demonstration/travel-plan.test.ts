import { describe, expect, it } from 'vitest';
import { trafficOf } from '../../../src/demonstration/border-traffic.ts';
import { type Movement, planMovements } from '../../../src/demonstration/travel-plan.ts';
import { BORDER } from './checkpoints.ts';

const NOW = new Date('2026-05-01T09:30:00Z');
const plan = (crossings: number, now = NOW, seed = 'plan') =>
  planMovements(seed, trafficOf(BORDER), { now, days: 30, crossings, isListed: () => false });
const movements = plan(4000);
const isCrossing = ({ fate }: Movement) => fate === 'admit' || fate === 'misread';

function journeys(all: readonly Movement[]): Movement[][] {
  const byPerson = new Map<string, Movement[]>();
  for (const movement of all) {
    const known = byPerson.get(movement.person.passportNumber) ?? [];
    byPerson.set(movement.person.passportNumber, [...known, movement]);
  }
  return [...byPerson.values()];
}

describe('a planned month', () => {
  it('has exactly the crossings asked for, in the order of their times, within the last 30 days', () => {
    expect(movements.filter(isCrossing)).toHaveLength(4000);
    const times = movements.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every(Number.isInteger)).toBe(true);
    expect(times[0]).toBeGreaterThanOrEqual(NOW.getTime() - 31 * 86_400_000);
    expect(times.at(-1)).toBeLessThan(NOW.getTime());
  });

  it('lets who is outside enter and who is inside leave; the few exceptions are crossings that nobody recorded', () => {
    const steps = journeys(movements).flatMap((journey) =>
      journey.slice(1).map((movement, at) => movement.direction === journey[at]?.direction),
    );
    const repeated = steps.filter(Boolean).length;
    expect(steps.length).toBeGreaterThan(1000);
    expect(repeated / steps.length).toBeLessThan(0.01);
  });

  it('ends a journey with whatever is not a crossing', () => {
    for (const journey of journeys(movements)) expect(journey.slice(0, -1).every(isCrossing)).toBe(true);
  });

  it('misses no checkpoint that is in use and opens none that is planned', () => {
    const used = BORDER.filter(({ status }) => status !== 'planned').map(({ code }) => code);
    expect(new Set(movements.map(({ checkpoint }) => checkpoint.code))).toEqual(new Set(used));
  });

  it('knows at least 40 nationalities', () => {
    expect(new Set(movements.map(({ person }) => person.nationality)).size).toBeGreaterThanOrEqual(40);
  });

  it('opens a bilateral checkpoint to the two neighbours only, and a goods checkpoint to drivers only', () => {
    const at = (code: string) => movements.filter(({ checkpoint }) => checkpoint.code === code);
    expect(new Set(at('tokmok').map(({ person }) => person.nationality))).toEqual(new Set(['KGZ', 'KAZ']));
    expect(new Set(at('ak-tilek').map(({ habit }) => habit.kind))).toEqual(new Set(['driver']));
  });

  it('keeps the mountain post shut at night', () => {
    const hours = movements
      .filter(
        ({ checkpoint, habit }) =>
          checkpoint.code === 'torugart' && habit.insideHours[0] > 20 && habit.outsideHours[0] > 20,
      )
      .map(({ atMs }) => new Date(atMs + 6 * 3_600_000).getUTCHours());
    expect(hours.length).toBeGreaterThan(5);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...hours)).toBeLessThan(18);
  });

  it('is the same for the same seed, and has the same people an hour later', () => {
    expect(plan(500)).toEqual(plan(500));
    const numbers = (now: Date) => new Set(plan(500, now).map(({ person }) => person.passportNumber));
    const later = numbers(new Date(NOW.getTime() + 3_600_000));
    const both = [...numbers(NOW)].filter((number) => later.has(number));
    expect(both.length / later.size).toBeGreaterThan(0.9);
    expect(numbers(NOW)).not.toEqual(new Set(plan(500, NOW, 'another').map(({ person }) => person.passportNumber)));
  });

  it('invents another where the list knows somebody', () => {
    const known = movements[0]?.person.surname;
    const clean = planMovements('plan', trafficOf(BORDER), {
      now: NOW,
      days: 30,
      crossings: 500,
      isListed: ({ surname }) => surname === known,
    });
    expect(clean.map(({ person }) => person.surname)).not.toContain(known);
  });
});
