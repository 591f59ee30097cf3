import { describe, expect, test } from 'vitest';
import type { DocumentClass } from '../../../src/documents/travel-document.ts';
import { ruleFaults, type StayRule } from '../../../src/stays/stay-rule.ts';
import { isVisaRequired } from '../../../src/stays/visa-requirement.ts';

const DAY = '2026-11-22';

function rule(basis: StayRule['basis'], nationalities: readonly string[], changes: Partial<StayRule> = {}): StayRule {
  return {
    ...{
      id: `${basis} ${nationalities}`,
      title: 'Invented',
      basis,
      nationalities,
      method: 'document-term',
      days: null,
    },
    ...{ windowDays: null, resetAfterDays: null, countsEntryDay: true, countsExitDay: true, countsDaysBefore: true },
    ...{ registrationFreeDays: null, barDays: null, validFrom: '2020-01-01', validTo: null },
    ...changes,
  };
}

const FREE = rule('visa-free', ['TUR'], { method: 'rolling-window', days: 30, windowDays: 60 });
const WORKER = rule('eaeu-worker', ['ARM']);
const VISA = rule('visa', []);
const NEEDED = rule('visa-required', ['IND', 'ARM']);
const EVERYBODY = rule('visa-required', []);

const permit = { basis: 'visa', key: 'k', from: null, until: '2026-11-01', entries: null, days: null } as const;

function needs(
  rules: readonly StayRule[],
  nationality: string,
  more: { travellerKind?: string; purpose?: string; permit?: typeof permit; documentClass?: DocumentClass } = {},
): boolean {
  const { documentClass = 'ordinary', ...changes } = more;
  const facts = { nationality, travellerKind: 'ordinary', purpose: 'not-asked', permit: null, ...changes };
  return isVisaRequired(rules, facts, documentClass, DAY);
}

describe('a visa is required', () => {
  test('where a rule says so, and nothing else lets the traveller in', () => {
    expect(needs([FREE, VISA, NEEDED], 'IND')).toBe(true);
    expect(needs([FREE, VISA, EVERYBODY], 'IND')).toBe(true);
  });

  test('not where the table says nothing: that no rule names a nationality is not known to mean anything', () => {
    expect(needs([FREE, VISA], 'IND')).toBe(false);
    expect(needs([FREE, VISA, NEEDED], 'PAK')).toBe(false);
  });

  test('not of whom another rule lets in: without a visa, to work, at home', () => {
    expect(needs([FREE, EVERYBODY], 'TUR')).toBe(false);
    expect(needs([WORKER, NEEDED], 'ARM', { purpose: 'work-here' })).toBe(false);
    expect(needs([WORKER, NEEDED], 'ARM', { purpose: 'holiday' })).toBe(true);
    expect(needs([EVERYBODY], 'KGZ')).toBe(false);
  });

  test('not where one was shown, though it is over: that is told otherwise', () => {
    expect(needs([VISA, NEEDED], 'IND', { permit })).toBe(false);
    expect(needs([NEEDED], 'IND', { permit })).toBe(false);
  });

  test('not of whom agreements let in that are in no rule, nor of whom no nationality is known', () => {
    expect(needs([EVERYBODY], 'IND', { travellerKind: 'crew' })).toBe(false);
    expect(needs([EVERYBODY], 'IND', { documentClass: 'diplomatic' })).toBe(false);
    expect(needs([EVERYBODY], 'IND', { documentClass: 'refugee' })).toBe(false);
    expect(needs([EVERYBODY], 'XXX')).toBe(false);
  });

  test('while the rule is in force', () => {
    const ended = rule('visa-required', ['IND'], { validTo: '2026-11-21' });
    expect(needs([ended], 'IND')).toBe(false);
    expect(needs([{ ...ended, validTo: DAY }], 'IND')).toBe(true);
  });
});

test('a rule of who needs a visa counts no days', () => {
  expect(ruleFaults(NEEDED)).toEqual([]);
  const counting = rule('visa-required', ['IND'], { method: 'per-visit', days: 30, barDays: 60 });
  expect(ruleFaults(counting).map(({ pointer }) => pointer)).toEqual(['/method', '/days', '/barDays']);
});
