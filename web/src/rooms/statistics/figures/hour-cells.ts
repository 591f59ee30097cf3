import { addDays } from '../../../../../src/core/dates.ts';
import { add, type Count, countOf, isWithheld, NOTHING } from '../count.ts';
import type { FlowRow } from '../flow-question.ts';
import type { Range } from '../ranges.ts';

/** Four whole weeks: as many Mondays as Sundays, and the API gives hours for 32 days at most. */
const MOST_DAYS = 28;

/** The last weeks of a range, or all of it when it is shorter. */
export function lastWeeks({ from, to }: Range): Range {
  const earliest = addDays(to, -MOST_DAYS);
  return { from: earliest > from ? earliest : from, to };
}

/** 0: Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The mean of each weekday's hours: [weekday][hour]; null where the range has no such day or something of it is withheld. */
export interface HourCell {
  mean: number | null;
  isWithheld: boolean;
}

export function meanHours(rows: readonly FlowRow[], { from, to }: Range): HourCell[][] {
  const days = Array.from({ length: 7 }, () => 0);
  for (let day = from; day < to; day = addDays(day, 1)) days[weekdayOf(day)] = (days[weekdayOf(day)] ?? 0) + 1;
  const sums = new Map<string, Count>();
  for (const { period, crossings } of rows) {
    const key = `${weekdayOf(period.slice(0, 10))} ${Number(period.slice(11))}`;
    sums.set(key, add(sums.get(key) ?? NOTHING, countOf(crossings)));
  }
  return days.map((count, weekday) =>
    Array.from({ length: 24 }, (_, hour) => {
      const sum = sums.get(`${weekday} ${hour}`) ?? NOTHING;
      if (count === 0) return { mean: null, isWithheld: false };
      return { mean: sum.isWhole ? sum.known / count : null, isWithheld: isWithheld(sum) || !sum.isWhole };
    }),
  );
}
