import type { Tx } from '../platform/database.ts';
import { type OutsideEnd, pairPersons } from './count-stays.ts';
import { nameScoreOf, type OpenEnd } from './pair-crossings.ts';
import { findEnds, type KeptRow, readKept } from './stay-fold-store.ts';
import type { KeptCrossing } from './stay-keys.ts';
import type { StayRecord } from './stay-record.ts';
import { readRecordsOfCrossings } from './stay-record-store.ts';

/** Ends that share a word of the name, birth date and sex: of more than so many only the newest are looked at. */
const MOST_ENDS_OF_A_WORD = 2000;

/**
 * The open ends of people who are not among these, and that may, over any number of steps, change how the ends of these meet: those with
 * like names, and those that ends of these have met before.
 */
export async function readOutsideEnds(
  tx: Tx,
  old: readonly KeptRow[],
  oldRecords: readonly StayRecord[],
  crossings: readonly KeptCrossing[],
): Promise<OutsideEnd[]> {
  const own = new Set(crossings.map(({ id }) => id));
  const outside = new Map<string, OutsideEnd>();
  const take = async (rows: readonly KeptRow[]) => {
    const records = await readRecordsOfCrossings(
      tx,
      rows.map(({ id }) => id),
    );
    const byCrossing = new Map(records.flatMap((one) => [one.entryId, one.exitId].map((id) => [id, one] as const)));
    return rows.flatMap((row) => {
      const record = byCrossing.get(row.id);
      if (record) outside.set(row.id, { end: endOf(row, record), record });
      return record ? [row] : [];
    });
  };
  const metBefore = oldRecords.flatMap(({ exitPersonId, entryId, exitId }) =>
    exitPersonId === null ? [] : [entryId, exitId].filter((id) => id !== null && !own.has(id)),
  );
  const met = await take(
    await readKept(
      tx,
      'id',
      metBefore.filter((id) => id !== null),
    ),
  );
  let frontier: readonly KeptCrossing[] = [...endsOf(old), ...endsOf(crossings), ...met];
  while (frontier.length > 0) {
    const named = frontier.filter(({ nameKeys }) => nameKeys.length > 1);
    const found = await findEnds(tx, new Set(named.flatMap(({ nameKeys }) => nameKeys)), MOST_ENDS_OF_A_WORD);
    const rows = await readKept(
      tx,
      'id',
      found.filter((id) => !own.has(id) && !outside.has(id)),
    );
    frontier = await take(nearTo(named, rows));
  }
  return [...outside.values()];
}

const endsOf = (crossings: readonly KeptCrossing[]) =>
  pairPersons(crossings).flatMap(({ ends }) => ends.map(({ crossing }) => crossing));

/** Those of some rows whose names are like any of these. */
function nearTo(named: readonly KeptCrossing[], rows: readonly KeptRow[]): KeptRow[] {
  const byKey = new Map<string, KeptCrossing[]>();
  for (const one of named) for (const key of one.nameKeys) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  return rows.filter((row) =>
    row.nameKeys.some((key) => byKey.get(key)?.some(({ nameKeys }) => nameScoreOf(nameKeys, row.nameKeys) > 0)),
  );
}

function endOf(row: KeptRow, record: StayRecord): OpenEnd<KeptCrossing> {
  const { personId, ...crossing } = row;
  const isEntry = crossing.direction === 'entry';
  return {
    crossing,
    personId,
    previousAt: isEntry ? null : record.exitPreviousAt,
    nextAt: isEntry ? record.entryNextAt : null,
  };
}
