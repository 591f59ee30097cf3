import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { IamisError } from '../core/errors.ts';
import { type Database, inTransaction, type Tx } from './database.ts';

/** Whoever waits stands in the database's own queue for so long at a time: each time holds a snapshot. */
const QUEUED_MS = 5_000;
const BETWEEN_MS = 50;

/** One process at a time does a piece of work; the others find the turn taken. It ends with the transaction. */
export async function takeTurn(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

/**
 * Does work in a transaction that has the turn, as soon as whoever has it is done with it: in the order in which they came.
 * @throws IamisError `overloaded` when others have had the turn for longer than `patienceMs`; nothing was done then
 */
export async function inTurn<T>(
  db: Database,
  name: string,
  patienceMs: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    let isMine = false;
    try {
      return await inTransaction(db, async (tx) => {
        const leftMs = Math.ceil(Math.max(1, Math.min(QUEUED_MS, untilMs - performance.now())));
        await sql`select set_config('lock_timeout', ${`${leftMs}ms`}, true)`.execute(tx);
        await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
        isMine = true;
        await sql`set local lock_timeout to default`.execute(tx);
        return work(tx);
      });
    } catch (error) {
      if (isMine || (error as { code?: string }).code !== '55P03') throw error;
      if (performance.now() >= untilMs) {
        const seconds = Math.round(patienceMs / 1000);
        throw new IamisError('overloaded', {
          detail: `Another process does the same work and has not given way for ${seconds} s. Try again when it is done.`,
          retryAfterS: 60,
          cause: error,
        });
      }
    }
    await pause(BETWEEN_MS);
  }
}
