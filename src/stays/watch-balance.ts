import { addDays, type CalendarDate, localDate } from '../core/dates.ts';
import { newId } from '../core/ids.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { BALANCE_DAYS, BALANCE_SPANS, type Balance, driftOf, spansOf } from './balance.ts';
import { type BalanceRow, insertNotices, type NoticeRow, selectBalances } from './balance-store.ts';
import { readAsOf } from './fold-stays.ts';

export interface BalanceDeps {
  platform: Pick<Platform, 'reports' | 'clock' | 'log'>;
  checkpoints: { list(): Promise<readonly { code: string }[]> };
}

/** The crossings are followed a second or two behind: further behind they have not been followed up to now. */
const CAUGHT_UP_MS = 600_000;

/** Everything of the day is in the balances: not while a backlog is followed, or the stays are counted anew. */
function hasCaughtUp(asOf: Date | null, day: CalendarDate, now: Date): boolean {
  return asOf !== null && localDate(asOf) > day && now.getTime() - asOf.getTime() <= CAUGHT_UP_MS;
}

/**
 * Looks at yesterday, and the week that ended with it, at each checkpoint: all nationalities together and each of them. What has drifted
 * beyond its own history becomes a notice to the administrators, once. One checkpoint is in memory at a time. While the crossings are not
 * followed up to now nothing is judged: half a day's entries without its exits look like a fault. The next turn looks again.
 * @returns how many notices are new
 */
export async function watchBalance({ platform, checkpoints }: BalanceDeps): Promise<number> {
  const now = platform.clock();
  const day = addDays(localDate(now), -1);
  let raised = 0;
  for (const { code } of await checkpoints.list()) {
    raised += await inTransaction(platform.reports, async (tx) => {
      const rows = await selectBalances(tx, code, { after: addDays(day, -BALANCE_DAYS), upTo: day });
      // After the rows: a recount that began in between is seen.
      return hasCaughtUp(await readAsOf(tx), day, now) ? insertNotices(tx, noticesOf(code, rows, day, now)) : 0;
    });
  }
  if (raised > 0) platform.log.warn({ raised }, 'balance-drifted');
  return raised;
}

const NONE: Balance = { entries: 0, exits: 0 };

function noticesOf(checkpoint: string, rows: readonly BalanceRow[], day: CalendarDate, now: Date): NoticeRow[] {
  const days = Array.from({ length: BALANCE_DAYS }, (_, back) => addDays(day, -back));
  const series = new Map<string | null, Map<CalendarDate, Balance>>();
  for (const row of rows) {
    for (const nationality of [null, row.nationality]) {
      const own = series.get(nationality) ?? new Map<CalendarDate, Balance>();
      const { entries, exits } = own.get(row.day) ?? NONE;
      series.set(nationality, own.set(row.day, { entries: entries + row.entries, exits: exits + row.exits }));
    }
  }
  return [...series].flatMap(([nationality, own]) => {
    const balances = days.map((one) => own.get(one) ?? NONE);
    return BALANCE_SPANS.flatMap(({ days: length, history }): NoticeRow[] => {
      const [last = NONE, ...earlier] = spansOf(balances, length, history + 1);
      const drift = driftOf(last, earlier);
      if (!drift) return [];
      const { entries, exits, share, usualShare, deviation } = drift;
      const known = { id: newId(), checkpoint, nationality, day, days: length, entries, exits };
      return [{ ...known, share, usual_share: usualShare, deviation, raised_at: now }];
    });
  });
}
