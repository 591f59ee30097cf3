import { addDays, type CalendarDate } from '../core/dates.ts';

export const FEASTS = [
  ...(['new-year', 'christmas', 'defenders-day', 'womens-day', 'nooruz', 'april-revolution', 'may-days'] as const),
  ...(['labour-day', 'constitution-day', 'victory-day', 'independence-day', 'ancestors-days'] as const),
  ...(['orozo-ait', 'kurman-ait'] as const),
];
export type Feast = (typeof FEASTS)[number];

/** Days of a feast, both included. */
export interface FeastDays {
  feast: Feast;
  from: CalendarDate;
  to: CalendarDate;
}

interface FixedFeast {
  feast: Feast;
  /** `MM-DD`, both included. */
  from: string;
  to: string;
  /** Years, both included. */
  since?: number;
  until?: number;
}

/**
 * By date: the Labour Code (article 113 of the code of 2004; the code of 2025 made the first week of January and the first nine days of May
 * free of work, and left three feasts as working days: people travel on them all the same).
 */
const FIXED: readonly FixedFeast[] = [
  { feast: 'new-year', from: '01-01', to: '01-01', until: 2024 },
  { feast: 'new-year', from: '01-01', to: '01-06', since: 2025 },
  { feast: 'christmas', from: '01-07', to: '01-07' },
  { feast: 'defenders-day', from: '02-23', to: '02-23' },
  { feast: 'womens-day', from: '03-08', to: '03-08' },
  { feast: 'nooruz', from: '03-21', to: '03-21' },
  { feast: 'april-revolution', from: '04-07', to: '04-07', since: 2016 },
  { feast: 'labour-day', from: '05-01', to: '05-01', until: 2024 },
  { feast: 'constitution-day', from: '05-05', to: '05-05', until: 2024 },
  { feast: 'victory-day', from: '05-09', to: '05-09', until: 2024 },
  { feast: 'may-days', from: '05-01', to: '05-09', since: 2025 },
  { feast: 'independence-day', from: '08-31', to: '08-31' },
  { feast: 'ancestors-days', from: '11-07', to: '11-08', since: 2017 },
];

/**
 * By the moon. Source: the Spiritual Administration of the Muslims of Kyrgyzstan announces the days each year; where no announcement was at
 * hand (2021, 2024 Orozo Ait, 2025, 2026 Kurman Ait) the day of the calculated calendar that it follows stands here. On a Sunday the
 * Monday after it is free of work, too. To be continued each year: nothing is guessed for years that are not in the table.
 */
const BY_THE_MOON: readonly FeastDays[] = [
  { feast: 'orozo-ait', from: '2020-05-24', to: '2020-05-25' },
  { feast: 'kurman-ait', from: '2020-07-31', to: '2020-07-31' },
  { feast: 'orozo-ait', from: '2021-05-13', to: '2021-05-13' },
  { feast: 'kurman-ait', from: '2021-07-20', to: '2021-07-20' },
  { feast: 'orozo-ait', from: '2022-05-02', to: '2022-05-02' },
  { feast: 'kurman-ait', from: '2022-07-09', to: '2022-07-09' },
  { feast: 'orozo-ait', from: '2023-04-21', to: '2023-04-21' },
  { feast: 'kurman-ait', from: '2023-06-28', to: '2023-06-28' },
  { feast: 'orozo-ait', from: '2024-04-10', to: '2024-04-10' },
  { feast: 'kurman-ait', from: '2024-06-16', to: '2024-06-17' },
  { feast: 'orozo-ait', from: '2025-03-30', to: '2025-03-31' },
  { feast: 'kurman-ait', from: '2025-06-06', to: '2025-06-06' },
  { feast: 'orozo-ait', from: '2026-03-20', to: '2026-03-20' },
  { feast: 'kurman-ait', from: '2026-05-27', to: '2026-05-27' },
];

const yearOf = (day: CalendarDate) => Number(day.slice(0, 4));

/** Feasts that touch the local days [from, to), in their order. */
export function feastsIn({ from, to }: { from: CalendarDate; to: CalendarDate }): FeastDays[] {
  if (from >= to) return [];
  const years = Array.from({ length: yearOf(addDays(to, -1)) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at);
  const fixed = years.flatMap((year) =>
    FIXED.filter(({ since = year, until = year }) => since <= year && year <= until).map((one) => {
      return { feast: one.feast, from: `${year}-${one.from}`, to: `${year}-${one.to}` };
    }),
  );
  return [...fixed, ...BY_THE_MOON]
    .filter((days) => days.from < to && days.to >= from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Whether the feasts by the moon are in the table for every year of the local days [from, to). */
export function areMoonFeastsKnown({ from, to }: { from: CalendarDate; to: CalendarDate }): boolean {
  const known = BY_THE_MOON.map((days) => yearOf(days.from));
  return Math.min(...known) <= yearOf(from) && yearOf(addDays(to, -1)) <= Math.max(...known);
}
