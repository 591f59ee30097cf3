import { HOME_STATE } from '../core/countries.ts';
import type { CalendarDate } from '../core/dates.ts';
import type { FieldError } from '../core/errors.ts';
import type { FieldFaultCode } from '../core/field-fault.ts';
import { isGoodOn } from '../documents/stay-permit.ts';
import type { StayPermit } from './stay-keys.ts';

/**
 * How days are counted. rolling-window: at most `days` in any `windowDays`; from-first-entry: at most `days` in a period of `windowDays`
 * that begins with the first day inside; per-visit: `days` from each entry on; document-term: as long as the visa or contract says.
 */
export const STAY_METHODS = ['rolling-window', 'from-first-entry', 'per-visit', 'document-term'] as const;
export type StayMethod = (typeof STAY_METHODS)[number];

/** What somebody's stay rests on; `visa-required` gives none: it says who may not enter without a visa. */
export const STAY_BASES = ['citizen', 'residence', 'eaeu-worker', 'visa-free', 'visa', 'visa-required'] as const;
export type StayBasis = (typeof STAY_BASES)[number];

/** The terms by which days are counted. */
export interface StayTerms {
  method: StayMethod;
  /** How many days are authorised; null: no limit in days. */
  days: number | null;
  /** Of a rolling window or a period; null for the other methods. */
  windowDays: number | null;
  /** After so many whole days outside in a row, earlier days no longer count; null: they do. */
  resetAfterDays: number | null;
  countsEntryDay: boolean;
  countsExitDay: boolean;
  /** Do days before `validFrom` count? */
  countsDaysBefore: boolean;
  /** So many days from the entry on, the day of entry included, nobody need register; null: the rule says nothing of it. */
  registrationFreeDays: number | null;
  /** After an overstay nobody enters for so many days from the day of exit on; null: no bar. */
  barDays: number | null;
  /** The first day on which the rule is in force. */
  validFrom: CalendarDate;
  /** The last one, included; null: no end is known. */
  validTo: CalendarDate | null;
}

/** What a visa, a residence permit or a contract says of the stay that rests on it. */
export interface StayTerm {
  /** The first and the last day, included; null: not known. */
  from: CalendarDate | null;
  until: CalendarDate | null;
  /** How often it lets its holder in; null: as often as one likes, or not known. */
  entries: number | null;
  /** For how many days; null: as the rule has it. */
  days: number | null;
  /** Nobody is told to have stayed too long by it: it may have been prolonged meanwhile. */
  mayBeProlonged: boolean;
}

/** A rule of authorised stay, as administrators keep them. Never changed but for its end: a stay is judged by the rule of its entry. */
export interface StayRule extends StayTerms {
  id: string;
  /** For whom: codes of nationalities, each once; empty: every nationality that no other rule of the basis names. */
  nationalities: readonly string[];
  basis: StayBasis;
  /** What administrators call it; null: told by its basis and days. */
  title: string | null;
}

const WINDOWED: readonly StayMethod[] = ['rolling-window', 'from-first-entry'];

/** What of a rule's parts does not fit together; empty when it does. */
export function ruleFaults(rule: Omit<StayRule, 'id'>): FieldError[] {
  const faults: FieldError[] = [];
  const add = (pointer: string, code: FieldFaultCode, detail: string) => faults.push({ pointer, code, detail });
  const isWindowed = WINDOWED.includes(rule.method);
  if (isWindowed && rule.windowDays === null) add('/windowDays', 'field-missing', 'is needed by this method');
  if (isWindowed && rule.days === null) add('/days', 'field-missing', 'is needed by this method');
  if (!isWindowed && rule.windowDays !== null)
    add('/windowDays', 'field-not-allowed', 'does not belong to this method');
  if (rule.days !== null && rule.windowDays !== null && rule.days >= rule.windowDays) {
    faults.push({
      ...{ pointer: '/windowDays', code: 'number-too-small', limit: rule.days + 1 },
      detail: 'must be more than the days in it',
    });
  }
  if (rule.basis === 'visa-required') {
    if (rule.method !== 'document-term')
      add('/method', 'field-not-allowed', 'must be document-term: this basis counts no days');
    for (const field of ['days', 'resetAfterDays', 'registrationFreeDays', 'barDays'] as const) {
      if (rule[field] !== null) add(`/${field}`, 'field-not-allowed', 'does not belong to this basis');
    }
  }
  if (rule.validTo !== null && rule.validTo < rule.validFrom)
    add('/validTo', 'ends-before-it-begins', 'must not lie before validFrom');
  return faults;
}

