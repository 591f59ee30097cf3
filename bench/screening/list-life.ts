import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import type { ScreeningQuestion } from '../../src/screening/question.ts';
import { restoreScreeningIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { quantile } from './figures.ts';

/** What a rebuild costs those who use the list meanwhile. All in milliseconds. */
export interface SwapFigures {
  /** The longest that the event loop was held up while a rebuild ran and was swapped in. */
  swapDelayMs: number;
  /** The same without a rebuild: what the machine's other work costs. */
  quietDelayMs: number;
  rebuildMs: number;
}

/** What a list costs those who use it while it lives. All in milliseconds. */
export interface LifeFigures {
  /** From a snapshot file to a list that answers. */
  snapshotMs: number;
  /** From a change to an answer with it: the middle of many. */
  changeMs: number;
  /** Null where it was not asked for: it takes two more times as long as the list was built in. */
  swap: SwapFigures | null;
}

const CHANGES = 200;
const READ_AT_ONCE = 1 << 28;

export async function measureLife(
  index: ScreeningIndex,
  key: string,
  questions: readonly ScreeningQuestion[],
  entry: ListedEntry,
  withSwap: boolean,
): Promise<LifeFigures> {
  const snapshotMs = await timeSnapshot(index, key);
  const changeMs = timeChanges(index, entry);
  return { snapshotMs, changeMs, swap: withSwap ? await timeSwap(index, questions) : null };
}

async function timeSnapshot(index: ScreeningIndex, key: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'iamis-snapshot-'));
  const path = join(folder, 'list.snapshot');
  try {
    const file = openSync(path, 'w');
    for (const piece of await index.snapshot('bench')) writeSync(file, piece);
    closeSync(file);
    const startedMs = performance.now();
    const { index: restored } = restoreScreeningIndex({ key }, readShared(path));
    const tookMs = performance.now() - startedMs;
    if (restored.entryCount !== index.entryCount) throw new Error('The snapshot lost entries');
    return tookMs;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readShared(path: string): Uint8Array<SharedArrayBuffer> {
  const file = openSync(path, 'r');
  const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
  for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, Math.min(READ_AT_ONCE, bytes.length - at), at);
  closeSync(file);
  return bytes;
}

function timeChanges(index: ScreeningIndex, entry: ListedEntry): number {
  const times: number[] = [];
  for (let at = 0; at < CHANGES; at++) {
    const entryId = `change-${at}`;
    const startedMs = performance.now();
    index.apply([{ kind: 'put', entry: { ...entry, entryId } }]);
    times.push(performance.now() - startedMs);
    index.apply([{ kind: 'remove', entryId }]);
  }
  return quantile(times, 0.5);
}

async function timeSwap(index: ScreeningIndex, questions: readonly ScreeningQuestion[]): Promise<SwapFigures> {
  const startedMs = performance.now();
  const swapDelayMs = await longestDelay(index, questions, index.compact());
  const rebuildMs = performance.now() - startedMs;
  const quiet = new Promise((resolve) => setTimeout(resolve, rebuildMs));
  return { swapDelayMs, rebuildMs, quietDelayMs: await longestDelay(index, questions, quiet) };
}

/** Screens without a pause between questions but for the event loop's own, until it is over. */
async function longestDelay(
  index: ScreeningIndex,
  questions: readonly ScreeningQuestion[],
  until: Promise<unknown>,
): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let isOver = false;
  const over = until.then(() => {
    isOver = true;
  });
  delay.enable();
  for (let at = 0; !isOver; at++) {
    const question = questions[at % questions.length];
    if (question) index.screen(question);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await over;
  delay.disable();
  return delay.max / 1e6;
}
