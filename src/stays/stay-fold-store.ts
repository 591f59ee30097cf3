import { type Insertable, type Selectable, sql } from 'kysely';
import type { ArrivalCursor } from '../crossings/arrived-crossing-reader.ts';
import type { CrossingKind, Direction } from '../crossings/crossing.ts';
import type { Purpose, TravellerKind } from '../crossings/inspection.ts';
import type { Tx } from '../platform/database.ts';
import { type ColumnType, insertColumns } from '../platform/insert-rows.ts';
import type { DB } from '../platform/tables.ts';
import type { KeptCrossing, StayKeys, StayPermit } from './stay-keys.ts';

/** Rows of one INSERT: beyond, nothing is won. */
const ROWS_A_STATEMENT = 1000;

/** Before every id. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How far a count from nothing has come: every crossing up to `keptId` is kept, every person up to `pairedId` (null: none yet) is paired. */
export interface Backlog {
  /** Where following goes on afterwards: transactions from here on. */
  xid: string;
  keptId: string;
  pairedId: string | null;
}

export interface FoldState {
  at: ArrivalCursor;
  backlog: Backlog | null;
  mark: { xid: string; at: Date } | null;
  asOf: Date | null;
  /** While all is being forgotten (forget-stays.ts): from where on; null: nothing is. */
  forgottenBelow: string | null;
}

/** One process at a time follows the crossings (platform/turn.ts). */
export const FOLD_TURN = 'stay-fold';

export async function readFoldState(tx: Tx): Promise<FoldState> {
  const { rows } = await sql<{
    xid: string;
    id: string;
    revision: number;
    markXid: string | null;
    markAt: Date | null;
    asOf: Date | null;
    backlogXid: string | null;
    keptId: string | null;
    pairedId: string | null;
    forgottenBelow: string | null;
  }>`
    select at_xid::text as xid, at_id as id, at_revision as revision, mark_xid::text as "markXid", mark_at as "markAt",
      as_of as "asOf", backlog_xid::text as "backlogXid", backlog_kept_id as "keptId", backlog_paired_id as "pairedId",
      forgotten_below as "forgottenBelow"
    from stay_fold where name = 'stays'`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('stay_fold has lost its row');
  const { xid, id, revision, markXid, markAt, asOf, backlogXid, keptId, pairedId, forgottenBelow } = row;
  return {
    at: { xid, id, revision },
    backlog: backlogXid === null ? null : { xid: backlogXid, keptId: keptId ?? NOBODY, pairedId },
    mark: markXid !== null && markAt ? { xid: markXid, at: markAt } : null,
    asOf,
    forgottenBelow,
  };
}

export async function saveFoldState(tx: Tx, { at, backlog, mark, asOf, forgottenBelow }: FoldState): Promise<void> {
  await sql`
    update stay_fold set at_xid = ${at.xid}::xid8, at_id = ${at.id}, at_revision = ${at.revision},
      mark_xid = ${mark?.xid ?? null}::xid8, mark_at = ${mark?.at ?? null}, as_of = ${asOf},
      backlog_xid = ${backlog?.xid ?? null}::xid8, backlog_kept_id = ${backlog?.keptId ?? null}, backlog_paired_id = ${backlog?.pairedId ?? null},
      forgotten_below = ${forgottenBelow}::uuid
    where name = 'stays'`.execute(tx);
}

export type KeptRow = KeptCrossing & { personId: string };

function keptRow(row: Selectable<DB['stay_crossing']>): KeptRow {
  return {
    id: row.id,
    personId: row.person_id,
    revision: row.revision,
    direction: row.direction as Direction,
    kind: row.kind as CrossingKind,
    occurredAt: row.occurred_at,
    checkpoint: row.checkpoint,
    nationality: row.nationality,
    sex: row.sex,
    age: row.age,
    travellerKind: row.traveller_kind as TravellerKind,
    purpose: row.purpose as Purpose,
    residence: row.residence,
    toCountry: row.to_country,
    isInvented: row.is_invented,
    documentKeys: row.document_keys,
    personalKeys: row.personal_keys,
    nameKeys: row.name_keys,
    permit: row.permit as StayPermit | null,
  };
}

