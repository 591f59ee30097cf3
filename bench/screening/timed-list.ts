import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Random, seededRandom } from '../../src/demonstration/seeded-random.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import { createScreeningIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { type MutatedTraveller, mutate } from './mutations.ts';
import { padList } from './padding.ts';

export interface TimedList {
  index: ScreeningIndex;
  /** Applying the entries, without inventing them. */
  buildMs: number;
  /** Heap and memory outside it, less the entries' own text. */
  bytesPerEntry: number;
  /** Bytes of the names, dates, codes and numbers of an entry as UTF-8. */
  textBytesPerEntry: number;
  positives: MutatedTraveller[];
  documents: { state: string; number: string }[];
}

const KEY = '5eed0f7e57da7a5eed0f7e57da7a5eed';
/** Invented by so many, then applied: the clock runs for the second only. */
const ENTRIES_AT_ONCE = 20_000;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function memoryBytes(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export function buildTimedList(
  seed: string,
  count: number,
  sample: { positives: number; documents: number },
): TimedList {
  const random = seededRandom(`sample ${seed}`);
  const positives: MutatedTraveller[] = [];
  const documents: TimedList['documents'] = [];
  const before = memoryBytes();
  const index = createScreeningIndex({ key: KEY });
  let textBytes = 0;
  let buildMs = 0;
  for (const entries of chunksOf(padList(seed, count), ENTRIES_AT_ONCE)) {
    for (const entry of entries) {
      textBytes += textBytesOf(entry);
      // Twice as many draws as needed: some entries give no positive.
      const positive = isDrawn(random, sample.positives * 2, count) ? mutate(random, entry) : null;
      if (positive) positives.push(positive);
      for (const { state, number } of entry.documents) {
        if (state !== null && isDrawn(random, sample.documents * 4, count)) documents.push({ state, number });
      }
    }
    const startedMs = performance.now();
    index.apply(entries.map((entry) => ({ kind: 'put', entry })));
    buildMs += performance.now() - startedMs;
  }
  const bytes = memoryBytes() - before - textBytes;
  return { index, buildMs, bytesPerEntry: bytes / count, textBytesPerEntry: textBytes / count, positives, documents };
}

function isDrawn(random: Random, wanted: number, of: number): boolean {
  return random.next() * of < wanted;
}

function textBytesOf({ entryId, names, birthDates, nationalities, documents }: ListedEntry): number {
  const texts = [entryId, ...names.map(({ text }) => text), ...birthDates, ...nationalities];
  const numbers = documents.map(({ state, number }) => `${state ?? ''}${number}`);
  return [...texts, ...numbers].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

export function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
