import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BULK_COLUMNS, BULK_TABLES, type BulkBatch, type BulkTable } from './bulk-rows.ts';

/** Where a month's rows go: into its partitions, or into loose tables that become its partitions when all of it is there. */
export interface BulkMonth {
  write(batch: BulkBatch): Promise<void>;
  /** Waits for what is under way, and puts the month in place. Whole or not at all. */
  close(): Promise<void>;
}

export interface BulkLoader {
  openMonth(month: Date): Promise<BulkMonth>;
  /** Partitions of the facts that had no row, and fresh figures for the planner. */
  finish(months: readonly Date[]): Promise<void>;
  close(): Promise<void>;
}

/** A database server with two cores keeps up with two writers; the client makes the next batch meanwhile. */
const WRITERS = 2;
const LOCK_TIMEOUT_MS = 200;
const MOST_TRIES = 150;

/**
 * Opens the connections of a bulk load, as the owner: making partitions is the owner's. Each batch is one transaction over all its tables,
 * so the books balance whenever it is killed.
 */
export async function openBulkLoader(ownerUrl: string): Promise<BulkLoader> {
  const clients = await Promise.all(
    Array.from({ length: WRITERS + 1 }, async () => {
      const client = new pg.Client({ connectionString: ownerUrl, application_name: 'iamis bulk' });
      client.on('error', () => {});
      await client.connect();
      await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'`);
      return client;
    }),
  );
  const [keeper, ...writers] = clients;
  if (!keeper) throw new Error('no connection');
  await dropLeftovers(keeper);
  const queue = openQueue(writers);
  return {
    openMonth: (month) => openMonth(keeper, queue, month),
    async finish(months) {
      const [first] = months;
      if (first) await keeper.query('select make_partitions($1::date, $2)', [dateOf(first), months.length]);
      // The planner needs an idea, not a census: autovacuum looks closer later.
      for (const table of BULK_TABLES) {
        await queue.run((client) => client.query(`set default_statistics_target = 10; analyze public.${table}`));
      }
      await queue.idle();
    },
    async close() {
      await queue.idle().catch(() => {});
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

const dateOf = (month: Date) => month.toISOString().slice(0, 10);

/** Loose tables of a load that was killed. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'parts'::regnamespace and relkind = 'r' and relname like '%\\_loose'`,
  );
  for (const { name } of rows) await client.query(`drop table parts.${client.escapeIdentifier(name)}`);
}

async function openMonth(keeper: pg.Client, queue: WorkQueue, month: Date): Promise<BulkMonth> {
  const { rows } = await keeper.query<{ exists: boolean }>(
    `select bool_or(has_partition(fact, $2::date)) as exists from unnest($1::text[]) fact`,
    [BULK_TABLES, dateOf(month)],
  );
  if (rows[0]?.exists) {
    await keeper.query('select make_partitions($1::date, 1)', [dateOf(month)]);
    return {
      write: (batch) => queue.run((client) => copyBatch(client, batch, (table) => `public.${table}`)),
      close: queue.idle,
    };
  }
  const suffix = `${dateOf(month).slice(0, 7).replace('-', '_')}_loose`;
  for (const table of BULK_TABLES)
    await keeper.query('select make_loose_partition($1, $2::date)', [table, dateOf(month)]);
  // A transaction with a number, open until the month is in place: audit entries are sealed up to the oldest transaction that runs, so none
  // of these, which nobody sees yet, is passed over.
  await keeper.query('begin; select pg_current_xact_id()');
  return {
    write: (batch) => queue.run((client) => copyBatch(client, batch, (table) => `parts.${table}_${suffix}`)),
    async close() {
      await queue.idle();
      for (const table of BULK_TABLES) {
        await queue.run(async (client) => {
          await client.query('select index_loose_partition($1, $2::date)', [table, dateOf(month)]);
          await client.query('select check_loose_partition($1, $2::date)', [table, dateOf(month)]);
        });
      }
      await queue.idle();
      await placeMonth(keeper, dateOf(month));
      await keeper.query('commit');
    },
  };
}

/** All tables of the month at once; a lane that holds a lock for long makes it wait and try again, never the other way round. */
async function placeMonth(keeper: pg.Client, month: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await keeper.query(`savepoint place; set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    try {
      for (const table of BULK_TABLES) await keeper.query('select place_loose_partition($1, $2::date)', [table, month]);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || tries >= MOST_TRIES) throw error;
      await keeper.query('rollback to savepoint place');
      await new Promise((resolve) => setTimeout(resolve, LOCK_TIMEOUT_MS));
    }
  }
}

async function copyBatch(client: pg.Client, batch: BulkBatch, targetOf: (table: BulkTable) => string): Promise<void> {
  await client.query('begin');
  try {
    for (const table of BULK_TABLES) {
      const stream = client.query(copyFrom(`copy ${targetOf(table)} (${BULK_COLUMNS[table].join(', ')}) from stdin`));
      const done = finished(stream);
      stream.end(batch.rows[table]);
      await done;
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

interface WorkQueue {
  /** Begins the work as soon as a connection is free; resolves when it has begun. @throws what an earlier work threw */
  run(work: (client: pg.Client) => Promise<unknown>): Promise<void>;
  /** Resolves when nothing is under way. @throws likewise */
  idle(): Promise<void>;
}

function openQueue(clients: readonly pg.Client[]): WorkQueue {
  const free = [...clients];
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const check = () => {
    if (failure) throw failure.error;
  };
  return {
    async run(work) {
      check();
      while (free.length === 0) await Promise.race(running);
      check();
      const client = free.pop();
      if (!client) throw new Error('no connection is free');
      const turn = work(client)
        .then(
          () => {},
          (error: unknown) => {
            failure ??= { error };
          },
        )
        .finally(() => {
          free.push(client);
          running.delete(turn);
        });
      running.add(turn);
    },
    async idle() {
      while (running.size > 0) await Promise.race(running);
      check();
    },
  };
}
