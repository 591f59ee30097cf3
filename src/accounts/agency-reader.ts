import type { Selectable } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { Agency } from './agency.ts';

/** More agencies than any state has: a limit, so that no list is endless. */
const MOST_AGENCIES = 500;

export function agencyOf(row: Selectable<DB['agency']>): Agency {
  return {
    code: row.code,
    names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en },
    isInUse: row.is_in_use,
    version: row.row_version,
  };
}

/** All agencies by code, those out of use too. */
export async function listAgencies(db: Database): Promise<Agency[]> {
  const rows = await db.selectFrom('agency').selectAll().orderBy('code').limit(MOST_AGENCIES).execute();
  return rows.map(agencyOf);
}
