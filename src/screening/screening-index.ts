import { type Batches, type BuildThreads, buildInBackground, rebuildInBackground } from './background-build.ts';
import { bandOf, type Candidate, mayBeShown, reviewLine } from './bands.ts';
import { compareDocuments, comparePins } from './compare.ts';
import { nameCountOf } from './entry-record.ts';
import { evidenceOf, listedNameOf, numberBits } from './evidence.ts';
import { KeyHash } from './hash.ts';
import type { ListColumns } from './list-columns.ts';
import type { LivingSegment } from './list-part.ts';
import { ListState, type ScreeningChange } from './list-state.ts';
import { appliesTo, type ListedEntry, type ListedName, meansNationality } from './listed-entry.ts';
import { livingTextsOf } from './living-texts.ts';
import { type NameToken, splitName } from './name-tokens.ts';
import { POLICY } from './policy.ts';
import type { ScreeningAnswer, ScreeningHit, ScreeningQuestion } from './question.ts';
import { compareHits, MAX_HITS, rankHits } from './rank.ts';
import type { Score } from './scored.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import { TokenReader } from './token-columns.ts';
import { readTraveller, type Traveller, whyUnscreenable } from './traveller.ts';

export type { ScreeningChange };

/** So many loose entries cost little; then a rebuild when they are half of the list. */
const COMPACT_FROM = 50_000;
const COMPACT_SHARE = 0.5;
/** A thread costs more than to file so many entries, some milliseconds each batch. */
const SHORT = 1_000;
/** No screening waits longer for a list that catches up. */
const SLICE_MS = 4;

export interface ScreeningIndex {
  /** The name of the policy that answers. */
  readonly policy: string;
  /** All entries, discreet ones included: never shown at the lane. */
  readonly entryCount: number;
  /** Entries that are not discreet. */
  readonly openEntryCount: number;
  /** Of all columns, the entries' texts included; what is remembered of tokens comes to a few megabytes more at any size. */
  readonly memoryBytes: number;
  /** The score in bits from which a traveller is reviewed, at the list's present size. */
  readonly reviewLine: number;
  /** Synchronous: a screening sees all of the changes or none. Entries are copied. */
  apply(changes: Iterable<ScreeningChange>): void;
  /** Discreet hits are among the answer's: the caller parts them by `isDiscreet`. */
  screen(question: ScreeningQuestion): ScreeningAnswer;
  /** Rebuilds beside the list in use, and swaps; by itself after many changes. Resolves when it is done or under way. */
  compact(): Promise<void>;
  /**
   * The list as a file, in pieces of a megabyte; changes that come while it is read are not in it. `position` says where in
   * its source the list stands now, in the caller's words. A rebuild in the background makes it, unless nothing has changed
   * since the last.
   */
  snapshot(position: string): Promise<Iterable<Uint8Array>>;
  /**
   * An empty list of its own that judges as this one does now, by its counts and its lines: for a few entries that are asked what they
   * would say.
   */
  openSideList(): ScreeningIndex;
  /**
   * Every candidate with its score, whatever its band, the best first: for evaluation and audits. `isEach`: every entry, those that no key
   * finds included, which takes a microsecond an entry and more.
   */
  scoreAll(question: ScreeningQuestion, isEach?: boolean): ScreeningHit[];
}

/** An empty index. `key`: the installation's screening secret, 16 bytes or more in hex (RangeError otherwise). */
export function createScreeningIndex(options: { key: string }): ScreeningIndex {
  return new ListIndex(options.key);
}

/**
 * The index of a snapshot file (snapshot.ts), whose bytes it keeps; and where that list stood. SnapshotRefusedError when it
 * is corrupt, stale, or made by another format, policy or key.
 */
export function restoreScreeningIndex(
  options: { key: string },
  file: Uint8Array<SharedArrayBuffer>,
  isCurrent: (position: string) => boolean = () => true,
): { index: ScreeningIndex; position: string } {
  const { columns, position } = decodeSnapshot(file, options.key, isCurrent);
  return { index: new ListIndex(options.key, columns), position };
}

