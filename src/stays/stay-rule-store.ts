import { type Selectable, sql } from 'kysely';
import type { CalendarDate } from '../core/dates.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { StayBasis, StayMethod, StayRule } from './stay-rule.ts';

/** More rules than any country has: a limit, so that no list is endless. */
const MOST_RULES = 2000;

function toRule(row: Selectable<DB['stay_rule']>): StayRule {
  return {
    id: row.id,
    title: row.title,
    nationalities: row.nationalities,
    basis: row.basis as StayBasis,
    method: row.method as StayMethod,
    days: row.days,
    windowDays: row.window_days,
    resetAfterDays: row.reset_after_days,
    countsEntryDay: row.counts_entry_day,
    countsExitDay: row.counts_exit_day,
    countsDaysBefore: row.counts_days_before,
    registrationFreeDays: row.registration_free_days,
    barDays: row.bar_days,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** Every rule, also those that are over: a stay is judged by the one of its entry. */
export async function selectRules(db: Database): Promise<StayRule[]> {
  const rows = await db
    .selectFrom('stay_rule')
    .selectAll()
    .orderBy('valid_from')
    .orderBy('id')
    .limit(MOST_RULES)
    .execute();
  return rows.map(toRule);
}

/** One who changes the table at a time: two rules added at once must see each other. */
export async function lockRules(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('stay-rules', 0))`.execute(tx);
}

export async function insertRule(tx: Tx, rule: StayRule, by: { accountId: string; at: Date }): Promise<void> {
  await tx
    .insertInto('stay_rule')
    .values({
      id: rule.id,
      title: rule.title,
      nationalities: [...rule.nationalities],
      basis: rule.basis,
      method: rule.method,
      days: rule.days,
      window_days: rule.windowDays,
      reset_after_days: rule.resetAfterDays,
      counts_entry_day: rule.countsEntryDay,
      counts_exit_day: rule.countsExitDay,
      counts_days_before: rule.countsDaysBefore,
      registration_free_days: rule.registrationFreeDays,
      bar_days: rule.barDays,
      valid_from: rule.validFrom,
      valid_to: rule.validTo,
      added_by: by.accountId,
      added_at: by.at,
    })
    .execute();
}

export async function updateRuleEnd(
  tx: Tx,
  id: string,
  validTo: CalendarDate,
  by: { accountId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('stay_rule')
    .set({ valid_to: validTo, ended_by: by.accountId, ended_at: by.at })
    .where('id', '=', id)
    .execute();
}
