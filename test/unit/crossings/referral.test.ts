import { describe, expect, it } from 'vitest';
import { isIamisError } from '../../../src/core/errors.ts';
import { claim, type ReferralState, requireClaimer } from '../../../src/crossings/referral.ts';
import {
  type JudgedReferral,
  judgeOutcome,
  type OutcomeInput,
  type OutcomeJudgement,
  type ReferredHit,
} from '../../../src/crossings/referral-outcome-table.ts';

const OPEN: ReferralState = { status: 'open', claimedBy: null };
const MINE: ReferralState = { status: 'claimed', claimedBy: 'me' };
const THEIRS: ReferralState = { status: 'claimed', claimedBy: 'somebody-else' };
const CLOSED: ReferralState = { status: 'closed', claimedBy: 'me' };

function codeOfThrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return isIamisError(error) ? error.code : 'another error';
  }
  return 'nothing thrown';
}

describe('claiming a referral', () => {
  it('takes an open one, keeps an own one, takes over only on purpose', () => {
    expect(claim(OPEN, 'me', false)).toBe('taken');
    expect(claim(MINE, 'me', false)).toBe('kept');
    expect(codeOfThrown(() => claim(THEIRS, 'me', false))).toBe('referral-already-claimed');
    expect(claim(THEIRS, 'me', true)).toBe('taken-over');
    expect(codeOfThrown(() => claim(CLOSED, 'me', true))).toBe('referral-closed');
  });

  it('leaves release and outcome to the claimer', () => {
    expect(codeOfThrown(() => requireClaimer(MINE, 'me'))).toBe('nothing thrown');
    expect(codeOfThrown(() => requireClaimer(OPEN, 'me'))).toBe('referral-not-claimed');
    expect(codeOfThrown(() => requireClaimer(THEIRS, 'me'))).toBe('referral-already-claimed');
    expect(codeOfThrown(() => requireClaimer(CLOSED, 'me'))).toBe('referral-closed');
  });
});

const occurredAt = new Date('2026-03-02T08:00:00Z');
const now = new Date('2026-03-02T09:00:00Z');
const OWNER_WORD = { who: 'duty officer', at: '2026-03-02T08:40:00Z' };

const WANTED: ReferredHit = { entryId: 'wanted', band: 'stop', action: 'arrest', category: 'wanted-for-arrest' };
const NAMESAKE: ReferredHit = { entryId: 'namesake', band: 'review', action: 'arrest', category: 'wanted-for-arrest' };
const FAINT: ReferredHit = { entryId: 'faint', band: 'log', action: 'arrest', category: 'wanted-for-arrest' };
const LOST: ReferredHit = { entryId: 'lost', band: 'stop', action: 'seize-document', category: 'lost-document' };

function judge(input: Partial<OutcomeInput>, referral: Partial<JudgedReferral> = {}): OutcomeJudgement {
  const asked = { cause: 'lane', direction: 'entry', isProtected: false, nationality: 'UZB', occurredAt, hits: [] };
  return judgeOutcome(
    { ...asked, ...referral } as JudgedReferral,
    { outcome: 'admitted', findings: [], ...input },
    now,
  );
}
const codeOf = (judgement: OutcomeJudgement) => (judgement.isAllowed ? 'allowed' : judgement.code);
const crossingOf = (judgement: OutcomeJudgement) =>
  judgement.isAllowed && judgement.effect.act === 'close' ? judgement.effect.crossing : undefined;

describe('the outcome of a referral', () => {
  it('writes a crossing for admitted, and for handed-over on entry only', () => {
    expect(crossingOf(judge({}))).toEqual({ kind: 'ordinary', escort: null });
    expect(crossingOf(judge({ outcome: 'handed-over', handedTo: 'police' }))).toEqual({
      kind: 'ordinary',
      escort: null,
    });
    expect(crossingOf(judge({ outcome: 'handed-over', handedTo: 'police' }, { direction: 'exit' }))).toBeNull();
    for (const outcome of ['document-seized', 'withdrew'] as const) expect(crossingOf(judge({ outcome }))).toBeNull();
    expect(crossingOf(judge({ outcome: 'refused', reason: 'listed', asksForProtection: false }))).toBeNull();
  });

  it('admits an escorted person as an escorted crossing', () => {
    expect(crossingOf(judge({ escort: 'deported' }, { direction: 'exit' }))).toEqual({
      kind: 'escorted',
      escort: 'deported',
    });
    expect(codeOf(judge({ escort: 'deported' }))).toBe('escort-not-allowed');
    expect(codeOf(judge({ outcome: 'withdrew', escort: 'readmitted' }))).toBe('escort-not-allowed');
  });

  it('is none for corrections and late hits alone, which write no crossing', () => {
    expect(codeOf(judge({ outcome: 'none' }))).toBe('outcome-not-allowed');
    for (const cause of ['correction', 'late-hit'] as const) {
      expect(crossingOf(judge({ outcome: 'none' }, { cause }))).toBeNull();
      expect(codeOf(judge({ outcome: 'refused' }, { cause }))).toBe('outcome-not-allowed');
    }
    expect(crossingOf(judge({}, { cause: 'correction' }))).toBeNull();
    expect(codeOf(judge({}, { cause: 'late-hit' }))).toBe('outcome-not-allowed');
  });

  it('needs for a refusal a reason of the direction and the answer about protection', () => {
    expect(codeOf(judge({ outcome: 'refused', asksForProtection: false }))).toBe('reason-required');
    expect(codeOf(judge({ outcome: 'refused', reason: 'wanted', asksForProtection: false }))).toBe('reason-wrong');
    expect(codeOf(judge({ outcome: 'refused', reason: 'listed' }))).toBe('protection-answer-required');
    expect(codeOf(judge({ outcome: 'admitted', reason: 'listed' }))).toBe('reason-wrong');
  });

  it('stays open and protected when the traveller asks for protection, and is no refusal any more', () => {
    const asking = { outcome: 'refused', reason: 'listed', asksForProtection: true } as const;
    expect(judge(asking, { hits: [WANTED] })).toEqual({ isAllowed: true, effect: { act: 'protect' } });
    expect(codeOf(judge({ ...asking, asksForProtection: false }, { isProtected: true }))).toBe('outcome-not-allowed');
    expect(judge(asking, { isProtected: true })).toEqual({ isAllowed: true, effect: { act: 'protect' } });
    expect(codeOf(judge({ outcome: 'withdrew' }, { isProtected: true }))).toBe('allowed');
  });

  it('never refuses a citizen entry', () => {
    const refusal = { outcome: 'refused', reason: 'listed', asksForProtection: false } as const;
    expect(codeOf(judge(refusal, { nationality: 'KGZ' }))).toBe('citizen-not-refused');
    expect(codeOf(judge({ ...refusal, reason: 'wanted' }, { nationality: 'KGZ', direction: 'exit' }))).toBe('allowed');
  });

  it('needs to whom the traveller is handed over', () => {
    expect(codeOf(judge({ outcome: 'handed-over' }))).toBe('handed-to-required');
  });
});

