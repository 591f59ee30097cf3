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
 * By the moon, as the Spiritual Administration of the Muslims of Kyrgyzstan announced them (2021, 2024 Orozo Ait, 2025 and 2026 Kurman Ait: as the
 * calendar that it follows has them). On a Sunday the Monday after it is free of work, too. Years beyond the table are calculated.
 */
const ANNOUNCED: readonly FeastDays[] = [
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

const FIRST_ANNOUNCED = Math.min(...ANNOUNCED.map(({ from }) => yearOf(from)));
const LAST_ANNOUNCED = Math.max(...ANNOUNCED.map(({ from }) => yearOf(from)));

/** By the calendar of Umm al-Qura (CLDR `islamic-umalqura`, 1882 to 2174): the first of Shawwal and the tenth of Dhu al-Hijja. */
const UMM_AL_QURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  day: 'numeric',
  month: 'numeric',
  timeZone: 'UTC',
});
const BY_THE_MOON: Readonly<Record<string, Feast>> = { '10/1': 'orozo-ait', '12/10': 'kurman-ait' };

/** The feasts by the moon of a year as the calendar has them. Every announced one of seven years fell on its day. */
export function calculatedMoonFeasts(year: number): FeastDays[] {
  const found: FeastDays[] = [];
  for (let from = `${year}-01-01`; yearOf(from) === year; ) {
    const date = new Date(from);
    const parts = UMM_AL_QURA.formatToParts(date);
    const [month, day] = ['month', 'day'].map((part) => Number(parts.find(({ type }) => type === part)?.value));
    const feast = BY_THE_MOON[`${month}/${day}`];
    if (feast) found.push({ feast, from, to: date.getUTCDay() === 0 ? addDays(from, 1) : from });
    // From the first to the tenth, from there to the 29th, and day by day over the month's end.
    from = addDays(from, day === undefined || day >= 29 ? 1 : day < 10 ? 10 - day : 29 - day);
  }
  return found;
}

const calculated = new Map<number, FeastDays[]>();

function moonFeastsOf(year: number): FeastDays[] {
  if (FIRST_ANNOUNCED <= year && year <= LAST_ANNOUNCED) return ANNOUNCED.filter(({ from }) => yearOf(from) === year);
  const found = calculated.get(year) ?? calculatedMoonFeasts(year);
  calculated.set(year, found);
  return found;
}

/** Feasts that touch the local days [from, to), in their order. */
export function feastsIn({ from, to }: { from: CalendarDate; to: CalendarDate }): FeastDays[] {
  if (from >= to) return [];
  // A feast of the last days of a year may reach into the next.
  const first = yearOf(addDays(from, -1));
  const years = Array.from({ length: yearOf(addDays(to, -1)) - first + 1 }, (_, at) => first + at);
  const fixed = years.flatMap((year) =>
    FIXED.filter(({ since = year, until = year }) => since <= year && year <= until).map((one) => {
      return { feast: one.feast, from: `${year}-${one.from}`, to: `${year}-${one.to}` };
    }),
  );
  return [...fixed, ...years.flatMap(moonFeastsOf)]
    .filter((days) => days.from < to && days.to >= from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Whether the feasts by the moon were announced for every year of the local days [from, to); else some are calculated, and may be a day off. */
export function areMoonFeastsAnnounced({ from, to }: { from: CalendarDate; to: CalendarDate }): boolean {
  return FIRST_ANNOUNCED <= yearOf(from) && yearOf(addDays(to, -1)) <= LAST_ANNOUNCED;
}
