import { sql } from 'kysely';
import type { Database } from './database.ts';

interface MissingIndex {
  parent_schema: string;
  parent_index: string;
  index: string;
  definition: string;
}

/**
 * Makes what `create index … on only` of a migration left open: the index of each month's partition, one after the other and beside
 * the lanes (`concurrently`: nobody's write waits), and hangs it under the index of the whole table, which becomes valid with the last.
 * What a killed run left half made is made anew. One process at a time: the caller sees to that.
 * @param db as the owner, outside of any transaction
 * @returns how many were made
 */
export async function completeIndexes(db: Database): Promise<number> {
  const missing = await listMissing(db);
  for (const { index, definition, parent_schema, parent_index } of missing) {
    const made = sql.id('parts', index);
    // Half made: invalid, and in nobody's way.
    await sql`drop index concurrently if exists ${made}`.execute(db);
    await sql.raw(definition).execute(db);
    await sql`alter index ${sql.id(parent_schema, parent_index)} attach partition ${made}`.execute(db);
  }
  return missing.length;
}

async function listMissing(db: Database): Promise<MissingIndex[]> {
  const { rows } = await sql<MissingIndex>`
    select pn.nspname as parent_schema, pi.relname as parent_index,
      left(part.relname || '_' || pi.relname, 63) as index,
      regexp_replace(pg_get_indexdef(pi.oid), '^CREATE (UNIQUE )?INDEX \\S+ ON (ONLY )?\\S+ ',
        format('CREATE \\1INDEX CONCURRENTLY %I ON parts.%I ', left(part.relname || '_' || pi.relname, 63), part.relname)) as definition
    from pg_index i
    join pg_class pi on pi.oid = i.indexrelid and pi.relkind = 'I'
    join pg_namespace pn on pn.oid = pi.relnamespace
    join pg_inherits h on h.inhparent = i.indrelid
    join pg_class part on part.oid = h.inhrelid
    where not i.indisvalid
      and not exists (select from pg_inherits k join pg_index ki on ki.indexrelid = k.inhrelid where k.inhparent = pi.oid and ki.indrelid = part.oid)
    order by pi.relname, part.relname`.execute(db);
  return rows;
}