/** Are two rules in force for the same people on the same basis on some day? */
export function doOverlap(one: StayRule, other: StayRule): boolean {
  const isSameTime =
    (one.validTo === null || other.validFrom <= one.validTo) &&
    (other.validTo === null || one.validFrom <= other.validTo);
  const isForSame =
    one.nationalities.length === 0
      ? other.nationalities.length === 0
      : one.nationalities.some((nationality) => other.nationalities.includes(nationality));
  return one.basis === other.basis && isSameTime && isForSame;
}

function isInForce({ validFrom, validTo }: StayTerms, date: CalendarDate): boolean {
  return validFrom <= date && (validTo === null || date <= validTo);
}

/** The rule of a basis for a nationality on a day: the one that names the nationality before the one for all others. */
export function ruleFor(
  rules: readonly StayRule[],
  basis: StayBasis,
  nationality: string,
  date: CalendarDate,
): StayRule | undefined {
  const asked = rules.filter((rule) => rule.basis === basis && isInForce(rule, date));
  return (
    asked.find((rule) => rule.nationalities.includes(nationality)) ??
    asked.find((rule) => rule.nationalities.length === 0)
  );
}

/** The border doesn't learn of it when a worker's contract is prolonged, or a diplomat is accredited for longer than the visa says. */
export function mayBeProlonged(basis: StayBasis, travellerKind: string): boolean {
  return basis === 'eaeu-worker' || isOtherwiseRegulated(travellerKind);
}

/** What a permit says of a traveller's stay by a rule: only of one that rests on such a permit. */
export function termOf(
  { basis }: Pick<StayRule, 'basis'>,
  { permit, travellerKind }: Pick<BasisFacts, 'permit' | 'travellerKind'>,
): StayTerm | null {
  if (permit?.basis !== basis) return null;
  const { from, until, entries, days } = permit;
  return { from, until, entries, days, mayBeProlonged: mayBeProlonged(basis, travellerKind) };
}

/** What is known of a traveller that tells on what the stay rests. */
export interface BasisFacts {
  nationality: string;
  travellerKind: string;
  purpose: string;
  /** The visa, residence permit or contract shown on entry. */
  permit: StayPermit | null;
}

/** Without a permit their stays rest on agreements of their own, which are not in the table. */
export const OTHERWISE_REGULATED: readonly string[] = [
  ...['crew', 'border-resident', 'border-worker', 'diplomat', 'military', 'refugee'],
];

export function isOtherwiseRegulated(travellerKind: string): boolean {
  return OTHERWISE_REGULATED.includes(travellerKind);
}

/**
 * The rule that a stay rests on, by what the border knows: a citizen; a residence permit, a visa or a contract that is good on the day, and was shown; a
 * worker of the Eurasian Economic Union when that is the stated purpose, and no contract was shown that is over; the nationality's visa-free days; else
 * a permit that is not good on the day.
 * Undefined when there is none of these: then a visa or a permit decides, and none was shown.
 */
export function ruleOfTraveller(
  rules: readonly StayRule[],
  { nationality, travellerKind, purpose, permit }: BasisFacts,
  date: CalendarDate,
): StayRule | undefined {
  if (nationality === HOME_STATE) return ruleFor(rules, 'citizen', nationality, date);
  const permitted = permit ? ruleFor(rules, permit.basis, nationality, date) : undefined;
  if (permit && isGoodOn({ validFrom: permit.from, validUntil: permit.until }, date) && permitted) return permitted;
  if (isOtherwiseRegulated(travellerKind)) return undefined;
  const mayWork = purpose === 'work-here' && permit?.basis !== 'eaeu-worker';
  const worker = mayWork ? ruleFor(rules, 'eaeu-worker', nationality, date) : undefined;
  return worker ?? ruleFor(rules, 'visa-free', nationality, date) ?? permitted;
}
