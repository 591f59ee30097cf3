import { expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/checkpoints/checkpoint.ts';
import { type BoardParts, makeBoard } from '../../../src/shifts/board.ts';

const AT = new Date('2026-11-22T03:00:00Z');
const checkpoint = {
  code: 'manas',
  lanes: [
    { code: '2', direction: 'entry' },
    { code: '10', direction: 'exit' },
  ],
} as unknown as Checkpoint;
const parts = (changes: Partial<BoardParts> = {}): BoardParts => ({
  ...{ checkpoint, shift: undefined, since: AT, activity: [], calls: [], waiting: [] },
  screening: { inspections: 0, fullyScreened: 0, overrides: 0 },
  ...changes,
});
const worked = (lane: string | null, inspections: number, at = 'manas') => ({
  ...{ checkpoint: at, lane, direction: 'entry' as const, inspections, lastAt: AT, officerId: 'o' },
});

it('shows the lanes in the order of the checkpoint, idle ones too, then those that nobody configured', () => {
  const { lanes } = makeBoard(parts({ activity: [worked('gate', 1), worked('2', 8), worked('2', 99, 'osh')] }));
  expect(lanes.map(({ lane, perHour }) => [lane, perHour])).toEqual([
    ['2', 32],
    ['10', 0],
    ['gate', 4],
  ]);
});

it('shows nothing of another checkpoint', () => {
  const call = { inspectionId: 'i', checkpoint: 'osh', lane: '1', direction: 'entry' as const, since: AT };
  const waiting = [{ checkpoint: 'osh', open: 3, claimed: 1, oldestAt: AT }];
  const board = makeBoard(parts({ calls: [call, { ...call, checkpoint: 'manas', lane: '2' }], waiting }));
  expect(board.calls.map(({ lane }) => lane)).toEqual(['2']);
  expect(board.referrals).toEqual({ open: 0, claimed: 0, oldestAt: null });
});