export interface PersonSize {
  personId: string;
  crossings: number;
}

const among = (ids: Iterable<string>) => sql<string>`any(${[...ids]}::uuid[])`;

export async function readKept(tx: Tx, by: 'id' | 'person_id', ids: Iterable<string>): Promise<KeptRow[]> {
  const asked = [...ids];
  if (asked.length === 0) return [];
  const rows = await tx.selectFrom('stay_crossing').selectAll().where(by, '=', among(asked)).execute();
  return rows.map(keptRow);
}

export type SparedKeys = StayKeys & Pick<KeptCrossing, 'permit'>;

/** Keys that were made of documents which are gone: as they are kept, or as they were spared when the stays were forgotten. */
export async function takeOldKeys(tx: Tx, ids: Iterable<string>): Promise<Map<string, SparedKeys>> {
  const { rows } = await sql<SparedKeys & { id: string }>`
    with spared as (delete from stay_spared_key where id = ${among(ids)} returning *)
    select id, document_keys as "documentKeys", personal_keys as "personalKeys", name_keys as "nameKeys", permit from spared
    union all select id, document_keys, personal_keys, name_keys, permit from stay_crossing where id = ${among(ids)}`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...keys }) => [id, keys]));
}

const KEPT_COLUMNS = {
  id: 'uuid',
  person_id: 'uuid',
  revision: 'int',
  direction: 'text',
  kind: 'text',
  occurred_at: 'timestamptz',
  checkpoint: 'text',
  nationality: 'text',
  sex: 'text',
  age: 'smallint',
  traveller_kind: 'text',
  purpose: 'text',
  residence: 'text',
  to_country: 'text',
  is_invented: 'boolean',
  document_keys: 'uuid[]',
  personal_keys: 'uuid[]',
  name_keys: 'uuid[]',
  permit: 'jsonb',
} as const satisfies Record<string, ColumnType>;

export async function writeKept(tx: Tx, rows: readonly KeptRow[]): Promise<void> {
  const values = rows.map((row): Record<keyof typeof KEPT_COLUMNS, unknown> & Insertable<DB['stay_crossing']> => ({
    id: row.id,
    person_id: row.personId,
    revision: row.revision,
    direction: row.direction,
    kind: row.kind,
    occurred_at: row.occurredAt,
    checkpoint: row.checkpoint,
    nationality: row.nationality,
    sex: row.sex,
    age: row.age,
    traveller_kind: row.travellerKind,
    purpose: row.purpose,
    residence: row.residence,
    to_country: row.toCountry,
    is_invented: row.isInvented,
    document_keys: [...row.documentKeys],
    personal_keys: [...row.personalKeys],
    name_keys: [...row.nameKeys],
    permit: row.permit && JSON.stringify(row.permit),
  }));
  for (let from = 0; from < values.length; from += ROWS_A_STATEMENT) {
    await sql`
      ${insertColumns('stay_crossing', KEPT_COLUMNS, values.slice(from, from + ROWS_A_STATEMENT))}
      on conflict (id) do update set person_id = excluded.person_id, revision = excluded.revision, direction = excluded.direction,
        kind = excluded.kind, occurred_at = excluded.occurred_at, checkpoint = excluded.checkpoint, nationality = excluded.nationality,
        sex = excluded.sex, age = excluded.age, document_keys = excluded.document_keys, personal_keys = excluded.personal_keys,
        name_keys = excluded.name_keys, permit = excluded.permit`.execute(tx);
  }
}

/** The persons that any of the keys belongs to. */
export async function findPersons(tx: Tx, keys: Iterable<string>): Promise<string[]> {
  const rows = await tx.selectFrom('stay_key').select('person_id').distinct().where('key', '=', among(keys)).execute();
  return rows.map((row) => row.person_id);
}

/** Whom of the keys any person has already. */
export async function findKeyOwners(tx: Tx, keys: Iterable<string>): Promise<{ key: string; personId: string }[]> {
  return tx.selectFrom('stay_key').select(['key', 'person_id as personId']).where('key', '=', among(keys)).execute();
}

