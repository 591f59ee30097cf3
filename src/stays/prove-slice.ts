import { isDeepStrictEqual } from 'node:util';
import { addDays } from '../core/dates.ts';
import { readCrossingsByIds } from '../crossings/arrived-crossing-reader.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices, type StepAside } from '../platform/time-slice.ts';
import { countStays } from './count-stays.ts';
import { selectIdAfter } from './id-slice.ts';
import { readOutsideEnds } from './outside-ends.ts';
import { partsBySize } from './pair-backlog.ts';
import { sureKeysOf } from './pair-crossings.ts';
import { type KeptRow, NOBODY, readFoldState, readKept, selectPersonSizes } from './stay-fold-store.ts';
import { keptCrossing } from './stay-keys.ts';
import { addProofs, NOTHING_PROVED, type ProofPlace, type StayFault, type StayProof } from './stay-proof.ts';
import {
  selectBalanceDays,
  selectEndKeys,
  selectForgotten,
  selectKeys,
  selectLate,
  selectWrongBalances,
} from './stay-proof-store.ts';
import { readRecordsOfPersons } from './stay-record-store.ts';
import type { StayRule } from './stay-rule.ts';

/** How much is proved at a time: none of it grows with the register. */
export interface ProofSizes {
  /** Whether these are kept is one statement. */
  crossingsASlice: number;
  /** Crossings whose persons are paired from nothing in a slice; and of these so many in one piece, which keeps the lanes of the process waiting. */
  pairedASlice: number;
  pairedAtATime: number;
  /** Their balances are one statement over the crossings of these days and of the week around them. */
  daysASlice: number;
}

export const PROOF_SIZES: ProofSizes = {
  ...{ crossingsASlice: 50_000, pairedASlice: 2_000, pairedAtATime: 100, daysASlice: 8 },
};

export const PROOF_BEGIN: ProofPlace = { stage: 'crossings', reached: NOBODY };

export interface ProofDeps {
  platform: Pick<Platform, 'secrets'>;
  rules: readonly StayRule[];
  sizes: ProofSizes;
}

/**
 * Proves the next part of the stays, in the snapshot of the transaction, by the crossings as they stand. What arrived since the last step of following
 * them is left to the next proof.
 * @returns what was found, and where to go on; null: all is proved
 */
export async function proveSlice(
  tx: Tx,
  deps: ProofDeps,
  place: ProofPlace,
): Promise<{ proof: StayProof; next: ProofPlace | null }> {
  const { sizes } = deps;
  let proof = NOTHING_PROVED;
  const note: Note = (fault, what) => {
    proof = addProofs(proof, { ...NOTHING_PROVED, differing: 1, differences: [{ fault, what }] });
  };
  if (place.stage === 'crossings') {
    const { at } = await readFoldState(tx);
    const to = await selectIdAfter(tx, 'crossing', place.reached, sizes.crossingsASlice);
    for (const id of await selectForgotten(tx, at, { from: place.reached, to })) note('forgotten', id);
    return { proof, next: to === null ? { stage: 'persons', reached: NOBODY } : { stage: 'crossings', reached: to } };
  }
  if (place.stage === 'persons') {
    const persons = await selectPersonSizes(tx, place.reached, sizes.pairedASlice);
    for (const some of partsBySize(persons, sizes.pairedAtATime)) {
      proof = addProofs(proof, await provePersons(tx, deps, some));
    }
    const last = persons.at(-1);
    if (last) return { proof, next: { stage: 'persons', reached: last.personId } };
    const days = await selectBalanceDays(tx);
    return { proof, next: days && { stage: 'balances', reached: days.first } };
  }
  const to = addDays(place.reached, sizes.daysASlice);
  for (const { checkpoint, day } of await selectWrongBalances(tx, { from: place.reached, to })) {
    note('balance', `${checkpoint} ${day}`);
  }
  const days = await selectBalanceDays(tx);
  return { proof, next: days && to <= days.last ? { stage: 'balances', reached: to } : null };
}

type Note = (fault: StayFault, what: string) => void;

async function provePersons(tx: Tx, { platform, rules }: ProofDeps, persons: readonly string[]): Promise<StayProof> {
  const stepAside = openSlices();
  const kept = await readKept(tx, 'person_id', persons);
  let proof: StayProof = { ...NOTHING_PROVED, crossings: kept.length, persons: persons.length };
  const note: Note = (fault, what) => {
    proof = addProofs(proof, { ...NOTHING_PROVED, differing: 1, differences: [{ fault, what }] });
  };
  await compareCrossings(tx, platform, kept, note, stepAside);
  await compareKeys(tx, persons, kept, note);
  await stepAside();
  const stays = await compareStays(tx, rules, persons, kept, note);
  await stepAside();
  return { ...proof, stays };
}

async function compareCrossings(
  tx: Tx,
  platform: ProofDeps['platform'],
  kept: readonly KeptRow[],
  note: Note,
  stepAside: StepAside,
): Promise<void> {
  const ids = kept.map(({ id }) => id);
  const standing = new Map((await readCrossingsByIds(tx, ids)).map((one) => [one.id, one]));
  const otherwise: string[] = [];
  for (const { personId: _, ...row } of kept) {
    await stepAside();
    const crossing = standing.get(row.id);
    if (crossing) {
      const should = keptCrossing(platform, crossing);
      // Retention has dropped the documents; what they gave is kept as hashes.
      const { documentKeys, personalKeys, nameKeys, permit } = crossing.documents.length === 0 ? row : should;
      if (isDeepStrictEqual({ ...should, documentKeys, personalKeys, nameKeys, permit }, row)) continue;
    }
    otherwise.push(row.id);
  }
  if (otherwise.length === 0) return;
  const { at } = await readFoldState(tx);
  const late = await selectLate(tx, at, otherwise);
  for (const id of otherwise) if (!late.has(id)) note('crossing', id);
}

/** A key that somebody else holds is told of both: of whose it is, and of who holds it. */
async function compareKeys(tx: Tx, persons: readonly string[], kept: readonly KeptRow[], note: Note): Promise<void> {
  const owners = new Map(kept.flatMap((row) => sureKeysOf(row).map((key) => [key, row.personId] as const)));
  const stored = new Map((await selectKeys(tx, owners.keys(), persons)).map((row) => [row.key, row.personId]));
  for (const [key, personId] of owners) if (stored.get(key) !== personId) note('person', key);
  const asked = new Set(persons);
  for (const [key, personId] of stored) if (asked.has(personId) && owners.get(key) !== personId) note('person', key);
}

/** @returns how many stays these persons have: one whose ends only the name links is its entry's */
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
  const ofThese = new Set(persons);
  return [...should.values()].filter(({ personId }) => ofThese.has(personId)).length;
}
