import { type Count, countOf, NOTHING } from '../count.ts';
import type { Flows } from '../flow-question.ts';
import { hasYearBefore, type YearBefore } from '../year-before.ts';

type Direction = 'entry' | 'exit';

interface Years {
  cell(period: string, direction: Direction): Count;
  /** null: the year before had no such day. */
  cellBefore(period: string, direction: Direction): Count | null;
  hasBefore: boolean;
}

/** What the answers have for a period: no row is zero crossings, a null is withheld. Beside a year before both years are of its answer. */
export function readYears(plain: Flows | undefined, compared: YearBefore | undefined): Years {
  const rows = new Map(compared?.rows.map((row) => [`${row.period} ${row.direction}`, row]));
  const cells = new Map(plain?.rows.map((row) => [`${row.period} ${row.direction}`, row.crossings]));
  const hasBefore = hasYearBefore(compared);
  return {
    hasBefore,
    cell(period, direction) {
      const key = `${period} ${direction}`;
      if (hasBefore && compared) return rows.has(key) ? countOf(rows.get(key)?.now.crossings) : NOTHING;
      return cells.has(key) ? countOf(cells.get(key)) : NOTHING;
    },
    cellBefore(period, direction) {
      const row = rows.get(`${period} ${direction}`);
      if (!row) return NOTHING;
      return row.before === null ? null : countOf(row.before.crossings);
    },
  };
}
