import { describe, expect, it } from 'vitest';
import { type DecisionInput, decisionInstant, LANE_OUTCOMES } from '../../../src/crossings/decision.ts';
import {
  type DecidingOfficer,
  type DecisionJudgement,
  type JudgedInspection,
  judgeDecision,
} from '../../../src/crossings/decision-table.ts';
import { isReasonOf, type RefusalReason } from '../../../src/crossings/refusal-reason.ts';
import { PROBLEMS } from '../../../src/platform/http/problems.ts';

const OPENER: DecidingOfficer = { isOpener: true, isSupervisor: false };
const SUPERVISOR: DecidingOfficer = { isOpener: false, isSupervisor: true };
const COLLEAGUE: DecidingOfficer = { isOpener: false, isSupervisor: false };

const SEEN: Record<string, Pick<JudgedInspection, 'verdict' | 'signal' | 'advisories'>> = {
  go: { verdict: 'clear', signal: 'go', advisories: [{ code: 'document-expiring', level: 'note' }] },
  minor: { verdict: 'clear', signal: 'look', advisories: [{ code: 'minor', level: 'look' }] },
  look: {
    verdict: 'clear',
    signal: 'look',
    advisories: [
      { code: 'minor', level: 'look' },
      { code: 'already-inside', level: 'look' },
    ],
  },
  expired: { verdict: 'clear', signal: 'hold', advisories: [{ code: 'document-expired', level: 'hold' }] },
  unscreenable: { verdict: 'unscreenable', signal: 'hold', advisories: [] },
  review: { verdict: 'review', signal: 'hold', advisories: [] },
  stop: { verdict: 'stop', signal: 'hold', advisories: [] },
};

function inspection(seen: string, more: Partial<JudgedInspection> = {}): JudgedInspection {
  const facts = SEEN[seen];
  if (!facts) throw new Error(seen);
  return { direction: 'entry', nationality: 'UZB', ...facts, ...more };
}

const codeOf = (judgement: DecisionJudgement) => (judgement.isAllowed ? 'allowed' : judgement.code);
const judge = (seen: string, input: DecisionInput, officer = OPENER, more: Partial<JudgedInspection> = {}) =>
  codeOf(judgeDecision(inspection(seen, more), officer, input));

const REFUSAL: DecisionInput = { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false };
const ALL_ACKNOWLEDGED = { acknowledged: ['minor', 'already-inside'], overrideReason: 'the exit was not recorded' };

describe('admitting', () => {
  it('needs one key on go', () => {
    const judgement = judgeDecision(inspection('go'), OPENER, { outcome: 'admit' });
    expect(judgement).toEqual({
      isAllowed: true,
      effect: { outcome: 'admit', crossing: { kind: 'ordinary', escort: null }, referral: null },
    });
  });

  it('asks to acknowledge each look advisory and names the ones that are missing', () => {
    const judgement = judgeDecision(inspection('look'), OPENER, { outcome: 'admit', acknowledged: ['minor'] });
    expect(judgement).toEqual({
      isAllowed: false,
      code: 'acknowledgement-required',
      errors: [{ pointer: '/acknowledged', code: 'field-missing', detail: 'already-inside is not acknowledged' }],
    });
  });

  it('does not take the acknowledgement of an advisory that was never given', () => {
    expect(judge('go', { outcome: 'admit', acknowledged: ['minor'] })).toBe('acknowledgement-required');
  });

  it('asks for a reason of overriding any look advisory but a child', () => {
    expect(judge('minor', { outcome: 'admit', acknowledged: ['minor'] })).toBe('allowed');
    expect(judge('look', { outcome: 'admit', acknowledged: ['minor', 'already-inside'] })).toBe(
      'override-reason-required',
    );
    expect(judge('look', { outcome: 'admit', ...ALL_ACKNOWLEDGED })).toBe('allowed');
  });

  it.each(['expired', 'unscreenable', 'review', 'stop'])(
    'sends a hold (%s) to the second line, whoever decides',
    (seen) => {
      expect(judge(seen, { outcome: 'admit', ...ALL_ACKNOWLEDGED })).toBe('needs-second-line');
      expect(judge(seen, { outcome: 'admit', ...ALL_ACKNOWLEDGED }, SUPERVISOR)).toBe('needs-second-line');
    },
  );

  it('takes no reason of refusal', () => {
    expect(judge('go', { outcome: 'admit', reason: 'no-visa' })).toBe('reason-wrong');
  });

  it('records an escort as the kind of the crossing, in the direction that it has', () => {
    const judgement = judgeDecision(inspection('go', { direction: 'exit' }), OPENER, {
      outcome: 'admit',
      escort: 'deported',
    });
    expect(judgement.isAllowed && judgement.effect.crossing).toEqual({ kind: 'escorted', escort: 'deported' });
    expect(judge('go', { outcome: 'admit', escort: 'deported' })).toBe('escort-not-allowed');
    expect(judge('go', { outcome: 'admit', escort: 'readmitted' })).toBe('allowed');
    expect(judge('go', { ...REFUSAL, escort: 'readmitted' })).toBe('escort-not-allowed');
  });
});

