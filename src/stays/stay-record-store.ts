import { type Insertable, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { type ColumnType, insertColumns } from '../platform/insert-rows.ts';
import type { DB } from '../platform/tables.ts';
import type { PairClass, PairConfidence, PairReason } from './pair-crossings.ts';
import type { StayRecord } from './stay-record.ts';

/** Rows of one INSERT: beyond, nothing is won. */
const ROWS_A_STATEMENT = 1000;

const recordColumns = sql<StayRecord>`
  id, person_id as "personId", exit_person_id as "exitPersonId", entry_id as "entryId", entry_at as "entryAt",
  entry_checkpoint as "entryCheckpoint", exit_id as "exitId", exit_at as "exitAt", exit_checkpoint as "exitCheckpoint", nationality,
  exit_nationality as "exitNationality", sex, age, traveller_kind as "travellerKind", purpose, residence, to_country as "toCountry",
  is_invented as "isInvented", confidence, reason, class, name_score as "nameScore", entry_next_at as "entryNextAt",
  exit_previous_at as "exitPreviousAt", rule_id as "ruleId", over_days as "overDays", authorised_until as "authorisedUntil", permit`;

/** The stays that any of these persons has a part in. */
export async function readRecordsOfPersons(tx: Tx, persons: Iterable<string>): Promise<StayRecord[]> {
  const ids = [...persons];
  const { rows } = await sql<StayRecord>`
    select ${recordColumns} from stay where person_id = any(${ids}::uuid[])
    union select ${recordColumns} from stay where exit_person_id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** The stays of which any of these crossings is an end. */
export async function readRecordsOfCrossings(tx: Tx, crossings: Iterable<string>): Promise<StayRecord[]> {
  const ids = [...crossings];
  if (ids.length === 0) return [];
  const { rows } = await sql<StayRecord>`
    select ${recordColumns} from stay where id = any(${ids}::uuid[])
    union select ${recordColumns} from stay where exit_id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

export async function deleteRecords(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom('stay')
      .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
      .execute();
}

const STAY_COLUMNS = {
  ...{
    id: 'uuid',
    person_id: 'uuid',
    exit_person_id: 'uuid',
    entry_id: 'uuid',
    entry_at: 'timestamptz',
    entry_checkpoint: 'text',
  },
  ...{
    exit_id: 'uuid',
    exit_at: 'timestamptz',
    exit_checkpoint: 'text',
    nationality: 'text',
    exit_nationality: 'text',
  },
  sex: 'text',
  age: 'smallint',
  traveller_kind: 'text',
  purpose: 'text',
  residence: 'text',
  to_country: 'text',
  is_invented: 'boolean',
  confidence: 'text',
  reason: 'text',
  class: 'text',
  name_score: 'real',
  entry_next_at: 'timestamptz',
  exit_previous_at: 'timestamptz',
  rule_id: 'uuid',
  over_days: 'int',
  authorised_until: 'date',
  permit: 'jsonb',
} as const satisfies Record<string, ColumnType>;

export async function insertRecords(tx: Tx, records: readonly StayRecord[]): Promise<void> {
  const values = records.map((record): Record<keyof typeof STAY_COLUMNS, unknown> & Insertable<DB['stay']> => ({
    id: record.id,
    person_id: record.personId,
    exit_person_id: record.exitPersonId,
    entry_id: record.entryId,
    entry_at: record.entryAt,
    entry_checkpoint: record.entryCheckpoint,
    exit_id: record.exitId,
    exit_at: record.exitAt,
    exit_checkpoint: record.exitCheckpoint,
    nationality: record.nationality,
    exit_nationality: record.exitNationality,
    sex: record.sex,
    age: record.age,
    traveller_kind: record.travellerKind,
    purpose: record.purpose,
    residence: record.residence,
    to_country: record.toCountry,
    is_invented: record.isInvented,
    confidence: record.confidence satisfies PairConfidence | null,
    reason: record.reason satisfies PairReason | null,
    class: record.class satisfies PairClass | null,
    name_score: record.nameScore,
    entry_next_at: record.entryNextAt,
    exit_previous_at: record.exitPreviousAt,
    rule_id: record.ruleId,
    over_days: record.overDays,
    authorised_until: record.authorisedUntil,
    permit: record.permit && JSON.stringify(record.permit),
  }));
  for (let from = 0; from < values.length; from += ROWS_A_STATEMENT) {
    await insertColumns('stay', STAY_COLUMNS, values.slice(from, from + ROWS_A_STATEMENT)).execute(tx);
  }
}