describe('findings', () => {
  const refusal = { outcome: 'refused', reason: 'listed', asksForProtection: false } as const;

  it('are needed of each hit of band stop or review, not of band log', () => {
    const judgement = judge(refusal, { hits: [WANTED, NAMESAKE, FAINT] });
    expect(judgement).toEqual({
      isAllowed: false,
      code: 'finding-required',
      errors: [
        { pointer: '/findings', code: 'field-missing', detail: 'entry wanted needs a finding' },
        { pointer: '/findings', code: 'field-missing', detail: 'entry namesake needs a finding' },
      ],
    });
    const findings = [
      { entryId: 'wanted', finding: 'confirmed' as const },
      { entryId: 'namesake', finding: 'false-match' as const },
    ];
    expect(codeOf(judge({ ...refusal, findings }, { hits: [WANTED, NAMESAKE, FAINT] }))).toBe('allowed');
    const withFaint = [...findings, { entryId: 'faint', finding: 'undetermined' as const }];
    expect(codeOf(judge({ ...refusal, findings: withFaint }, { hits: [WANTED, NAMESAKE, FAINT] }))).toBe('allowed');
  });

  it('are of hits of this referral only', () => {
    const findings = [{ entryId: 'another', finding: 'confirmed' as const }];
    expect(codeOf(judge({ ...refusal, findings }, { hits: [] }))).toBe('finding-unknown-entry');
  });

  it('say of a listed document whether its holder is the owner, unless it is another document', () => {
    const found = (finding: 'confirmed' | 'false-match', holder?: 'impostor') =>
      codeOf(judge({ outcome: 'document-seized', findings: [{ entryId: 'lost', finding, holder }] }, { hits: [LOST] }));
    expect(found('confirmed')).toBe('holder-answer-required');
    expect(found('confirmed', 'impostor')).toBe('allowed');
    expect(found('false-match')).toBe('allowed');
  });

  it('ask about the holder of listed documents only', () => {
    const findings = [{ entryId: 'wanted', finding: 'confirmed' as const, holder: 'impostor' as const }];
    expect(codeOf(judge({ ...refusal, findings }, { hits: [WANTED] }))).toBe('holder-answer-required');
  });
});

describe('letting a stop through', () => {
  const found = (finding: 'confirmed' | 'false-match') => [{ entryId: 'wanted', finding }];

  it("needs the owner's word, even for a false match, and is told", () => {
    expect(codeOf(judge({ findings: found('confirmed') }, { hits: [WANTED] }))).toBe('owner-word-required');
    expect(codeOf(judge({ findings: found('false-match') }, { hits: [WANTED] }))).toBe('owner-word-required');
    const judgement = judge({ findings: found('false-match'), ownerWord: OWNER_WORD }, { hits: [WANTED] });
    expect(judgement).toEqual({
      isAllowed: true,
      effect: { act: 'close', crossing: { kind: 'ordinary', escort: null }, letThrough: [WANTED] },
    });
  });

  it('takes a word given between the inspection and now only', () => {
    for (const at of ['2026-03-02T07:54:00Z', '2026-03-02T09:06:00Z']) {
      const input = { findings: found('confirmed'), ownerWord: { who: 'duty officer', at } };
      expect(codeOf(judge(input, { hits: [WANTED] }))).toBe('owner-word-required');
    }
  });

  it('needs no word for a review, nor when the traveller is not let through', () => {
    const findings = [{ entryId: 'namesake', finding: 'confirmed' as const }];
    expect(codeOf(judge({ findings }, { hits: [NAMESAKE] }))).toBe('allowed');
    const handedOver = { outcome: 'handed-over', handedTo: 'police', findings: found('confirmed') } as const;
    expect(judge(handedOver, { hits: [WANTED] })).toMatchObject({ effect: { letThrough: [] } });
  });

  it('is told also when a correction shows it after the crossing and nothing can be done', () => {
    const input = { outcome: 'none', findings: found('confirmed') } as const;
    expect(judge(input, { cause: 'correction', hits: [WANTED] })).toMatchObject({ effect: { letThrough: [WANTED] } });
  });
});
