import type { Language } from './languages.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ky: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  ru: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** Kyrgyzstan has kept UTC+6 all year since 2005. */
const BISHKEK_MS = 6 * 3_600_000;
const two = (value: number) => String(value).padStart(2, '0');

/** A whole number in groups of three, parted by narrow spaces that don't break: 37 050 000. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** `22 Nov 2026`; of a partial date (`1990`, `1990-03`) what is known of it. */
export function formatDate(language: Language, date: string): string {
  const [year, month, day] = date.split('-');
  const name = month === undefined ? undefined : MONTHS[language][Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year].filter(Boolean).join('\u00a0');
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function localDay(instant: string | number): string {
  return new Date(new Date(instant).getTime() + BISHKEK_MS).toISOString().slice(0, 10);
}

/** `03:12`, Asia/Bishkek. */
export function formatTime(instant: string | number): string {
  const local = new Date(new Date(instant).getTime() + BISHKEK_MS);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** `22 Nov 2026, 03:12`, Asia/Bishkek. */
export function formatInstant(language: Language, instant: string | number): string {
  return `${formatDate(language, localDay(instant))}, ${formatTime(instant)}`;
}
