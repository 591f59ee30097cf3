import type { Insertable, Selectable } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { NewCrossing } from './crossing.ts';
import { crossingFacts } from './told-details.ts';

export type InspectionRow = Selectable<DB['inspection']>;
export type CrossingRow = Selectable<DB['crossing']>;

/** What a decision needs of its inspection: the judged columns, and those that the crossing copies. */
export const INSPECTION_COLUMNS = [
  'inspection.id',
  'inspection.checkpoint',
  'inspection.direction',
  'inspection.occurred_at',
  'inspection.officer_id',
  'inspection.traveller_kind',
  'inspection.purpose',
  'inspection.residence',
  'inspection.nationality',
  'inspection.sex',
  'inspection.age',
  'inspection.verdict',
  'inspection.signal',
  'inspection.advisories',
  'inspection.is_invented',
] as const;

export type InspectionFacts = Pick<
  InspectionRow,
  (typeof INSPECTION_COLUMNS)[number] extends `inspection.${infer Column}`
    ? Extract<Column, keyof InspectionRow>
    : never
>;

/** Who recorded a crossing, when, by which request. */
export interface Recording {
  site: string;
  accountId: string;
  recordedAt: Date;
  requestHash: Buffer;
}

/** The first revision of an inspection's crossing. It happened when the traveller was inspected, whenever it was decided. */
export function firstCrossingRow(
  inspection: InspectionFacts,
  mode: string,
  crossing: NewCrossing,
  recording: Recording,
): Insertable<DB['crossing']> {
  return {
    inspection_id: inspection.id,
    revision: 1,
    site: recording.site,
    checkpoint: inspection.checkpoint,
    mode,
    direction: inspection.direction,
    kind: crossing.kind,
    escort: crossing.escort,
    occurred_at: inspection.occurred_at,
    nationality: inspection.nationality,
    sex: inspection.sex,
    age: inspection.age,
    purpose: inspection.purpose,
    traveller_kind: inspection.traveller_kind,
    residence: inspection.residence,
    account_id: recording.accountId,
    recorded_at: recording.recordedAt,
    request_hash: recording.requestHash,
    is_invented: inspection.is_invented,
  };
}

/** With what was told of the journey when the lane decided. */
export async function findInspectionFacts(db: Database | Tx, id: string): Promise<InspectionFacts | undefined> {
  const facts = await db
    .selectFrom('inspection')
    .select(INSPECTION_COLUMNS)
    .where('inspection.id', '=', id)
    .executeTakeFirst();
  if (!facts) return undefined;
  const told = await db
    .selectFrom('decision')
    .select(['traveller_kind', 'purpose', 'residence'])
    .where('inspection_id', '=', id)
    .where('stage', '=', 'lane')
    .executeTakeFirst();
  return { ...facts, ...(told && crossingFacts(told)) };
}

/** The first and the last revision of a crossing; undefined when nobody crossed on this inspection. */
export async function findCrossing(
  db: Database | Tx,
  id: string,
): Promise<{ first: CrossingRow; current: CrossingRow } | undefined> {
  const rows = await db
    .selectFrom('crossing')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy('revision')
    .execute();
  const [first] = rows;
  const current = rows.at(-1);
  return first && current ? { first, current } : undefined;
}

/** Writes the next revision. @returns false when another correction has taken its number */
export async function insertNextRevision(tx: Tx, row: Insertable<DB['crossing']>): Promise<boolean> {
  const written = await tx
    .insertInto('crossing')
    .values(row)
    .onConflict((conflict) => conflict.columns(['inspection_id', 'revision']).doNothing())
    .returning('revision')
    .executeTakeFirst();
  return written !== undefined;
}