/** An index of entries, each given once: a short list (1,000 entries) in this thread, a long one in threads of its own. */
export async function buildScreeningIndex(
  options: { key: string; shortList?: number; threads?: BuildThreads },
  batches: Batches,
): Promise<ScreeningIndex> {
  const { first, rest } = await firstOf(batches, options.shortList ?? SHORT);
  if (rest) return new ListIndex(options.key, await buildInBackground(options.key, rest, options.threads));
  const index = new ListIndex(options.key);
  for (const batch of first) {
    index.apply(batch.map((entry) => ({ kind: 'put', entry })));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return index;
}

/**
 * Read the room in this order: normalise-name, name-tokens, sound and token-code; keys, segment and list-part; traveller,
 * candidates, token-match, name-codes, name-reach, name-match, date-match, score; bands, evidence, rank. A candidate is found by keys, scored by
 * its record, and only those worth a word are unpacked and explained.
 */
class ListIndex implements ScreeningIndex {
  readonly policy = POLICY.name;
  readonly #key: string;
  readonly #hash: KeyHash;
  readonly #reader: TokenReader;
  readonly #whole: ListIndex | undefined;
  #state: ListState;
  /** Changes made since the rebuild under way began; undefined when none is. */
  #changesSince: ScreeningChange[] | undefined;
  #compactFrom = COMPACT_FROM;

  /** `whole`: the list whose counts and lines this one judges by. */
  constructor(key: string, columns?: ListColumns, whole?: ListIndex) {
    this.#key = key;
    this.#whole = whole;
    this.#hash = KeyHash.fromHex(key);
    this.#reader = new TokenReader(this.#hash);
    this.#state = new ListState(this.#hash, this.#reader, columns, whole ? whole.#state : undefined);
  }

  get entryCount(): number {
    return this.#state.open.entryCount + this.#state.discreet.entryCount;
  }

  get openEntryCount(): number {
    return this.#state.open.entryCount;
  }

  get memoryBytes(): number {
    return this.#state.memoryBytes;
  }

  get reviewLine(): number {
    return this.#whole ? this.#whole.reviewLine : reviewLine(this.openEntryCount);
  }

  openSideList(): ScreeningIndex {
    return new ListIndex(this.#key, undefined, this);
  }

  apply(changes: Iterable<ScreeningChange>): void {
    for (const change of changes) {
      this.#state.apply(change);
      this.#changesSince?.push(change);
    }
    if (!this.#changesSince && !this.#whole && this.#isLoose()) this.compact().catch(() => this.#postpone());
  }

  async snapshot(position: string): Promise<Iterable<Uint8Array>> {
    const columns = this.#state.untouchedColumns() ?? (await this.#rebuild());
    return encodeSnapshot(columns, this.#key, position);
  }

  async compact(): Promise<void> {
    if (this.#changesSince) return;
    this.#changesSince = [];
    try {
      const columns = await this.#rebuild();
      const state = new ListState(this.#hash, this.#reader, columns);
      await this.#catchUp(state);
      this.#state = state;
    } finally {
      this.#changesSince = undefined;
    }
  }

  /** Fresh columns of all entries as they stand now, made beside the list in use. */
  #rebuild(): Promise<ListColumns> {
    const { open, discreet } = this.#state;
    return rebuildInBackground(this.#key, [...open.segments, ...discreet.segments].map(livingTextsOf));
  }

  /** Brings a rebuilt list up to date, a few milliseconds at a time; what changes meanwhile comes last. */
  async #catchUp(state: ListState): Promise<void> {
    const changes = this.#changesSince ?? [];
    for (let at = 0; at < changes.length; ) {
      const until = performance.now() + SLICE_MS;
      for (; at < changes.length && performance.now() < until; at++) {
        const change = changes[at];
        if (change) state.apply(change);
      }
      if (at < changes.length) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A rebuild that fails costs speed, not answers: the next is tried when twice as much is loose. */
  #postpone(): void {
    this.#compactFrom *= 2;
  }

  #isLoose(): boolean {
    const { open, discreet } = this.#state;
    const loose = open.looseCount + discreet.looseCount;
    return loose > Math.max(this.#compactFrom, (open.finishedCount + discreet.finishedCount) * COMPACT_SHARE);
  }

  screen(question: ScreeningQuestion): ScreeningAnswer {
    const travellers = question.documents.map((document) => readTraveller(document, this.#reader));
    return { unscreenable: whyUnscreenable(travellers), hits: rankHits(this.#hits(travellers, question, false)) };
  }

  scoreAll(question: ScreeningQuestion, isEach = false): ScreeningHit[] {
    const travellers = question.documents.map((document) => readTraveller(document, this.#reader));
    return [...this.#hits(travellers, question, true, isEach)].sort((one, other) => other.score - one.score);
  }

  /** The best hit of each entry. `isEvery`: candidates without a band too, as `log`. */
  #hits(
    travellers: readonly Traveller[],
    question: ScreeningQuestion,
    isEvery: boolean,
    isEach = false,
  ): Iterable<ScreeningHit> {
    const best = new Map<string, ScreeningHit>();
    const line = this.reviewLine;
    for (const part of [this.#state.open, this.#state.discreet]) {
      for (const living of part.segments) {
        if (living.segment.entryCount === 0) continue;
        for (const traveller of travellers) {
          for (const hit of this.#hitsIn(living, traveller, question, line, isEvery, isEach)) {
            const known = best.get(hit.entryId);
            if (!known || compareHits(hit, known) < 0) best.set(hit.entryId, hit);
          }
        }
      }
    }
    return best.values();
  }

  #hitsIn(
    { segment, dead, deadCount }: LivingSegment,
    traveller: Traveller,
    question: ScreeningQuestion,
    line: number,
    isEvery: boolean,
    isEach: boolean,
  ): ScreeningHit[] {
    const { finder, scorer, namesakes } = this.#state;
    const found = finder.find(traveller, segment.postings, segment.entryCount, isEach);
    const scored: { slot: number; score: Score; isShown: boolean }[] = [];
    scorer.begin(line);
    scorer.approach(segment, found);
    for (let at = 0; at < found.length; at++) {
      const slot = found.slots[at] ?? 0;
      if (deadCount > 0 && dead[slot]) continue;
      const isShown = isEvery || at < finder.numberCount;
      const score = scorer.scoreOf(traveller, segment, slot, isShown ? Number.NEGATIVE_INFINITY : line);
      if (score) scored.push({ slot, score, isShown: isShown || mayBeShown(score, line) });
    }
    const hits: ScreeningHit[] = [];
    // What is certainly a `log` comes last, the best first: nobody sees more of them than there is room for.
    scored.sort((one, other) => Number(other.isShown) - Number(one.isShown) || other.score.total - one.score.total);
    for (const { slot, score, isShown } of scored) {
      if (!isShown && hits.filter((hit) => hit.score > score.total).length >= MAX_HITS) break;
      const entry = segment.entryAt(slot, isAboutPerson(score) || traveller.pin !== '');
      if (!appliesTo(entry, question.direction, question.onDate)) continue;
      const listedName = listedNameOf(entry, score, nameCountOf(segment.records[segment.recordAt[slot] ?? 0] ?? 0));
      const corrected = namesakes.correct(score, traveller, listedName.text, line);
      const hit = hitOf(traveller, entry, listedName, corrected, line, isEvery, this.#reader);
      if (hit) hits.push(hit);
    }
    return hits;
  }
}

function hitOf(
  traveller: Traveller,
  entry: ListedEntry,
  listedName: ListedName,
  score: Score,
  line: number,
  isEvery: boolean,
  reader: TokenReader,
): ScreeningHit | undefined {
  const document = compareDocuments(traveller, entry);
  const pin = comparePins(traveller, entry);
  if (!document && !pin?.isEqual && !meansNationality(entry, traveller.nationality)) return undefined;
  const total = score.total + numberBits(document, pin);
  const name = score.name && traveller.names[score.name.traveller];
  const isNameUnsure = name?.isTruncated === true || listedName.kind === 'weak';
  // Asked beside an equal birth date only.
  const isNameEqual =
    name !== undefined &&
    (score.birthDate?.bits ?? 0) > 0 &&
    soundsOf(splitName(listedName.text).map((token) => reader.read(token))) === soundsOf(name.tokens);
  const candidate: Candidate = { document, pin, score, total, isNameUnsure, isNameEqual };
  const band = bandOf(candidate, entry, line) ?? (isEvery ? 'log' : null);
  if (band === null) return undefined;
  const { entryId, version, category, action, flags, ownerAgency } = entry;
  const evidence = evidenceOf(traveller, entry, listedName, score, document, pin);
  return { entryId, version, category, action, flags, ownerAgency, band, score: total, evidence };
}

function isAboutPerson({ name, birthDate, sex, nationality }: Score): boolean {
  return name !== undefined || birthDate !== undefined || sex !== undefined || nationality !== undefined;
}

function soundsOf(tokens: readonly NameToken[]): string {
  return tokens
    .map(({ sounds }) => sounds)
    .sort()
    .join(' ');
}

/** All batches of a short list; of a longer one a `rest` that begins with them. */
async function firstOf(
  batches: Batches,
  count: number,
): Promise<{ first: (readonly ListedEntry[])[]; rest: Batches | undefined }> {
  const first: (readonly ListedEntry[])[] = [];
  let left = count;
  const reading = (async function* () {
    yield* batches;
  })();
  for (let next = await reading.next(); !next.done; next = await reading.next()) {
    first.push(next.value);
    left -= next.value.length;
    if (left >= 0) continue;
    return {
      first,
      rest: (async function* () {
        yield* first;
        yield* reading;
      })(),
    };
  }
  return { first, rest: undefined };
}
