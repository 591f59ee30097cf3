import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { localTime } from '../core/dates.ts';
import { countWaiting, listLaneActivity, listLaneCalls } from '../crossings/lane-figures-reader.ts';
import { countScreening, type ScreeningShare } from '../crossings/shift-figures-reader.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { type Board, CALL_WINDOW_MS, makeBoard, RATE_WINDOW_MS } from './board.ts';
import { figuresFrom } from './shift.ts';
import { listRunningShifts } from './shift-store.ts';

export interface BoardListener {
  checkpoint: string;
  onBoard(board: Board): void;
}

/** Boards of checkpoints, drawn from the committed rows: one reader in a process, however many watch. */
export interface Boards {
  read(checkpoint: string): Promise<Board | undefined>;
  /** Tells the board at once, then whenever it has changed and each 15 seconds, until the returned function is called. */
  watch(listener: BoardListener): Promise<() => void>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 2_000;
/** Hours of the register are counted for these: less often. */
const COUNT_EVERY_MS = 20_000;
/** What has not changed is told again after so long: the age of the list beside it goes on. */
const TELL_AGAIN_MS = 15_000;
const MOST_CALLS = 100;

/** Local midnight. */
function startOfDay(now: Date): Date {
  const wholeMinutes = Math.floor(now.getTime() / 60_000);
  return new Date((wholeMinutes - localTime(now).minuteOfDay) * 60_000);
}

/** The beginning of a forgotten shift's figures moves by the hour, so that they are not counted anew at each look. */
function wholeHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
}

type Deps = Pick<Platform, 'desks' | 'log' | 'clock'> & { checkpoints: CheckpointReader };

export function openBoards({ desks, log, clock, checkpoints }: Deps): Boards {
  const listeners = new Map<BoardListener, { text: string; atMs: number }>();
  const counted = new Map<string, { since: number; atMs: number; share: ScreeningShare }>();
  let loop: Loop | undefined;

  async function shareSince(checkpoint: string, since: Date): Promise<ScreeningShare> {
    const known = counted.get(checkpoint);
    const nowMs = performance.now();
    if (known && known.since === since.getTime() && nowMs - known.atMs < COUNT_EVERY_MS) return known.share;
    const share = await countScreening(desks, {
      checkpoint,
      from: since,
      until: new Date(clock().getTime() + 60_000),
    });
    counted.set(checkpoint, { since: since.getTime(), atMs: nowMs, share });
    return share;
  }

  async function draw(codes: readonly string[]): Promise<Map<string, Board>> {
    const now = clock();
    const before = (ms: number) => new Date(now.getTime() - ms);
    const [shifts, activity, calls, waiting] = await Promise.all([
      listRunningShifts(desks, codes),
      listLaneActivity(desks, codes, before(RATE_WINDOW_MS)),
      listLaneCalls(desks, codes, before(CALL_WINDOW_MS), MOST_CALLS),
      countWaiting(desks, codes),
    ]);
    const boards = new Map<string, Board>();
    for (const code of codes) {
      const checkpoint = await checkpoints.find(code);
      if (!checkpoint) continue;
      const shift = shifts.find((one) => one.checkpoint === code);
      const since = shift ? figuresFrom(shift.countsFrom, wholeHour(now)) : startOfDay(now);
      const screening = await shareSince(code, since);
      boards.set(code, makeBoard({ checkpoint, shift, since, activity, calls, waiting, screening }));
    }
    return boards;
  }

  async function look(): Promise<void> {
    const boards = await draw([...new Set([...listeners.keys()].map(({ checkpoint }) => checkpoint))]);
    for (const [listener, told] of listeners) {
      const board = boards.get(listener.checkpoint);
      const text = JSON.stringify(board);
      const atMs = performance.now();
      if (!board || (text === told.text && atMs - told.atMs < TELL_AGAIN_MS)) continue;
      listeners.set(listener, { text, atMs });
      listener.onBoard(board);
    }
  }

  async function pause(): Promise<void> {
    const running = loop;
    loop = undefined;
    await running?.stop();
  }

  return {
    read: async (checkpoint) => (await draw([checkpoint])).get(checkpoint),
    async watch(listener) {
      const board = (await draw([listener.checkpoint])).get(listener.checkpoint);
      if (board) listener.onBoard(board);
      listeners.set(listener, { text: JSON.stringify(board), atMs: performance.now() });
      loop ??= startLoop('boards', LOOK_EVERY_MS, log, look);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) void pause();
      };
    },
    stop: pause,
  };
}
