import type { Selectable } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { Agency } from './agency.ts';

/** More agencies than any state has: a limit, so that no list is endless. */
const MOST_AGENCIES = 500;

function toAgency(row: Selectable<DB['agency']>): Agency {
  return {
    code: row.code,
    names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en },
    isInUse: row.is_in_use,
    version: row.row_version,
  };
}

function columnsOf({ names, isInUse, version }: Agency) {
  return { name_ky: names.ky, name_ru: names.ru, name_en: names.en, is_in_use: isInUse, row_version: version };
}

export async function selectAgencies(db: Database): Promise<Agency[]> {
  const rows = await db.selectFrom('agency').selectAll().orderBy('code').limit(MOST_AGENCIES).execute();
  return rows.map(toAgency);
}

export async function selectAgency(db: Database | Tx, code: string): Promise<Agency | undefined> {
  const row = await db.selectFrom('agency').selectAll().where('code', '=', code).executeTakeFirst();
  return row && toAgency(row);
}

/** The agency with its row locked until the end of the transaction; new accounts and entries that refer to it don't wait. */
export async function lockAgency(tx: Tx, code: string): Promise<Agency | undefined> {
  const row = await tx.selectFrom('agency').selectAll().where('code', '=', code).forNoKeyUpdate().executeTakeFirst();
  return row && toAgency(row);
}

/** @returns false when the code is taken */
export async function insertAgency(tx: Tx, agency: Agency): Promise<boolean> {
  const inserted = await tx
    .insertInto('agency')
    .values({ code: agency.code, ...columnsOf(agency) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The caller holds the row's lock. */
export async function updateAgency(tx: Tx, agency: Agency): Promise<void> {
  await tx.updateTable('agency').set(columnsOf(agency)).where('code', '=', agency.code).execute();
}
