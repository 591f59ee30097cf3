import type { Actor } from '../core/actor.ts';
import { addDays, type CalendarDate, daysBetween, localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { inSnapshot } from '../platform/database.ts';
import { readAsOf } from './fold-stays.ts';
import { isFinal, monthAfter, monthsOf, WINDOW_DAYS } from './migrant.ts';
import { type MigrantRow, selectMigrants, selectRecordingBegan } from './migrant-store.ts';
import { type FigureDeps, limitOf } from './read-stay-figures.ts';
import { figuresOf, isFew } from './tell-ranges.ts';

export interface MigrantQuestion {
  /** The first of a month; the twelve months before `to` without it. */
  from?: CalendarDate | undefined;
  /** The first of the month after the last one; of this month without it. */
  to?: CalendarDate | undefined;
}

/**
 * Twelve-month migrants by month, low and high: citizens and others, who came and who left, as they become known (migrant.ts).
 * @throws IamisError `period-invalid`, `range-too-long`
 */
export async function readMigrants(deps: FigureDeps, actor: Actor, asked: MigrantQuestion) {
  const now = deps.platform.clock();
  const today = localDate(now);
  const to = asked.to ?? `${today.slice(0, 8)}01`;
  const from = asked.from ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`;
  const months = monthsOf(from, to);
  if (to > monthAfter(`${today.slice(0, 8)}01`)) {
    throw new IamisError('period-invalid', {
      errors: [{ pointer: '?to', code: 'time-out-of-range', detail: 'must not lie ahead' }],
    });
  }
  return inSnapshot(deps.platform.reports, async (tx) => {
    const asOf = await readAsOf(tx);
    const began = await selectRecordingBegan(tx);
    const rows = await selectMigrants(tx, from, to, now);
    const cellOf = (month: CalendarDate, direction: MigrantRow['direction'], isCitizen: boolean) =>
      told(
        rows.find((row) => row.month === month && row.direction === direction && row.isCitizen === isCitizen),
        limitOf(deps, actor),
      );
    const bothOf = (month: CalendarDate, direction: MigrantRow['direction']) => ({
      citizens: cellOf(month, direction, true),
      others: cellOf(month, direction, false),
    });
    return {
      asOf: asOf?.toISOString() ?? null,
      ...{ from, to },
      includesInvented: rows.some(({ isAnyInvented }) => isAnyInvented),
      months: months.map((month) => ({
        month: month.slice(0, 7),
        isFinal: isFinal(month, today),
        isHistoryKnown: began !== null && daysBetween(localDate(began), addDays(month, -WINDOW_DAYS)) >= 0,
        arrivals: bothOf(month, 'arrival'),
        departures: bothOf(month, 'departure'),
      })),
    };
  });
}

/** No sums are published, so that a small cell can't be worked out of others; but low and high of the same cell are subtracted. */
function told(row: MigrantRow | undefined, limit: number) {
  const { low, high } = row ?? { low: 0, high: 0 };
  const withheld = figuresOf({ low, high }).some((figure) => isFew(figure, limit));
  return { low: withheld ? null : low, high: withheld ? null : high, withheld };
}