describe('refusing', () => {
  it('needs a reason of its direction and the answer about protection', () => {
    expect(judge('go', REFUSAL)).toBe('allowed');
    expect(judge('look', REFUSAL)).toBe('allowed');
    expect(judge('go', { outcome: 'refuse', asksForProtection: false })).toBe('reason-required');
    expect(judge('go', { ...REFUSAL, reason: 'exit-ban' })).toBe('reason-wrong');
    expect(judge('go', REFUSAL, OPENER, { direction: 'exit' })).toBe('reason-wrong');
    expect(judge('go', { ...REFUSAL, reason: 'exit-ban' }, OPENER, { direction: 'exit' })).toBe('allowed');
    expect(judge('go', { outcome: 'refuse', reason: 'no-visa' })).toBe('protection-answer-required');
  });

  it.each(['go', 'look', 'stop'])(
    'opens a protected referral instead when the traveller asks for protection (%s)',
    (seen) => {
      const judgement = judgeDecision(inspection(seen), OPENER, { ...REFUSAL, asksForProtection: true });
      expect(judgement).toEqual({
        isAllowed: true,
        effect: { outcome: 'refer', crossing: null, referral: 'protected' },
      });
    },
  );

  it('never refuses a citizen entry; an exit ban also binds citizens', () => {
    expect(judge('go', REFUSAL, OPENER, { nationality: 'KGZ' })).toBe('citizen-not-refused');
    expect(judge('stop', REFUSAL, SUPERVISOR, { nationality: 'KGZ' })).toBe('citizen-not-refused');
    expect(judge('go', { ...REFUSAL, reason: 'exit-ban' }, OPENER, { nationality: 'KGZ', direction: 'exit' })).toBe(
      'allowed',
    );
  });

  it('leaves a hold to the second line, where each hit gets its finding', () => {
    expect(judge('stop', { ...REFUSAL, reason: 'listed' })).toBe('needs-second-line');
    expect(judge('expired', REFUSAL, SUPERVISOR)).toBe('needs-second-line');
  });
});

