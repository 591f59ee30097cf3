import { expect, it } from 'vitest';
import type { Break } from '../../../src/statistics/open-days.ts';
import { yearBeforeAsCsv } from '../../../src/statistics/year-before-csv.ts';

it('says of each line what breaks it, and works that out once a day, however many lines the day has', async () => {
  let looked = 0;
  const closure: Break = {
    ...{ year: 'now', kind: 'closure', checkpoint: 'torugart', from: '2026-03-02', to: '2026-03-03' },
    get touches() {
      looked += 1;
      return { from: '2026-03-02', to: '2026-03-03' };
    },
  };
  const counts = { crossings: 1, refusals: 0, referrals: 0 };
  const hours = ['2026-03-01', '2026-03-02', '2026-03-04'].flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`),
  );
  const csv = yearBeforeAsCsv({
    question: { from: '2026-03-01', to: '2026-03-05', period: 'hour', by: [], filters: {} },
    before: { from: '2025-03-02', to: '2025-03-06' },
    asOf: new Date(0),
    includesInvented: false,
    rows: hours.map((period) => ({
      period,
      values: [],
      now: counts,
      before: counts,
      change: counts,
      changeShare: counts,
    })),
    totals: { now: counts, before: counts, change: counts, changeShare: counts },
    breaks: [closure],
    leftOut: [],
  });
  let text = '';
  for await (const piece of csv) text += piece;
  const lines = text.trimEnd().split('\r\n').slice(1);
  expect(lines).toHaveLength(72);
  expect(lines.filter((line) => line.includes('closure now: torugart')).map((line) => line.slice(0, 10))).toEqual(
    Array.from({ length: 24 }, () => '2026-03-02'),
  );
  expect(looked).toBeLessThanOrEqual(2 * 3);
});
