import { isDeepStrictEqual } from 'node:util';
import { readArrivals, readCrossingsByIds } from '../crossings/arrived-crossing-reader.ts';
import { inSnapshot, type Tx } from '../platform/database.ts';
import { countStays } from './count-stays.ts';
import { type FoldDeps, followStays } from './fold-stays.ts';
import { selectIdAfter } from './id-slice.ts';
import { readOutsideEnds } from './outside-ends.ts';
import { sureKeysOf } from './pair-crossings.ts';
import { findWrongBalances } from './prove-balances.ts';
import { type KeptRow, NOBODY, readFoldState, readKept, selectPersonSizes } from './stay-fold-store.ts';
import { keptCrossing } from './stay-keys.ts';
import { selectEndKeys, selectForgotten, selectKeys } from './stay-proof-store.ts';
import { readRecordsOfPersons } from './stay-record-store.ts';
import type { StayRule } from './stay-rule.ts';

/** Crossings whose persons are paired from nothing at a time. */
const PAIRED_A_STEP = 2_000;
/** Crossings of one statement: none grows with the register. */
const CROSSINGS_A_SLICE = 50_000;
/** Rows that arrive while it is proved; whoever they touch is left to the next proof. */
const MOST_LATE = 10_000;
const MOST_SHOWN = 20;
const LAST_XID = '18446744073709551615';

/**
 * forgotten: a crossing is not kept; crossing: it is kept otherwise than it stands; person: it belongs to somebody else, or a key does; pair: a
 * stay is not what a pairing gives; end: an open end can't be found by its name; balance: a day's entries and exits.
 */
export type StayFault = 'forgotten' | 'crossing' | 'person' | 'pair' | 'end' | 'balance';

export interface StayDifference {
  fault: StayFault;
  /** A crossing, a stay, a key; of a balance checkpoint and day. */
  what: string;
}

export interface StayProof {
  crossings: number;
  stays: number;
  differing: number;
  /** The first of them. */
  differences: StayDifference[];
}

type VerifyDeps = Pick<FoldDeps, 'rules'> & {
  platform: Pick<FoldDeps['platform'], 'secrets' | 'reports' | 'log'>;
  crossingsASlice?: number;
};

/**
 * Proves in one snapshot that the stays equal a pairing of the crossings from nothing. Some persons at a time, each fact by itself: every
 * crossing is kept as it stands; every document and personal number belongs to the person of each crossing that shows it, so that nobody
 * falls apart; what makes a person one links all their crossings, so that nobody is two; the person's own crossings, and the ends of
 * others that may meet theirs, give the stays that are stored. What arrived since the last step is left to the next proof.
 */
export async function verifyStays(deps: VerifyDeps): Promise<StayProof> {
  await followStays(deps);
  const rules = await deps.rules.list();
  return inSnapshot(deps.platform.reports, (tx) => verifyAll(tx, deps, rules));
}

async function verifyAll(
  tx: Tx,
  { platform, crossingsASlice = CROSSINGS_A_SLICE }: VerifyDeps,
  rules: readonly StayRule[],
): Promise<StayProof> {
  const proof: StayProof = { crossings: 0, stays: 0, differing: 0, differences: [] };
  const note = (fault: StayFault, what: string) => {
    proof.differing += 1;
    if (proof.differences.length < MOST_SHOWN) proof.differences.push({ fault, what });
  };
  const { at } = await readFoldState(tx);
  const arrived = await readArrivals(tx, { after: at, below: LAST_XID, limit: MOST_LATE });
  const late = new Set(arrived.map(({ id }) => id));
  for (let from: string | null = NOBODY; from !== null; ) {
    const to: string | null = await selectIdAfter(tx, 'crossing', from, crossingsASlice);
    for (const id of await selectForgotten(tx, at, { from, to }, MOST_SHOWN)) note('forgotten', id);
    from = to;
  }
  for (let after = NOBODY; ; ) {
    const persons = (await selectPersonSizes(tx, after, PAIRED_A_STEP)).map(({ personId }) => personId);
    const last = persons.at(-1);
    if (last === undefined) break;
    after = last;
    const kept = await readKept(tx, 'person_id', persons);
    proof.crossings += kept.length;
    await compareCrossings(tx, platform, kept, late, note);
    await compareKeys(tx, persons, kept, note);
    proof.stays += await compareStays(tx, rules, persons, kept, note);
  }
  for (const { checkpoint, day } of await findWrongBalances(tx, crossingsASlice))
    note('balance', `${checkpoint} ${day}`);
  return proof;
}

type Note = (fault: StayFault, what: string) => void;

async function compareCrossings(
  tx: Tx,
  platform: VerifyDeps['platform'],
  kept: readonly KeptRow[],
  late: ReadonlySet<string>,
  note: Note,
): Promise<void> {
  const standing = new Map(
    (
      await readCrossingsByIds(
        tx,
        kept.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  for (const { personId: _, ...row } of kept) {
    if (late.has(row.id)) continue;
    const crossing = standing.get(row.id);
    if (!crossing) {
      note('crossing', row.id);
      continue;
    }
    const should = keptCrossing(platform, crossing);
    // Retention has dropped the documents; what they gave is kept as hashes.
    const { documentKeys, personalKeys, nameKeys } = crossing.documents.length === 0 ? row : should;
    if (!isDeepStrictEqual({ ...should, documentKeys, personalKeys, nameKeys }, row)) note('crossing', row.id);
  }
}

async function compareKeys(tx: Tx, persons: readonly string[], kept: readonly KeptRow[], note: Note): Promise<void> {
  const owners = new Map(kept.flatMap((row) => sureKeysOf(row).map((key) => [key, row.personId] as const)));
  const stored = new Map((await selectKeys(tx, owners.keys(), persons)).map((row) => [row.key, row.personId]));
  for (const [key, personId] of owners) if (stored.get(key) !== personId) note('person', key);
  for (const key of stored.keys()) if (!owners.has(key)) note('person', key);
}

async function compareStays(
  tx: Tx,
  rules: readonly StayRule[],
  persons: readonly string[],
  kept: readonly KeptRow[],
  note: Note,
): Promise<number> {
  const own = new Set(kept.map(({ id }) => id));
  const stored = await readRecordsOfPersons(tx, persons);
  const outside = await readOutsideEnds(tx, kept, stored, kept);
  const counted = countStays(rules, kept, outside);
  for (const { id, personId } of kept) if (counted.persons.get(id) !== personId) note('person', id);
  const isOwn = ({ entryId, exitId }: { entryId: string | null; exitId: string | null }) =>
    (entryId !== null && own.has(entryId)) || (exitId !== null && own.has(exitId));
  const should = new Map(counted.records.filter(isOwn).map((record) => [record.id, record]));
  const is = new Map(stored.map((record) => [record.id, record]));
  for (const [id, record] of should) if (!isDeepStrictEqual(is.get(id), record)) note('pair', id);
  for (const id of is.keys()) if (!should.has(id)) note('pair', id);
  const ends = new Set(counted.ends.flatMap(({ crossing }) => crossing.nameKeys.map((key) => `${crossing.id} ${key}`)));
  const found = new Set((await selectEndKeys(tx, [...own])).map(({ key, id }) => `${id} ${key}`));
  for (const end of ends) if (!found.has(end)) note('end', end.slice(0, 36));
  for (const end of found) if (!ends.has(end)) note('end', end.slice(0, 36));
  return should.size;
}
