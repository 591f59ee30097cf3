import type { Schemas } from '../../platform/api.ts';
import { readTypedDate } from '../../platform/typed-date.ts';

export type StayRule = Schemas['StayRule'];
export type RuleBody = Schemas['NewStayRuleInput'];

/** A rule as it is being typed: numbers and days as text. */
export interface RuleDraft {
  title: string;
  nationalities: string;
  basis: StayRule['basis'];
  method: StayRule['method'];
  days: string;
  windowDays: string;
  resetAfterDays: string;
  registrationFreeDays: string;
  barDays: string;
  counts: readonly ('countsEntryDay' | 'countsExitDay' | 'countsDaysBefore')[];
  validFrom: string;
  validTo: string;
}

export const COUNTS = ['countsEntryDay', 'countsExitDay', 'countsDaysBefore'] as const;
const NUMBERS = ['days', 'windowDays', 'resetAfterDays', 'registrationFreeDays', 'barDays'] as const;

export const BLANK: RuleDraft = {
  ...{ title: '', nationalities: '', basis: 'visa-free', method: 'rolling-window', days: '', windowDays: '' },
  ...{ resetAfterDays: '', registrationFreeDays: '', barDays: '', counts: COUNTS, validFrom: '', validTo: '' },
};

export function draftOf(rule: StayRule): RuleDraft {
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    ...{ title: rule.title ?? '', nationalities: rule.nationalities.join(' '), basis: rule.basis, method: rule.method },
    ...{ days: number(rule.days), windowDays: number(rule.windowDays), barDays: number(rule.barDays) },
    ...{ resetAfterDays: number(rule.resetAfterDays), registrationFreeDays: number(rule.registrationFreeDays) },
    counts: COUNTS.filter((one) => rule[one]),
    ...{ validFrom: rule.validFrom, validTo: rule.validTo ?? '' },
  };
}

export function bodyOf(draft: RuleDraft): RuleBody {
  const numbers = Object.fromEntries(
    NUMBERS.map((name) => [name, draft[name].trim() === '' ? null : Number(draft[name])]),
  ) as Pick<RuleBody, (typeof NUMBERS)[number]>;
  const dateOf = (text: string) => readTypedDate(text) ?? text.trim();
  return {
    title: draft.title.trim() || null,
    nationalities: draft.nationalities
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
    ...{ basis: draft.basis, method: draft.method, ...numbers },
    countsEntryDay: draft.counts.includes('countsEntryDay'),
    countsExitDay: draft.counts.includes('countsExitDay'),
    countsDaysBefore: draft.counts.includes('countsDaysBefore'),
    validFrom: dateOf(draft.validFrom),
    validTo: draft.validTo.trim() === '' ? null : dateOf(draft.validTo),
  };
}
