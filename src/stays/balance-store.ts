import { type Insertable, sql } from 'kysely';
import type { CalendarDate } from '../core/dates.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';

export interface BalanceChange {
  checkpoint: string;
  nationality: string;
  day: CalendarDate;
  entries: number;
  exits: number;
}

/** Adds what has come to days, and takes what has gone. */
export async function changeBalances(tx: Tx, changes: readonly BalanceChange[]): Promise<void> {
  await sql`
    insert into balance_day as b (checkpoint, nationality, day, entries, exits)
    select checkpoint, nationality, day, sum(entries), sum(exits)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c (checkpoint text, nationality text, day date, entries int, exits int)
    group by checkpoint, nationality, day
    on conflict (checkpoint, day, nationality) do update
      set entries = b.entries + excluded.entries, exits = b.exits + excluded.exits`.execute(tx);
}

export interface BalanceRow {
  nationality: string;
  day: CalendarDate;
  entries: number;
  exits: number;
}

/** A checkpoint's days (after, upTo]. */
export async function selectBalances(
  tx: Tx,
  checkpoint: string,
  { after, upTo }: { after: CalendarDate; upTo: CalendarDate },
): Promise<BalanceRow[]> {
  return tx
    .selectFrom('balance_day')
    .select(['nationality', 'day', 'entries', 'exits'])
    .where('checkpoint', '=', checkpoint)
    .where('day', '>', after)
    .where('day', '<=', upTo)
    .execute();
}

export type NoticeRow = Insertable<DB['balance_notice']>;

/** A notice that has been raised is not raised again. @returns how many are new */
export async function insertNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const written = await tx
    .insertInto('balance_notice')
    .values([...rows])
    .onConflict((conflict) => conflict.constraint('balance_notice_key').doNothing())
    .returning('id')
    .execute();
  return written.length;
}

const noticesOf = (db: Database | Tx) =>
  db
    .selectFrom('balance_notice as n')
    .leftJoin('balance_acknowledgement as a', 'a.notice_id', 'n.id')
    .selectAll('n')
    .select(['a.note', 'a.account_id', 'a.acknowledged_at']);

/** Newest first, below a notice. */
export async function selectNotices(db: Database, page: { below?: string | undefined; limit: number }) {
  return noticesOf(db)
    .$if(page.below !== undefined, (query) => query.where('n.id', '<', page.below ?? ''))
    .orderBy('n.id', 'desc')
    .limit(page.limit)
    .execute();
}

export type ToldNotice = Awaited<ReturnType<typeof selectNotices>>[number];

export async function selectNotice(tx: Tx, id: string): Promise<ToldNotice | undefined> {
  return noticesOf(tx).where('n.id', '=', id).executeTakeFirst();
}

/** @returns false when somebody has acknowledged it before */
export async function insertAcknowledgement(tx: Tx, row: Insertable<DB['balance_acknowledgement']>): Promise<boolean> {
  const written = await tx
    .insertInto('balance_acknowledgement')
    .values(row)
    .onConflict((conflict) => conflict.column('notice_id').doNothing())
    .returning('notice_id')
    .execute();
  return written.length > 0;
}
