import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import type { LaneActivity, LaneCall, WaitingCount } from '../crossings/lane-figures-reader.ts';
import type { ScreeningShare } from '../crossings/shift-figures-reader.ts';

/** The window of a lane's rate. */
export const RATE_WINDOW_MS = 15 * 60_000;
/** A hold that nobody has decided for so long was left behind, not waited for. */
export const CALL_WINDOW_MS = 2 * 3_600_000;

export interface BoardLane {
  lane: string | null;
  direction: string;
  /** Inspections an hour, by the last quarter of one. */
  perHour: number;
  lastAt: string | null;
  officerId: string | null;
}

/** A checkpoint at work, without a person on it. */
export interface Board {
  checkpoint: string;
  shift: { id: string; leaderId: string; openedAt: string; status: string } | null;
  /** The figures of the shift begin here; without a shift at local midnight. */
  since: string;
  lanes: BoardLane[];
  /** Lanes at hold, the longest first: each calls by itself. */
  calls: { inspectionId: string; lane: string | null; direction: string; since: string }[];
  referrals: { open: number; claimed: number; oldestAt: string | null };
  screening: ScreeningShare;
}

export interface BoardParts {
  checkpoint: Checkpoint;
  shift: { id: string; leaderId: string; openedAt: Date; status: string } | undefined;
  since: Date;
  activity: readonly LaneActivity[];
  calls: readonly LaneCall[];
  waiting: readonly WaitingCount[];
  screening: ScreeningShare;
}

/** Lanes as configured, in their order, then those that worked though nobody configured them. */
export function makeBoard(parts: BoardParts): Board {
  const { checkpoint, shift } = parts;
  const isHere = (one: { checkpoint: string }) => one.checkpoint === checkpoint.code;
  const waiting = parts.waiting.find(isHere);
  return {
    checkpoint: checkpoint.code,
    shift: shift
      ? { id: shift.id, leaderId: shift.leaderId, openedAt: shift.openedAt.toISOString(), status: shift.status }
      : null,
    since: parts.since.toISOString(),
    lanes: lanesOf(checkpoint, parts.activity.filter(isHere)),
    calls: parts.calls.filter(isHere).map(({ inspectionId, lane, direction, since }) => ({
      ...{ inspectionId, lane, direction, since: since.toISOString() },
    })),
    referrals: {
      open: waiting?.open ?? 0,
      claimed: waiting?.claimed ?? 0,
      oldestAt: waiting?.oldestAt?.toISOString() ?? null,
    },
    screening: parts.screening,
  };
}

const HOURS_OF_WINDOW = RATE_WINDOW_MS / 3_600_000;

function lanesOf(checkpoint: Checkpoint, activity: readonly LaneActivity[]): BoardLane[] {
  const worked = activity.map(({ lane, direction, inspections, lastAt, officerId }) => ({
    ...{ lane, direction: direction as string, officerId, lastAt: lastAt.toISOString() },
    perHour: Math.round(inspections / HOURS_OF_WINDOW),
  }));
  const idle = checkpoint.lanes
    .filter(({ code }) => !worked.some(({ lane }) => lane === code))
    .map(({ code, direction }) => ({
      lane: code,
      direction: direction as string,
      perHour: 0,
      lastAt: null,
      officerId: null,
    }));
  const order = checkpoint.lanes.map(({ code }) => code);
  const place = (lane: string | null) => (lane !== null && order.includes(lane) ? order.indexOf(lane) : order.length);
  return [...worked, ...idle].sort(
    (one, other) => place(one.lane) - place(other.lane) || one.direction.localeCompare(other.direction),
  );
}
