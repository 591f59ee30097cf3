import { type Insertable, sql } from 'kysely';
import { newId } from '../core/ids.ts';
import { type Database, inTransaction, type Tx } from './database.ts';
import type { DB } from './tables.ts';

export interface OutboxEvent {
  id: string;
  kind: string;
  payload: Record<string, unknown>;
}

/** The row of an event, for the transaction that causes it. Payloads hold ids and codes, never a person's data. */
export function outboxRow(site: string, kind: string, payload: Record<string, unknown>): Insertable<DB['outbox']> {
  return { id: newId(), site, kind, payload: JSON.stringify(payload) };
}

export type OutboxHandler = (tx: Tx, event: OutboxEvent) => Promise<void>;

const BATCH = 100;
// Any constant will do, so long as nobody else takes it.
const OUTBOX_LOCK = 7_301_001;

/**
 * Delivers what lies in the outbox, oldest first, each event exactly once: the handler's rows and the event's removal are one
 * commit. Only one process delivers at a time, so handlers may give out numbers without holes.
 * @returns how many were delivered
 */
export function deliverOutbox(db: Database, handlers: Record<string, OutboxHandler>): Promise<number> {
  return inTransaction(db, async (tx) => {
    const lock = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${OUTBOX_LOCK}) as taken`.execute(tx);
    if (!lock.rows[0]?.taken) return 0;
    const events = await tx
      .selectFrom('outbox')
      .select(['id', 'kind', 'payload'])
      // Another version of the program may write kinds that this one can't deliver: they wait for it.
      .where('kind', 'in', Object.keys(handlers))
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const event of events) {
      await handlers[event.kind]?.(tx, { ...event, payload: event.payload as Record<string, unknown> });
    }
    if (events.length > 0) {
      await tx
        .deleteFrom('outbox')
        .where(
          'id',
          'in',
          events.map((event) => event.id),
        )
        .execute();
    }
    return events.length;
  });
}
