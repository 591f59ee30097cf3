import { type ArrivedCrossing, readCrossingsByIds, selectCrossingIds } from '../crossings/arrived-crossing-reader.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices } from '../platform/time-slice.ts';
import { type BalanceChange, changeBalances } from './balance-store.ts';
import { balanceOf, pairPersonsAnew } from './pair-anew.ts';
import { linkPersons, sureKeysOf } from './pair-crossings.ts';
import {
  type Backlog,
  findKeyOwners,
  joinPersons,
  NOBODY,
  type PersonSize,
  selectPersonSizes,
  takeOldKeys,
  writeKept,
  writeNewKeys,
} from './stay-fold-store.ts';
import { type KeptCrossing, keptCrossing } from './stay-keys.ts';
import type { StayRule } from './stay-rule.ts';

/** To be kept is less work than to be paired: so many more at a time keep lanes waiting no longer. */
const KEPT_FOR_ONE_PAIRED = 4;

export interface BacklogStep {
  platform: Pick<Platform, 'secrets'>;
  rules: readonly StayRule[];
  /** Crossings of a step, and of each part of it that is counted in one piece. */
  crossingsAStep: number;
  pairedAtATime: number;
}

/**
 * The next step of counting all crossings from nothing: first each is kept, in the order of ids, and joins the person whose documents or
 * personal number it shows; then person after person is paired, once. Followed in the order of arrival, somebody with forty crossings would
 * be paired forty times.
 * @returns how far it has come; null when every person is paired
 */
export async function stepBacklog(tx: Tx, deps: BacklogStep, backlog: Backlog): Promise<Backlog | null> {
  const { crossingsAStep, pairedAtATime } = deps;
  if (backlog.pairedId === null) {
    const ids = await selectCrossingIds(tx, backlog.keptId, crossingsAStep);
    const balances: BalanceChange[] = [];
    for (const some of inParts(ids, pairedAtATime * KEPT_FOR_ONE_PAIRED)) {
      const kept = await keepCrossings(tx, deps.platform, some);
      balances.push(...kept.flatMap((crossing) => balanceOf(crossing, 1)));
    }
    if (balances.length > 0) await changeBalances(tx, balances);
    const last = ids.at(-1);
    return last === undefined ? { ...backlog, pairedId: NOBODY } : { ...backlog, keptId: last };
  }
  let last: string | null = null;
  for (const some of partsBySize(await selectPersonSizes(tx, backlog.pairedId, crossingsAStep), pairedAtATime)) {
    await pairPersonsAnew(tx, deps.rules, some);
    last = some.at(-1) ?? last;
  }
  return last === null ? null : { ...backlog, pairedId: last };
}

async function keepCrossings(
  tx: Tx,
  platform: Pick<Platform, 'secrets'>,
  ids: readonly string[],
): Promise<readonly KeptCrossing[]> {
  const crossings = await keepAll(tx, platform, await readCrossingsByIds(tx, ids));
  const owners = await findKeyOwners(tx, crossings.flatMap(sureKeysOf));
  const known = [...Map.groupBy(owners, ({ personId }) => personId)].map(([id, own]) => ({
    ...{ id, kind: 'ordinary' as const, personalKeys: [], documentKeys: own.map(({ key }) => key) },
  }));
  const newOwners = new Map<string, string>();
  const oldOwners = new Map(owners.map(({ key, personId }) => [key, personId]));
  const personOf = new Map<string, string>();
  for (const [personId, linked] of linkPersons([...known, ...crossings])) {
    for (const one of linked) {
      personOf.set(one.id, personId);
      for (const key of sureKeysOf(one)) if (oldOwners.get(key) !== personId) newOwners.set(key, personId);
    }
  }
  const joined = known.map(({ id }) => ({ from: id, to: personOf.get(id) ?? id }));
  await joinPersons(
    tx,
    joined.filter(({ from, to }) => from !== to),
  );
  await writeKept(
    tx,
    crossings.map((crossing) => ({ ...crossing, personId: personOf.get(crossing.id) ?? crossing.id })),
  );
  await writeNewKeys(tx, newOwners);
  return crossings;
}

/**
 * Keyed hashes and sounds of a step's crossings take 10 ms of the processor: lanes are let in between. Where retention has dropped the documents,
 * what was made of them stays.
 */
export async function keepAll(
  tx: Tx,
  platform: Pick<Platform, 'secrets'>,
  arrived: readonly ArrivedCrossing[],
): Promise<KeptCrossing[]> {
  const bare = arrived.filter(({ documents }) => documents.length === 0);
  const old = bare.length === 0 ? null : await takeOldKeys(tx, new Set(bare.map(({ id }) => id)));
  const stepAside = openSlices();
  const kept: KeptCrossing[] = [];
  for (const one of arrived) {
    kept.push({ ...keptCrossing(platform, one), ...(one.documents.length === 0 && old?.get(one.id)) });
    await stepAside();
  }
  return kept;
}

export function* inParts<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** Persons in parts of at most `size` crossings; whoever has more is a part alone. */
export function* partsBySize(persons: readonly PersonSize[], size: number): Generator<string[]> {
  let part: string[] = [];
  let inPart = 0;
  for (const { personId, crossings } of persons) {
    if (part.length > 0 && inPart + crossings > size) {
      yield part;
      part = [];
      inPart = 0;
    }
    part.push(personId);
    inPart += crossings;
  }
  if (part.length > 0) yield part;
}
