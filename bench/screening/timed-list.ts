import { type Random, seededRandom } from '../../src/demonstration/seeded-random.ts';
import { EntryTexts, readEntry, type TextColumns } from '../../src/screening/entry-texts.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import { buildScreeningIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { type MutatedTraveller, mutate } from './mutations.ts';
import { padList } from './padding.ts';

export interface TimedList {
  index: ScreeningIndex;
  /** Until the list answers. */
  buildMs: number;
  /** Of the above, this thread spent on having the entries: read from memory, or for very long lists invented beside the build. */
  entriesMs: number;
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
/** Longer lists would not be in memory twice. */
const MOST_INVENTED_BEFORE = 2_000_000;

export async function buildTimedList(
  seed: string,
  count: number,
  sample: { positives: number; documents: number },
): Promise<TimedList> {
  const random = seededRandom(`sample ${seed}`);
  const positives: MutatedTraveller[] = [];
  const documents: TimedList['documents'] = [];
  let textBytes = 0;
  let entriesMs = 0;
  let anyEntry: ListedEntry | undefined;
  function* invent(): Generator<ListedEntry[]> {
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
      yield entries;
    }
  }
  function* batches(from: Iterable<ListedEntry[]>): Generator<ListedEntry[]> {
    let startedMs = performance.now();
    for (const entries of from) {
      entriesMs += performance.now() - startedMs;
      yield entries;
      startedMs = performance.now();
    }
  }
  const entries = count > MOST_INVENTED_BEFORE ? invent() : writtenDown([...chunksAsTexts(invent())]);
  const startedMs = performance.now();
  const index = await buildScreeningIndex({ key: LIST_KEY }, batches(entries));
  const buildMs = performance.now() - startedMs;
  const bytes = index.memoryBytes - textBytes;
  const perEntry = { bytesPerEntry: bytes / count, textBytesPerEntry: textBytes / count };
  if (!anyEntry) throw new RangeError('A list of nobody is not timed');
  return { index, anyEntry, buildMs, entriesMs, ...perEntry, positives, documents };
}

/** As texts, a third of what objects take. */
function* chunksAsTexts(chunks: Iterable<ListedEntry[]>): Generator<{ columns: TextColumns; count: number }> {
  for (const chunk of chunks) {
    const texts = new EntryTexts();
    for (const entry of chunk) texts.add(entry);
    yield { columns: texts.columns(), count: chunk.length };
  }
}

function* writtenDown(chunks: readonly { columns: TextColumns; count: number }[]): Generator<ListedEntry[]> {
  for (const { columns, count } of chunks) yield Array.from({ length: count }, (_, slot) => readEntry(columns, slot));
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
