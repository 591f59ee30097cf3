import { describe, expect, it } from 'vitest';
import { AUDIT_FINDING_KINDS } from '../../../src/audit/verify-audit.ts';
import { ERROR_CODES } from '../../../src/core/errors.ts';
import { faultText, RECORD_FAULT_CODES, type RecordFaultCode } from '../../../src/watchlist/lists/record-fault.ts';
import { sayFaults } from '../../../web/src/rooms/watchlist/say-faults.ts';
import { auditFindingWords } from '../../../web/src/words/audit.ts';
import { LANGUAGES } from '../../../web/src/words/languages.ts';
import { problemWords, sayProblem } from '../../../web/src/words/problems.ts';
import { recordFaultWords } from '../../../web/src/words/record-faults.ts';
import { sayIn } from '../../../web/src/words/saying.ts';

const ky = sayIn.bind(undefined, 'ky');
const ru = sayIn.bind(undefined, 'ru');
const en = sayIn.bind(undefined, 'en');

describe('what the server tells by a code', () => {
  it.each([
    ['refusals', ERROR_CODES, problemWords],
    ['faults of a list file', RECORD_FAULT_CODES, recordFaultWords],
    ['findings in the audit', AUDIT_FINDING_KINDS, auditFindingWords],
  ])('has words in Kyrgyz, Russian and English: %s', (_what, codes, words) => {
    const table = new Map(Object.entries(words));
    for (const code of codes) {
      const saying = table.get(code);
      expect(
        LANGUAGES.map((language) => typeof saying?.[language]),
        code,
      ).toEqual(['string', 'string', 'string']);
    }
  });

  it('is shown by its code where the page does not know it yet', () => {
    expect(sayProblem(ru, 'citizen-not-refused')).toBe('гражданину не отказывают во въезде');
    expect(sayProblem(ru, 'of-a-later-version')).toBe('of-a-later-version');
  });
});

describe('why a record of a list file becomes no entry', () => {
  it('is said in the language of the screen, with the key to look for in the file', () => {
    const row = { faults: [{ code: 'birth-date-wrong', field: '/birthDates/0' } as const], reason: 'English' };
    expect(sayFaults(ru, row)).toMatch(/^дата рождения пишется не так .*: Дата рождения \(birthDates\/0\)$/);
    expect(sayFaults(ky, row)).toMatch(/Туулган күнү \(birthDates\/0\)$/);
  });

  it('names the action that needs more, the columns, and the second file', () => {
    const needs = { code: 'needed-for-action', field: '/contact', action: 'arrest' } as const;
    expect(sayFaults(ru, { faults: [needs], reason: null })).toBe(
      'для действия «арестовать» нужно: Кому звонить круглосуточно (contact)',
    );
    const columns = { code: 'columns-wrong', found: 3, expected: 12, part: 'alt' } as const;
    expect(sayFaults(en, { faults: [columns], reason: null })).toBe('second file (alt): columns: 3, should be: 12');
  });

  it('is told as the server tells it where a code is missing or unknown', () => {
    const later = { code: 'of-a-later-version' as RecordFaultCode };
    expect(sayFaults(ru, { faults: [later], reason: 'is too heavy' })).toBe('is too heavy');
    expect(sayFaults(ru, { faults: [], reason: 'is not a person' })).toBe('is not a person');
  });

  it('has a sentence of its own at the terminal, too', () => {
    const texts = RECORD_FAULT_CODES.map((code) =>
      faultText({ code, field: '/contact', action: 'arrest', found: 3, expected: 12 }),
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.join(' ')).not.toContain('undefined');
  });
});