describe('referring and abandoning', () => {
  it.each(Object.keys(SEEN))('refers whatever was seen (%s)', (seen) => {
    const judgement = judgeDecision(inspection(seen), OPENER, { outcome: 'refer' });
    expect(judgement).toEqual({ isAllowed: true, effect: { outcome: 'refer', crossing: null, referral: 'open' } });
  });

  it('protects who asks for protection while being referred', () => {
    const judgement = judgeDecision(inspection('stop'), OPENER, { outcome: 'refer', asksForProtection: true });
    expect(judgement.isAllowed && judgement.effect.referral).toBe('protected');
  });

  it('lets only the officer who scanned wrongly abandon the scan', () => {
    expect(judge('go', { outcome: 'abandon' })).toBe('allowed');
    expect(judge('expired', { outcome: 'abandon' })).toBe('allowed');
    expect(judge('go', { outcome: 'abandon' }, SUPERVISOR)).toBe('inspection-not-yours');
  });

  it('does not let a listed person be scanned away', () => {
    expect(judge('stop', { outcome: 'abandon' })).toBe('needs-second-line');
    expect(judge('review', { outcome: 'abandon' })).toBe('needs-second-line');
  });

  it("does not let an officer decide a colleague's inspection", () => {
    for (const outcome of LANE_OUTCOMES) expect(judge('go', { outcome }, COLLEAGUE)).toBe('inspection-not-yours');
  });
});

describe('the whole table', () => {
  const REASONS: (RefusalReason | undefined)[] = [undefined, 'no-visa', 'exit-ban'];
  const inputs = LANE_OUTCOMES.flatMap((outcome) =>
    REASONS.flatMap((reason) =>
      [undefined, true, false].flatMap((asksForProtection) =>
        [undefined, ['minor'], ['minor', 'already-inside']].flatMap((acknowledged) =>
          [undefined, 'because'].map(
            (overrideReason): DecisionInput => ({ outcome, reason, asksForProtection, acknowledged, overrideReason }),
          ),
        ),
      ),
    ),
  );
  const cases = Object.keys(SEEN).flatMap((seen) =>
    (['entry', 'exit'] as const).flatMap((direction) =>
      ['KGZ', 'UZB'].flatMap((nationality) =>
        [OPENER, SUPERVISOR, COLLEAGUE].flatMap((officer) =>
          inputs.map((input) => ({ asked: inspection(seen, { direction, nationality }), officer, input })),
        ),
      ),
    ),
  );

  it('keeps its promises in every case', () => {
    let allowed = 0;
    for (const { asked, officer, input } of cases) {
      const judgement = judgeDecision(asked, officer, input);
      if (!judgement.isAllowed) {
        expect([403, 409, 422]).toContain(PROBLEMS[judgement.code].status);
        continue;
      }
      allowed += 1;
      const { outcome, crossing, referral } = judgement.effect;
      expect(crossing !== null).toBe(outcome === 'admit');
      expect(referral !== null).toBe(outcome === 'refer');
      expect(officer.isOpener || (officer.isSupervisor && outcome !== 'abandon')).toBe(true);
      if (outcome === 'admit') expect(asked.signal).not.toBe('hold');
      if (outcome === 'refuse') {
        expect(asked.signal).not.toBe('hold');
        expect(asked.direction === 'entry' && asked.nationality === 'KGZ').toBe(false);
        expect(input.asksForProtection).toBe(false);
        expect(input.reason && isReasonOf(asked.direction, input.reason)).toBe(true);
      }
      if (outcome === 'admit' && asked.signal === 'look') expect(input.acknowledged).toContain('minor');
    }
    expect(cases).toHaveLength(7 * 2 * 2 * 3 * 216);
    expect(allowed).toBeGreaterThan(1000);
  });
});

describe('the time of a decision', () => {
  const occurredAt = new Date('2026-03-02T08:00:00Z');
  const now = new Date('2026-03-02T09:00:00Z');

  it('is now unless stated, and lies between the inspection and now, five minutes more or less', () => {
    expect(decisionInstant(undefined, occurredAt, now)).toEqual(now);
    expect(decisionInstant('2026-03-02T07:55:00Z', occurredAt, now)).toEqual(new Date('2026-03-02T07:55:00Z'));
    expect(decisionInstant('2026-03-02T09:05:00Z', occurredAt, now)).toEqual(new Date('2026-03-02T09:05:00Z'));
    expect(decisionInstant('2026-03-02T07:54:59Z', occurredAt, now)).toBeNull();
    expect(decisionInstant('2026-03-02T09:05:01Z', occurredAt, now)).toBeNull();
  });
});