/** Those who turned out to be one person are kept as one. */
export async function joinPersons(tx: Tx, joined: readonly { from: string; to: string }[]): Promise<void> {
  if (joined.length === 0) return;
  const pairs = sql`unnest(${joined.map(({ from }) => from)}::uuid[], ${joined.map(({ to }) => to)}::uuid[]) as j (was, becomes)`;
  await sql`update stay_crossing set person_id = j.becomes from ${pairs} where person_id = j.was`.execute(tx);
  await sql`update stay_key set person_id = j.becomes from ${pairs} where person_id = j.was`.execute(tx);
}

/**
 * The next persons after one, in the order of their ids, each with how many crossings are kept: of about `limit` crossings in all, one person
 * at least. Read along the index: grouping a table that has just been filled, and that nobody has analysed, would sort all of it.
 */
export async function selectPersonSizes(tx: Tx, after: string, limit: number): Promise<PersonSize[]> {
  const rows = await tx
    .selectFrom('stay_crossing')
    .select('person_id')
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  const sizes = [...Map.groupBy(rows, ({ person_id }) => person_id)].map(([personId, own]) => ({
    ...{ personId, crossings: own.length },
  }));
  // The last one may have more than were read.
  return rows.length < limit || sizes.length === 1 ? sizes : sizes.slice(0, -1);
}

/** Gives keys to persons, and takes from the persons those that they no longer have. */
export async function writeKeys(tx: Tx, persons: Iterable<string>, owners: ReadonlyMap<string, string>): Promise<void> {
  await tx
    .deleteFrom('stay_key')
    .where('person_id', '=', among(persons))
    .where('key', '<>', sql<string>`all(${[...owners.keys()]}::uuid[])`)
    .execute();
  await writeNewKeys(tx, owners);
}

/** Gives keys to persons. */
export async function writeNewKeys(tx: Tx, owners: ReadonlyMap<string, string>): Promise<void> {
  await sql`
    insert into stay_key (key, person_id)
    select * from unnest(${[...owners.keys()]}::uuid[], ${[...owners.values()]}::uuid[])
    on conflict (key) do update set person_id = excluded.person_id where stay_key.person_id <> excluded.person_id`.execute(
    tx,
  );
}

/** Crossings that are open ends with any of these words of a name; of a word that very many have the newest. */
export async function findEnds(tx: Tx, keys: Iterable<string>, mostOfAWord: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.crossing_id as id from unnest(${[...keys]}::uuid[]) as word (key) cross join lateral (
      select crossing_id from stay_end_key where key = word.key order by crossing_id desc limit ${mostOfAWord}
    ) e order by e.crossing_id`.execute(tx);
  return rows.map((row) => row.id);
}

/** What the open ends of some people are now: those among `crossings` that are not ends lose their keys. */
export async function writeEndKeys(tx: Tx, crossings: Iterable<string>, ends: readonly NamedEnd[]): Promise<void> {
  const { keys, ids } = keyRowsOf(ends);
  await sql`
    delete from stay_end_key where crossing_id = any(${[...crossings]}::uuid[])
      and (key, crossing_id) not in (select * from unnest(${keys}::uuid[], ${ids}::uuid[]))`.execute(tx);
  await insertEndKeys(tx, ends);
}

type NamedEnd = Pick<KeptCrossing, 'id' | 'nameKeys'>;

export async function insertEndKeys(tx: Tx, ends: readonly NamedEnd[]): Promise<void> {
  const { keys, ids } = keyRowsOf(ends);
  if (keys.length === 0) return;
  await sql`
    insert into stay_end_key (key, crossing_id) select * from unnest(${keys}::uuid[], ${ids}::uuid[])
    on conflict do nothing`.execute(tx);
}

function keyRowsOf(ends: readonly NamedEnd[]): { keys: string[]; ids: string[] } {
  const rows = ends.flatMap(({ id, nameKeys }) => nameKeys.map((key) => ({ key, id })));
  return { keys: rows.map(({ key }) => key), ids: rows.map(({ id }) => id) };
}
