import type { Database, Tx } from '../platform/database.ts';
import type { Agency } from './agency.ts';
import { agencyOf } from './agency-reader.ts';

function columnsOf({ names, isInUse, version }: Agency) {
  return { name_ky: names.ky, name_ru: names.ru, name_en: names.en, is_in_use: isInUse, row_version: version };
}

export async function selectAgency(db: Database | Tx, code: string): Promise<Agency | undefined> {
  const row = await db.selectFrom('agency').selectAll().where('code', '=', code).executeTakeFirst();
  return row && agencyOf(row);
}

/** The agency with its row locked until the end of the transaction; new accounts and entries that refer to it don't wait. */
export async function lockAgency(tx: Tx, code: string): Promise<Agency | undefined> {
  const row = await tx.selectFrom('agency').selectAll().where('code', '=', code).forNoKeyUpdate().executeTakeFirst();
  return row && agencyOf(row);
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
