import { type Random, seededRandom } from '../../src/demonstration/seeded-random.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import { buildScreeningIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { type MutatedTraveller, mutate } from './mutations.ts';
import { padList } from './padding.ts';

export interface TimedList {
  index: ScreeningIndex;
  /** Until the list answers; the entries are invented beside it, in the thread that hands them over. */
  buildMs: number;
  /** Of the above, this thread spent on inventing. */
  inventMs: number;
  /** What the index's columns take, less the entries' own text. */
  bytesPerEntry: number;
  /** Bytes of the names, dates, codes and numbers of an entry as UTF-8. */
  textBytesPerEntry: number;
  positives: MutatedTraveller[];
  documents: { state: string; number: string }[];
  /** One of them. */
  anyEntry: ListedEntry;
}

export const LIST_KEY = '5eed0f7e57da7a5eed0f7e57da7a5eed';
const ENTRIES_AT_ONCE = 5000;

export async function buildTimedList(
  seed: string,
  count: number,
  sample: { positives: number; documents: number },
): Promise<TimedList> {
  const random = seededRandom(`sample ${seed}`);
  const positives: MutatedTraveller[] = [];
  const documents: TimedList['documents'] = [];
  let textBytes = 0;
  let inventMs = 0;
  let anyEntry: ListedEntry | undefined;
  function* batches(): Generator<ListedEntry[]> {
    let startedMs = performance.now();
    for (const entries of chunksOf(padList(seed, count), ENTRIES_AT_ONCE)) {
      for (const entry of entries) {
        anyEntry ??= entry;
        textBytes += textBytesOf(entry);
        // More draws than needed: some entries give no positive or have no document.
        const positive = isDrawn(random, sample.positives * 2, count) ? mutate(random, entry) : null;
        if (positive) positives.push(positive);
        for (const { state, number } of entry.documents) {
          if (state !== null && isDrawn(random, sample.documents * 4, count)) documents.push({ state, number });
        }
      }
      inventMs += performance.now() - startedMs;
      yield entries;
      startedMs = performance.now();
    }
  }
  const startedMs = performance.now();
  const index = await buildScreeningIndex({ key: LIST_KEY }, batches());
  const buildMs = performance.now() - startedMs;
  const bytes = index.memoryBytes - textBytes;
  const perEntry = { bytesPerEntry: bytes / count, textBytesPerEntry: textBytes / count };
  if (!anyEntry) throw new RangeError('A list of nobody is not timed');
  return { index, anyEntry, buildMs, inventMs, ...perEntry, positives, documents };
}

function isDrawn(random: Random, wanted: number, of: number): boolean {
  return random.next() * of < wanted;
}

function textBytesOf({ entryId, names, birthDates, nationalities, documents }: ListedEntry): number {
  const texts = [entryId, ...names.map(({ text }) => text), ...birthDates, ...nationalities];
  const numbers = documents.map(({ state, number }) => `${state ?? ''}${number}`);
  return [...texts, ...numbers].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** The items in arrays of this size; the last one may be smaller. */
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
