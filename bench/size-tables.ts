import pg from 'pg';
import { tableOf } from '../src/commands/table.ts';

const FACTS = ['inspection', 'inspection_identity', 'decision', 'crossing', 'audit_entry'];

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface SizeBooks {
  inspections: number;
  admitted: number;
  crossings: number;
  /** Crossings that flows count. */
  flows: number;
  /** Inspections without identity, decision or two audit entries, and rows in default partitions. */
  faults: number;
}

/** Whether everything is there that belongs to each crossing, counted month by month so that no sort spills. */
export function checkBooks(ownerUrl: string): Promise<SizeBooks> {
  return asOwner(ownerUrl, async (client) => {
    await client.query(
      `set work_mem = '256MB'; set enable_partitionwise_join = on; set enable_partitionwise_aggregate = on`,
    );
    const { rows } = await client.query<SizeBooks>(`
      select (select count(*) from inspection)::float8 as inspections,
        (select count(*) from decision where outcome in ('admit', 'admitted'))::float8 as admitted,
        (select count(*) from current_crossing)::float8 as crossings,
        (select count(*) from crossing c where kind in ('ordinary', 'escorted') and not exists (
          select from crossing l where l.inspection_id = c.inspection_id and l.revision > c.revision and l.revision > 1))::float8 as flows,
        (select count(*) from inspection i left join inspection_identity n on n.inspection_id = i.id
          left join decision d on d.inspection_id = i.id and d.stage = 'lane' where n.inspection_id is null or d.inspection_id is null)::float8
        + (select coalesce(sum(row_count), 0) from default_partition_rows())::float8 as faults`);
    const [books] = rows;
    if (!books) throw new Error('no books');
    return books;
  });
}

export interface TableSize {
  table: string;
  heapBytes: number;
  indexBytes: number;
  indexes: Record<string, number>;
}

/** Bytes a crossing, of heap and of each index, by table. */
export function readSizes(
  ownerUrl: string,
  crossings: number,
): Promise<{ bytesPerCrossing: number; tables: TableSize[]; table: string }> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ fact: string; heap: number; indexes: Record<string, number> }>(
      `select f.fact,
         (select sum(pg_table_size(h.inhrelid)) from pg_inherits h where h.inhparent = f.fact::regclass)::float8 as heap,
         (select jsonb_object_agg(p.relname, bytes) from (
            select h.inhparent, sum(pg_relation_size(h.inhrelid)) as bytes from pg_inherits h group by 1) s
          join pg_class p on p.oid = s.inhparent join pg_index i on i.indexrelid = p.oid and i.indrelid = f.fact::regclass) as indexes
       from unnest($1::text[]) f(fact)`,
      [FACTS],
    );
    const seals = await client.query<{ bytes: number }>(`select pg_total_relation_size('audit_seal')::float8 as bytes`);
    const each = (bytes: number) => Math.round((10 * bytes) / crossings) / 10;
    const tables = rows.map(({ fact, heap, indexes }): TableSize => {
      const perIndex = Object.fromEntries(Object.entries(indexes).map(([name, bytes]) => [name, each(bytes)]));
      const indexBytes = Object.values(indexes).reduce((sum, bytes) => sum + bytes, 0);
      return { table: fact, heapBytes: each(heap), indexBytes: each(indexBytes), indexes: perIndex };
    });
    tables.push({ table: 'audit_seal', heapBytes: each(seals.rows[0]?.bytes ?? 0), indexBytes: 0, indexes: {} });
    const bytesPerCrossing = Math.round(tables.reduce((sum, one) => sum + one.heapBytes + one.indexBytes, 0));
    const lines = tables.map(({ table, heapBytes, indexBytes, indexes }) => [
      ...[table, heapBytes, indexBytes],
      Object.entries(indexes)
        .map(([name, bytes]) => `${name.replace(`${table}_`, '')} ${bytes}`)
        .join(', '),
    ]);
    const table = tableOf([['bytes a crossing', 'heap', 'indexes', ''], ...lines, ['all', bytesPerCrossing, '', '']]);
    return { bytesPerCrossing, tables, table };
  });
}

export interface VacuumFigures {
  /** A closed month of identities and of audit entries. */
  firstMs: number;
  /** Again: pages that are frozen are not read a second time. */
  againMs: number;
  deadRows: number;
}

export function measureVacuum(ownerUrl: string): Promise<VacuumFigures> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ part: string }>(
      `select to_char(now() - interval '6 months', '"parts.inspection_identity_"YYYY_MM') as part
       union all select to_char(now() - interval '6 months', '"parts.audit_entry_"YYYY_MM')`,
    );
    const turn = async () => {
      const startedMs = performance.now();
      for (const { part } of rows) await client.query(`vacuum (freeze) ${part}`);
      return Math.round(performance.now() - startedMs);
    };
    const [firstMs, againMs] = [await turn(), await turn()];
    const dead = await client.query<{ dead: number }>(
      `select coalesce(sum(n_dead_tup), 0)::float8 as dead from pg_stat_user_tables where schemaname = 'parts'`,
    );
    return { firstMs, againMs, deadRows: dead.rows[0]?.dead ?? -1 };
  });
}

/** The last inspection of each document at one of the checkpoints; documents never seen there are left out. */
export function findInspectionsAt(
  ownerUrl: string,
  documents: readonly { issuingState: string; documentNumber: string }[],
  checkpoints: readonly string[],
): Promise<string[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select f.id from unnest($1::text[], $2::text[]) d(state, number) cross join lateral (
         select i.id from inspection_identity n join inspection i on i.id = n.inspection_id
         where n.document_number = d.number and n.issuing_state = d.state and i.checkpoint = any($3::text[])
         order by i.id desc limit 1) f`,
      [documents.map((one) => one.issuingState), documents.map((one) => one.documentNumber), checkpoints],
    );
    return rows.map(({ id }) => id);
  });
}
