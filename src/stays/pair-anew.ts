import { isDeepStrictEqual } from 'node:util';
import { localDate } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';
import type { BalanceChange } from './balance-store.ts';
import { countStays } from './count-stays.ts';
import type { KnownJudgement } from './judge-stays.ts';
import { readOutsideEnds } from './outside-ends.ts';
import { hasMoved, linkPersons, sureKeysOf } from './pair-crossings.ts';
import {
  findPersons,
  insertEndKeys,
  type KeptRow,
  readKept,
  writeEndKeys,
  writeKept,
  writeKeys,
} from './stay-fold-store.ts';
import type { KeptCrossing } from './stay-keys.ts';
import { judgementOf, type StayRecord } from './stay-record.ts';
import { deleteRecords, insertRecords, readRecordsOfPersons } from './stay-record-store.ts';
import type { StayRule } from './stay-rule.ts';

/**
 * Pairs everything anew that some changed crossings touch: their persons as they were and as they are, and the open ends that may meet theirs.
 * @returns what that changes in the balances
 */
export async function pairAnew(
  tx: Tx,
  rules: readonly StayRule[],
  changed: readonly KeptCrossing[],
): Promise<BalanceChange[]> {
  const before = await readKept(
    tx,
    'id',
    changed.map(({ id }) => id),
  );
  const persons = new Set([
    ...before.map(({ personId }) => personId),
    ...(await findPersons(tx, changed.flatMap(sureKeysOf))),
  ]);
  const old = await readKept(tx, 'person_id', persons);
  const crossings = new Map<string, KeptCrossing>(old.map((row) => [row.id, row]));
  for (const crossing of changed) crossings.set(crossing.id, crossing);
  const oldRecords = await readRecordsOfPersons(tx, persons);

  const outside = await readOutsideEnds(tx, old, oldRecords, [...crossings.values()]);
  const known = stillKnown(oldRecords, old, changed, [...crossings.values()]);
  const counted = countStays(rules, [...crossings.values()], outside, known);

  const oldById = new Map(old.map((row) => [row.id, row]));
  const kept = [...crossings.values()].map((crossing): KeptRow => {
    return { ...crossing, personId: counted.persons.get(crossing.id) ?? crossing.id };
  });
  await writeKept(
    tx,
    kept.filter((row) => !isDeepStrictEqual(row, oldById.get(row.id))),
  );
  const owners = new Map(kept.flatMap((row) => sureKeysOf(row).map((key) => [key, row.personId] as const)));
  await writeKeys(tx, persons, owners);
  await writeEndKeys(
    tx,
    crossings.keys(),
    counted.ends.map(({ crossing }) => crossing),
  );
  await writeRecords(tx, [...oldRecords, ...outside.map(({ record }) => record)], counted.records);
  return [...before.flatMap((row) => balanceOf(row, -1)), ...changed.flatMap((crossing) => balanceOf(crossing, 1))];
}

/** What a crossing adds to its day's balance, or takes from it; what moved nobody does neither. */
export function balanceOf(crossing: KeptCrossing, by: 1 | -1): BalanceChange[] {
  if (!hasMoved(crossing)) return [];
  const { checkpoint, nationality, direction, occurredAt } = crossing;
  const counts = direction === 'entry' ? { entries: by, exits: 0 } : { entries: 0, exits: by };
  return [{ checkpoint, nationality, day: localDate(occurredAt), ...counts }];
}

/** A stay that ended before the first change of its person is judged as before; only of a person who neither joined another nor fell apart. */
function stillKnown(
  records: readonly StayRecord[],
  old: readonly KeptRow[],
  changed: readonly KeptCrossing[],
  crossings: readonly KeptCrossing[],
): KnownJudgement {
  const oldById = new Map(old.map((row) => [row.id, row]));
  const changes = new Map(changed.map((crossing) => [crossing.id, crossing]));
  const homes = new Map<string, Set<string>>();
  const persons = [...linkPersons(crossings)].map(([personId, own]) => {
    const before = new Set(own.flatMap(({ id }) => oldById.get(id)?.personId ?? []));
    for (const person of before) homes.set(person, (homes.get(person) ?? new Set()).add(personId));
    return { own, before };
  });
  const changedFrom = new Map<string, number>();
  for (const { own, before } of persons) {
    const isWhole = before.size === 1 && [...before].every((person) => homes.get(person)?.size === 1);
    const times = own.flatMap(({ id, occurredAt }) =>
      changes.has(id) ? [occurredAt, oldById.get(id)?.occurredAt ?? occurredAt] : [],
    );
    const from = isWhole ? Math.min(...times.map((at) => at.getTime())) : 0;
    for (const { id } of own) changedFrom.set(id, from);
  }
  const byId = new Map(records.map((record) => [record.id, record]));
  return (stayId, endAt) => {
    const record = byId.get(stayId);
    if (!record || record.confidence === 'probable') return undefined;
    const isSame = (record.exitAt ?? record.entryAt)?.getTime() === endAt.getTime();
    return isSame && endAt.getTime() < (changedFrom.get(stayId) ?? 0) ? judgementOf(record) : undefined;
  };
}

/** Pairs some persons whose crossings are kept and who have no stays yet: all of theirs, and the open ends of others that may meet theirs. */
export async function pairPersonsAnew(tx: Tx, rules: readonly StayRule[], persons: readonly string[]): Promise<void> {
  const kept = await readKept(tx, 'person_id', persons);
  const outside = await readOutsideEnds(tx, [], [], kept);
  const counted = countStays(rules, kept, outside);
  await insertEndKeys(
    tx,
    counted.ends.map(({ crossing }) => crossing),
  );
  await writeRecords(
    tx,
    outside.map(({ record }) => record),
    counted.records,
  );
}

/** Replaces what is stored by what was counted, where they differ. */
async function writeRecords(tx: Tx, before: readonly StayRecord[], counted: readonly StayRecord[]): Promise<void> {
  const stored = new Map(before.map((record) => [record.id, record]));
  const written = counted.filter((record) => !isDeepStrictEqual(record, stored.get(record.id)));
  const isStanding = new Set(counted.map(({ id }) => id));
  const isWritten = new Set(written.map(({ id }) => id));
  await deleteRecords(
    tx,
    [...stored.keys()].filter((id) => !isStanding.has(id) || isWritten.has(id)),
  );
  await insertRecords(tx, written);
}
