/**
 * A date as a person types it: `22.11.1990`, `22 11 1990`, `22111990`, `11.1990`, `1990`, or `1990-11-22`.
 * @returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null for what is no date
 */
export function readTypedDate(text: string): string | null {
  const trimmed = text.trim();
  const [digits] = /^\d{8}$/.exec(trimmed) ?? [];
  const parts = digits ? [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)] : trimmed.split(/[.\-/\s]+/);
  if (!parts.every((part) => /^\d{1,4}$/.test(part)) || parts.length > 3) return null;
  const ordered = parts[0]?.length === 4 ? parts : parts.toReversed();
  const [year = '', month, day] = ordered;
  if (year.length !== 4) return null;
  const whole = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  return isRealDate(whole) ? whole : null;
}

/** A day as a person would type it; nothing of no day. */
export function typedDay(date: string | undefined): string {
  return (date ?? '').split('-').toReversed().join('.');
}

function isRealDate(date: string): boolean {
  const padded = date.padEnd(10, '-01').slice(0, 10);
  const parsed = new Date(`${padded}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === padded;
}
