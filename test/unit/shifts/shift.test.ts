import { describe, expect, it } from 'vitest';
import type { IamisError } from '../../../src/core/errors.ts';
import { type ChecksInput, figuresFrom, judgeChecks, requireTakeOver } from '../../../src/shifts/shift.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const well: ChecksInput = {
  reader: { isPassed: true },
  printer: { isPassed: true },
  clock: { laneAt: '2026-11-22T03:00:20Z' },
  listAge: {},
};
const pointersOf = (input: ChecksInput, listAgeMs: number | null) => {
  try {
    judgeChecks(input, NOW, listAgeMs);
    return [];
  } catch (error) {
    return (error as IamisError).errors?.map(({ pointer }) => pointer);
  }
};

describe('the checks at the beginning of a shift', () => {
  it('pass when reader and printer work, the clock is right within a minute and the list is of this hour', () => {
    expect(judgeChecks(well, NOW, 14_000)).toEqual([
      { name: 'reader', isPassed: true, note: null, measured: null },
      { name: 'printer', isPassed: true, note: null, measured: null },
      { name: 'clock', isPassed: true, note: null, measured: 20 },
      { name: 'list-age', isPassed: true, note: null, measured: 14 },
    ]);
  });

  it('need a note each where they fail', () => {
    expect(pointersOf({ ...well, printer: { isPassed: false } }, 0)).toEqual(['/checks/printer/note']);
    expect(pointersOf({ ...well, clock: { laneAt: '2026-11-22T03:01:01Z' } }, 0)).toEqual(['/checks/clock/note']);
    expect(pointersOf({ ...well, clock: { laneAt: '2026-11-22T02:58:59Z' } }, 0)).toEqual(['/checks/clock/note']);
    expect(pointersOf(well, 3_600_000)).toEqual([]);
    expect(pointersOf(well, 3_601_000)).toEqual(['/checks/listAge/note']);
    expect(pointersOf(well, null)).toEqual(['/checks/listAge/note']);
  });

  it('stop nobody once it is said what is done', () => {
    const input = {
      ...well,
      printer: { isPassed: false, note: 'no paper; sheets by hand' },
      listAge: { note: 'line down' },
    };
    expect(judgeChecks(input, NOW, null).map(({ isPassed }) => isPassed)).toEqual([true, false, true, false]);
  });
});

describe('taking over', () => {
  it.each([
    ['before the sheet is written', 'open', null, 'b', 'handover-not-written'],
    ['by the one who hands over', 'handing-over', 'a', 'a', 'own-sign-off'],
    ['of a closed shift', 'closed', 'a', 'b', 'shift-not-open'],
  ] as const)('is refused %s', (_when, status, by, account, code) => {
    expect(() => requireTakeOver({ status }, by, account)).toThrow(code);
  });

  it('is for another account', () => {
    expect(() => requireTakeOver({ status: 'handing-over' }, 'a', 'b')).not.toThrow();
  });
});

describe('the figures of a shift', () => {
  const hoursBefore = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

  it('begin with the shift, and of one that was forgotten three days back', () => {
    expect(figuresFrom(hoursBefore(12), NOW)).toEqual(hoursBefore(12));
    expect(figuresFrom(hoursBefore(72), NOW)).toEqual(hoursBefore(72));
    expect(figuresFrom(hoursBefore(73), NOW)).toEqual(hoursBefore(72));
  });
});
