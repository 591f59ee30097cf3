import type { Selectable } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { RunStatement } from '../platform/statement.ts';
import type { DB } from '../platform/tables.ts';
import type { Checkpoint, CheckpointStatus, Mode } from './checkpoint.ts';

/** More posts than any border has: a limit, so that no list is endless. */
const MOST_CHECKPOINTS = 1000;

function toCheckpoint(row: Selectable<DB['checkpoint']>): Checkpoint {
  return {
    code: row.code,
    names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en },
    mode: row.mode as Mode,
    neighbour: row.neighbour,
    status: row.status as CheckpointStatus,
    openingHours: row.opening_hours as Checkpoint['openingHours'],
    closures: row.closures as unknown as Checkpoint['closures'],
    lanes: row.lanes as unknown as Checkpoint['lanes'],
    dailyCapacity: row.daily_capacity,
    version: row.row_version,
  };
}

function columnsOf(checkpoint: Checkpoint) {
  return {
    name_ky: checkpoint.names.ky,
    name_ru: checkpoint.names.ru,
    name_en: checkpoint.names.en,
    mode: checkpoint.mode,
    neighbour: checkpoint.neighbour,
    status: checkpoint.status,
    opening_hours: checkpoint.openingHours && JSON.stringify(checkpoint.openingHours),
    closures: JSON.stringify(checkpoint.closures),
    lanes: JSON.stringify(checkpoint.lanes),
    daily_capacity: checkpoint.dailyCapacity,
    row_version: checkpoint.version,
  };
}

/** Columns by name: a kept plan must not change its answer when a migration adds one. */
const ALL = {
  name: 'checkpoints',
  text: `select code, name_ky, name_ru, name_en, mode, neighbour, status, opening_hours, closures, lanes, daily_capacity, row_version
    from checkpoint order by code limit ${MOST_CHECKPOINTS}`,
};

export async function selectCheckpoints(run: RunStatement): Promise<Checkpoint[]> {
  return (await run<Selectable<DB['checkpoint']>>(ALL, [])).map(toCheckpoint);
}

export async function selectCheckpoint(db: Database, code: string): Promise<Checkpoint | undefined> {
  const row = await db.selectFrom('checkpoint').selectAll().where('code', '=', code).executeTakeFirst();
  return row && toCheckpoint(row);
}

/** The checkpoint with its row locked until the end of the transaction. */
export async function lockCheckpoint(tx: Tx, code: string): Promise<Checkpoint | undefined> {
  const row = await tx.selectFrom('checkpoint').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
  return row && toCheckpoint(row);
}

/** @returns false when the code is taken */
export async function insertCheckpoint(tx: Tx, checkpoint: Checkpoint, at: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('checkpoint')
    .values({ code: checkpoint.code, ...columnsOf(checkpoint), updated_at: at })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The caller holds the row's lock. */
export async function updateCheckpoint(tx: Tx, checkpoint: Checkpoint, at: Date): Promise<void> {
  await tx
    .updateTable('checkpoint')
    .set({ ...columnsOf(checkpoint), updated_at: at })
    .where('code', '=', checkpoint.code)
    .execute();
}
