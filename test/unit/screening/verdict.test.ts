import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, BANDS, type Band } from '../../../src/screening/listed-entry.ts';
import type { ScreeningHit, Unscreenable } from '../../../src/screening/question.ts';
import { isCalm, verdictOf, verdictOfHit } from '../../../src/screening/verdict.ts';

const HIT: Omit<ScreeningHit, 'band' | 'action'> = {
  ...{ entryId: 'e', version: 1, category: 'other', flags: [], ownerAgency: 'security', score: 0, evidence: [] },
};

function answer(hits: [Band, Action][], unscreenable: Unscreenable | null = null) {
  return { unscreenable, hits: hits.map(([band, action]) => ({ ...HIT, band, action })) };
}

describe('the verdict', () => {
  it('follows the whole table of bands and actions', () => {
    const table = ACTIONS.map((action) => [action, ...BANDS.map((band) => verdictOfHit({ band, action }))]);
    expect(table).toEqual([
      ['arrest', 'stop', 'review', null],
      ['refuse-entry', 'stop', 'review', null],
      ['refuse-exit', 'stop', 'review', null],
      ['refer', 'review', 'review', null],
      ['protect', 'stop', 'review', null],
      ['report-discreetly', null, null, null],
      ['seize-document', 'stop', 'review', null],
    ]);
  });

  it('is the gravest of all hits', () => {
    expect(verdictOf(answer([]))).toBe('clear');
    expect(verdictOf(answer([['log', 'arrest']]))).toBe('clear');
    expect(verdictOf(answer([['stop', 'report-discreetly']]))).toBe('clear');
    expect(verdictOf(answer([['review', 'arrest']]))).toBe('review');
    expect(
      verdictOf(
        answer([
          ['review', 'arrest'],
          ['stop', 'protect'],
        ]),
      ),
    ).toBe('stop');
  });

  it('of a name that could not be compared is never clear, and a stop by document stays a stop', () => {
    expect(verdictOf(answer([], 'no-name'))).toBe('unscreenable');
    expect(verdictOf(answer([['review', 'refer']], 'unreadable-name'))).toBe('unscreenable');
    expect(verdictOf(answer([['stop', 'seize-document']], 'unreadable-name'))).toBe('stop');
  });

  it('is told calmly for people to be protected and children', () => {
    expect(isCalm({ action: 'protect', category: 'missing-or-vulnerable-person' })).toBe(true);
    expect(isCalm({ action: 'refuse-exit', category: 'child-at-risk' })).toBe(true);
    expect(isCalm({ action: 'arrest', category: 'wanted-for-arrest' })).toBe(false);
  });
});
