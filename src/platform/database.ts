import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { IamisError } from '../core/errors.ts';
import type { DB } from './tables.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

// A `date` stays the text it is: as a JavaScript Date, 1990-01-01 would become 1989-12-31T18:00Z in Bishkek.
// int8 and numeric fit a double here: counts, sequence numbers below 2^53, scores.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export interface PoolOptions {
  url: string;
  poolSize: number;
  name: string;
  /** A statement that takes longer is cancelled by the server. */
  statementTimeoutMs: number;
  lockTimeoutMs?: number;
  /**
   * Named statements keep one plan for all values instead of planning each anew, and the plan goes by indexes: one that was made while a
   * table was small would read all of it for each traveller until somebody analyses the table.
   */
  isPlanKept?: boolean;
}

const SHORT_MS = 5_000;

/** A pool of connections with limits on everything; times are the server's own. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    types,
    application_name: `iamis ${options.name}`,
    connectionTimeoutMillis: 5_000,
    // Plans are the connection's own: on a new one the first look-up over two years of months takes 60 ms instead of 3.
    idleTimeoutMillis: options.isPlanKept ? 0 : 60_000,
    statement_timeout: options.statementTimeoutMs,
    lock_timeout: options.lockTimeoutMs ?? 2_000,
    idle_in_transaction_session_timeout: 30_000,
    // The client gives up a little after the server would have: a lost line is noticed.
    query_timeout: options.statementTimeoutMs + 5_000,
    keepAlive: true,
    options: [
      ...(options.isPlanKept ? ['-c plan_cache_mode=force_generic_plan', '-c enable_seqscan=off'] : []),
      // Short statements keep to one processor: the others are the lanes'.
      ...(options.statementTimeoutMs <= SHORT_MS ? ['-c max_parallel_workers_per_gather=0'] : []),
    ].join(' '),
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // So would one that breaks between two statements of a transaction: the next statement fails, and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

const UNAVAILABLE_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND'],
  ...['57P01', '57P02', '57P03', '53100', '53200', '53300', '25006'],
]);
const UNAVAILABLE_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'server closed the connection',
];

/** True when the database can't be reached or can't take work now: the caller should come back, nothing is wrong with the request. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return (
    UNAVAILABLE_CODES.has(code) ||
    code.startsWith('08') ||
    UNAVAILABLE_MESSAGES.some((message) => error.message.startsWith(message))
  );
}

/** Deadlock, serialization failure, lock timeout, cancelled statement: the same request may succeed in a moment. */
export function isDatabaseBusy(error: unknown): boolean {
  return ['40P01', '40001', '55P03', '57014'].includes((error as { code?: string } | null)?.code ?? '');
}

/** One use case, one transaction. */
export function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** What several questions see is of one moment; nothing is written. */
export function inSnapshot<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** Turns an outage into the one code that says so; everything else passes through. */
export function asDatabaseError(error: unknown): unknown {
  return isDatabaseUnavailable(error)
    ? new IamisError('database-unavailable', { retryAfterS: 2, cause: error })
    : isDatabaseBusy(error)
      ? new IamisError('overloaded', { retryAfterS: 1, cause: error })
      : error;
}
