import { describe, expect, it } from 'vitest';
import { compareLines } from '../../../web/src/rooms/crossings/second-line/compare-lines.ts';
import {
  asFalseMatch,
  bodyOf,
  type CaseHit,
  type Draft,
  NO_DRAFT,
  nextQuestion,
  outcomesOf,
} from '../../../web/src/rooms/crossings/second-line/outcome-steps.ts';
import { inspectionWith } from '../../web/support/inspections.ts';

const hit = (changes: Partial<CaseHit> = {}): CaseHit => ({
  ...{ entryId: 'e1', category: 'refusal-of-entry', action: 'refuse-entry', flags: [], band: 'stop', score: 30 },
  ...{ evidence: [], listed: null },
  ...changes,
});
const stolen = hit({ category: 'stolen-document', action: 'seize-document' });
const AT = new Date('2026-11-22T03:00:00Z');

describe('what may end a referral', () => {
  const lane = { cause: 'lane', direction: 'entry', isProtected: false } as const;
  it('follows its cause', () => {
    expect(outcomesOf(lane, 'UZB')).toEqual(['admitted', 'refused', 'handed-over', 'document-seized', 'withdrew']);
    expect(outcomesOf({ ...lane, cause: 'late-hit' }, 'UZB')).toEqual(['handed-over', 'document-seized', 'none']);
  });

  it('never refuses a citizen’s entry, nor who asks for protection', () => {
    expect(outcomesOf(lane, 'KGZ')).not.toContain('refused');
    expect(outcomesOf({ ...lane, direction: 'exit' }, 'KGZ')).toContain('refused');
    expect(outcomesOf({ ...lane, isProtected: true }, 'UZB')).not.toContain('refused');
  });
});

describe('the questions before a referral is closed', () => {
  const asked = (hits: CaseHit[], draft: Draft) => nextQuestion(hits, draft).ask;

  it('ask for the finding of each hit, then for the owner’s word where a stop is let through', () => {
    const two = [hit(), hit({ entryId: 'e2', band: 'review' })];
    let draft: Draft = { ...NO_DRAFT, outcome: 'admitted' };
    expect(nextQuestion(two, draft)).toMatchObject({ ask: 'finding', hit: { entryId: 'e1' } });
    draft = { ...draft, findings: { e1: { finding: 'confirmed' } } };
    expect(nextQuestion(two, draft)).toMatchObject({ ask: 'finding', hit: { entryId: 'e2' } });
    draft = { ...draft, findings: { ...draft.findings, e2: { finding: 'undetermined' } } };
    expect(asked(two, draft)).toBe('owner-word');
    expect(asked(two, { ...draft, ownerWho: 'duty officer' })).toBe('confirm');
    expect(asked(two, { ...draft, outcome: 'withdrew' })).toBe('confirm');
  });

  it('ask whether the holder is the owner of a listed document, unless it is another document', () => {
    const draft: Draft = { outcome: 'document-seized', findings: { e1: { finding: 'confirmed' } } };
    expect(asked([stolen], draft)).toBe('holder');
    expect(asked([stolen], { ...draft, findings: { e1: { finding: 'false-match' } } })).toBe('confirm');
    expect(asked([stolen], { ...draft, findings: { e1: { finding: 'confirmed', holder: 'impostor' } } })).toBe(
      'confirm',
    );
  });

  it('ask for protection before the reason of a refusal, and for nothing after a yes', () => {
    const draft: Draft = { ...NO_DRAFT, outcome: 'refused' };
    expect(asked([hit()], draft)).toBe('protection');
    expect(asked([hit()], { ...draft, asksForProtection: true })).toBe('confirm');
    expect(asked([hit()], { ...draft, asksForProtection: false })).toBe('reason');
    expect(bodyOf({ ...draft, asksForProtection: true }, [hit()], '', AT)).toEqual({
      ...{ outcome: 'refused', findings: [], asksForProtection: true },
    });
  });

  it('are answered by one key for a false match, but for the owner’s word', () => {
    const draft = asFalseMatch([hit()]);
    expect(asked([hit()], draft)).toBe('owner-word');
    expect(bodyOf({ ...draft, ownerWho: 'duty officer' }, [hit()], ' seen both ', AT)).toEqual({
      ...{ outcome: 'admitted', findings: [{ entryId: 'e1', finding: 'false-match' }], narrative: 'seen both' },
      ownerWord: { who: 'duty officer', at: '2026-11-22T03:00:00.000Z' },
    });
  });
});

describe('the traveller and the listed person, side by side', () => {
  const document = inspectionWith({ nationality: 'KAZ' }).document;
  const listed = {
    ...{ version: 1, ownerAgency: 'security-agency', sex: 'M', pin: null, birthPlace: null, legalBasis: null },
    ...{
      caseNumber: null,
      contact: null,
      sourceList: null,
      sourceId: null,
      validFrom: null,
      validTo: null,
      reviewDue: null,
    },
    names: [
      { text: 'Testov Ivan', kind: 'primary' },
      { text: 'Ivanov', kind: 'alias' },
    ],
    ...{ birthDates: ['1980-01-02', '1981'], nationalities: [], documents: [{ state: 'KAZ', number: 'X9' }] },
  } as unknown as NonNullable<CaseHit['listed']>;
  const evidence = [
    { feature: 'name', traveller: 'TESTOV IVAN', listed: 'Testov Ivan', bits: 18 },
    { feature: 'birth-date', traveller: '1980-01-02', listed: '1980-01-02', bits: 12 },
    { feature: 'sex', traveller: 'M', listed: 'F', bits: -3 },
  ];

  it('go by the evidence where there is some, with what else the list has', () => {
    const lines = compareLines([document], hit({ evidence, listed }));
    expect(lines.map(({ feature, how }) => [feature, how])).toEqual([
      ['name', 'equal'],
      ['birth-date', 'equal'],
      ['sex', 'different'],
      ['nationality', 'not-compared'],
      ['document-number', 'not-compared'],
    ]);
    expect(lines[0]?.listed).toEqual(['Testov Ivan', 'Ivanov']);
    expect(lines[1]?.listed).toEqual(['1980-01-02', '1981']);
    expect(lines.at(-1)).toMatchObject({ traveller: ['KAZ X1'], listed: ['KAZ X9'] });
  });

  it('say what is known of one side alone', () => {
    expect(compareLines([], hit({ listed }))).toContainEqual(
      expect.objectContaining({ feature: 'document-number', traveller: [], listed: ['KAZ X9'] }),
    );
  });
});
