import type { PartialDate } from '../core/dates.ts';

/**
 * How two birth dates agree. `equal`: both full and the same. `compatible`: nothing known differs, but not both are
 * full. `swapped`: full, day and month exchanged. `near`: different, at most ten years apart. `far`: more.
 */
export type BirthDateAgreement = 'equal' | 'compatible' | 'swapped' | 'near' | 'far';

const AGREEMENTS: readonly BirthDateAgreement[] = ['equal', 'compatible', 'swapped', 'near', 'far'];
const LISTED = /^(c?)(\d{4})(?:(-\d{2}(?:-\d{2})?)|\/(\d{4}))?$/;
const ABOUT_YEARS = 2;
/** A wider range says nothing about a person, and each of its years would be a key. */
const MAX_RANGE_YEARS = 10;
const NEAR_YEARS = 10;

/** The years that a listed birth date allows, both included; undefined when it can't be read or is too wide. */
export function yearsOf(listed: string): { from: number; to: number } | undefined {
  const match = LISTED.exec(listed);
  if (!match) return undefined;
  const [, about, year, , lastYear] = match;
  const margin = about === 'c' ? ABOUT_YEARS : 0;
  const from = Number(year) - margin;
  const to = Number(lastYear ?? year) + margin;
  return to >= from && to - from <= MAX_RANGE_YEARS ? { from, to } : undefined;
}

/** The listed date that agrees best with the traveller's; undefined when either side knows nothing. */
export function compareBirthDates(
  traveller: PartialDate | null,
  listedDates: readonly string[],
): { agreement: BirthDateAgreement; listed: string } | undefined {
  if (traveller === null) return undefined;
  let best: { agreement: BirthDateAgreement; listed: string } | undefined;
  for (const listed of listedDates) {
    const agreement = compareOne(traveller, listed);
    if (agreement && (!best || AGREEMENTS.indexOf(agreement) < AGREEMENTS.indexOf(best.agreement))) {
      best = { agreement, listed };
    }
  }
  return best;
}

function compareOne(traveller: PartialDate, listed: string): BirthDateAgreement | undefined {
  const years = yearsOf(listed);
  if (!years) return undefined;
  if (traveller === listed && listed.length === 10) return 'equal';
  const year = Number(traveller.slice(0, 4));
  const yearsApart = Math.max(years.from - year, year - years.to, 0);
  if (yearsApart > 0) return yearsApart <= NEAR_YEARS ? 'near' : 'far';
  const known = /[c/]/.test(listed) ? 4 : Math.min(listed.length, traveller.length);
  if (known === 4 || traveller.slice(0, known) === listed.slice(0, known)) return 'compatible';
  return isSwapped(traveller, listed) ? 'swapped' : 'near';
}

function isSwapped(one: string, other: string): boolean {
  return (
    one.length === 10 && other.length === 10 && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7)
  );
}
