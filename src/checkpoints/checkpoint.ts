import { HOME_STATE } from '../core/countries.ts';
import { localTime } from '../core/dates.ts';
import type { FieldError } from '../core/errors.ts';

export const MODES = ['air', 'road', 'rail', 'water', 'foot'] as const;
export type Mode = (typeof MODES)[number];
export const CHECKPOINT_STATUSES = ['international', 'bilateral', 'goods', 'seasonal', 'planned', 'closed'] as const;
export type CheckpointStatus = (typeof CHECKPOINT_STATUSES)[number];

export interface Lane {
  code: string;
  direction: 'entry' | 'exit' | 'both';
}

/** A place where the border may be crossed. */
export interface Checkpoint {
  code: string;
  names: { ky: string; ru: string; en: string };
  mode: Mode;
  /** The state on the other side, alpha-3; null for airports. */
  neighbour: string | null;
  status: CheckpointStatus;
  /** Local hours `HH:MM`, half-open; `to` may lie after midnight. null: around the clock. */
  openingHours: { from: string; to: string } | null;
  /** Days (inclusive) on which it is closed. */
  closures: readonly { from: string; to: string; reason: string }[];
  lanes: readonly Lane[];
  dailyCapacity: number | null;
  version: number;
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Is the checkpoint open at an instant, by its status, its calendar and its hours (local time)? */
export function isOpenAt(checkpoint: Checkpoint, instant: Date): boolean {
  if (checkpoint.status === 'closed' || checkpoint.status === 'planned') return false;
  const { date, minuteOfDay } = localTime(instant);
  if (checkpoint.closures.some((closure) => closure.from <= date && date <= closure.to)) return false;
  if (!checkpoint.openingHours) return true;
  const from = minuteOf(checkpoint.openingHours.from);
  const to = minuteOf(checkpoint.openingHours.to);
  return from <= to ? from <= minuteOfDay && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
}

/** A bilateral checkpoint is open to citizens of the two neighbours only. */
export function isOpenToNationality(checkpoint: Checkpoint, nationality: string): boolean {
  return checkpoint.status !== 'bilateral' || nationality === HOME_STATE || nationality === checkpoint.neighbour;
}

/** What doesn't fit together in a checkpoint whose fields are each well-formed; empty when all does. */
export function checkpointFaults(checkpoint: Checkpoint): FieldError[] {
  const faults: FieldError[] = [];
  if (checkpoint.mode === 'air' && checkpoint.neighbour !== null) {
    faults.push({ pointer: '/neighbour', code: 'field-not-allowed', detail: 'an airport has no neighbour' });
  }
  if (checkpoint.mode !== 'air' && (checkpoint.neighbour === null || checkpoint.neighbour === HOME_STATE)) {
    faults.push({ pointer: '/neighbour', code: 'field-wrong', detail: 'must be the state on the other side' });
  }
  if (checkpoint.openingHours && checkpoint.openingHours.from === checkpoint.openingHours.to) {
    faults.push({
      pointer: '/openingHours',
      code: 'field-wrong',
      detail: 'opens and closes at the same minute; null means around the clock',
    });
  }
  for (const [index, closure] of checkpoint.closures.entries()) {
    if (closure.to < closure.from)
      faults.push({ pointer: `/closures/${index}/to`, code: 'ends-before-it-begins', detail: 'lies before `from`' });
  }
  const codes = new Set<string>();
  for (const [index, lane] of checkpoint.lanes.entries()) {
    if (codes.has(lane.code))
      faults.push({ pointer: `/lanes/${index}/code`, code: 'field-repeated', detail: 'is the code of another lane' });
    codes.add(lane.code);
  }
  return faults;
}

/** What other rooms ask. Answers come from a copy in memory that is at most a second old. */
export interface CheckpointReader {
  find(code: string): Promise<Checkpoint | undefined>;
  list(): Promise<readonly Checkpoint[]>;
}
