import { HOME_STATE } from '../core/countries.ts';
import type { ErrorCode, FieldError } from '../core/errors.ts';
import type { Verdict } from '../screening/verdict.ts';
import { type Direction, isEscortOf, type NewCrossing, newCrossing } from './crossing.ts';
import type { DecisionInput, LaneOutcome } from './decision.ts';
import { isReasonOf } from './refusal-reason.ts';

/** What the table is asked about: the inspection as the lane saw it. Discreet hits are no part of it. */
export interface JudgedInspection {
  direction: Direction;
  nationality: string;
  verdict: Verdict;
  signal: 'go' | 'look' | 'hold';
  advisories: readonly { code: string; level: string }[];
}

/** Who decides: the officer who opened the inspection, or a supervisor of that checkpoint. */
export interface DecidingOfficer {
  isOpener: boolean;
  isSupervisor: boolean;
}

export interface DecisionEffect {
  /** As recorded: a refusal of somebody who asks for protection is recorded as `refer`. */
  outcome: LaneOutcome;
  crossing: NewCrossing | null;
  referral: 'open' | 'protected' | null;
}

export interface NotAllowed {
  isAllowed: false;
  code: ErrorCode;
  errors?: FieldError[];
}

export type DecisionJudgement = { isAllowed: true; effect: DecisionEffect } | NotAllowed;

/** A look advisory that is acknowledged but never overridden: a child may simply cross. */
const NEEDS_NO_OVERRIDE = 'minor';

const refuse = (code: ErrorCode, ...errors: FieldError[]): NotAllowed =>
  errors.length > 0 ? { isAllowed: false, code, errors } : { isAllowed: false, code };

const allow = (outcome: LaneOutcome, rest: Partial<DecisionEffect> = {}): DecisionJudgement => ({
  isAllowed: true,
  effect: { outcome, crossing: null, referral: null, ...rest },
});

/**
 * What may be decided at the lane, in one place.
 *
 * | outcome | go | look | hold |
 * |---|---|---|---|
 * | admit | yes | each look advisory acknowledged; a reason for overriding any but `minor` | `needs-second-line`, for supervisors too: they claim the referral, so that each hit gets its finding |
 * | refuse | reason and answer about protection; a yes opens a protected referral; never a citizen's entry | likewise | `needs-second-line`; a yes still opens the protected referral |
 * | refer | opens a referral | likewise | likewise |
 * | abandon | wrong scan, by the officer who opened it | likewise | only where no hit made the hold: a listed person is not scanned away |
 *
 * Whatever is forbidden is said before whatever is missing.
 */
export function judgeDecision(
  inspection: JudgedInspection,
  officer: DecidingOfficer,
  input: DecisionInput,
): DecisionJudgement {
  if (!officer.isOpener && (!officer.isSupervisor || input.outcome === 'abandon'))
    return refuse('inspection-not-yours');
  if (input.escort !== undefined && (input.outcome !== 'admit' || !isEscortOf(inspection.direction, input.escort))) {
    return refuse('escort-not-allowed', {
      pointer: '/escort',
      code: 'field-not-allowed',
      detail: 'does not belong to this outcome and direction',
    });
  }
  switch (input.outcome) {
    case 'admit':
      return judgeAdmission(inspection, input);
    case 'refuse':
      return judgeRefusal(inspection, input);
    case 'refer':
      return (
        wrongReason(inspection, input) ?? allow('refer', { referral: input.asksForProtection ? 'protected' : 'open' })
      );
    case 'abandon':
      if (inspection.verdict === 'stop' || inspection.verdict === 'review') return refuse('needs-second-line');
      return wrongReason(inspection, input) ?? allow('abandon');
  }
}

function judgeAdmission(inspection: JudgedInspection, input: DecisionInput): DecisionJudgement {
  if (inspection.signal === 'hold') return refuse('needs-second-line');
  const reasonFault = wrongReason(inspection, input);
  if (reasonFault) return reasonFault;

  const acknowledged = input.acknowledged ?? [];
  const known = new Set(inspection.advisories.map((advisory) => advisory.code));
  const lookCodes = inspection.advisories.filter(({ level }) => level === 'look').map(({ code }) => code);
  const faults = [
    ...lookCodes
      .filter((code) => !acknowledged.includes(code))
      .map((code) => ({
        pointer: '/acknowledged',
        code: 'field-missing' as const,
        detail: `${code} is not acknowledged`,
      })),
    ...acknowledged.flatMap((code, at) =>
      known.has(code)
        ? []
        : [
            {
              pointer: `/acknowledged/${at}`,
              code: 'field-unknown' as const,
              detail: 'is not an advisory of this inspection',
            },
          ],
    ),
  ];
  if (faults.length > 0) return refuse('acknowledgement-required', ...faults);
  if (lookCodes.some((code) => code !== NEEDS_NO_OVERRIDE) && input.overrideReason === undefined) {
    return refuse('override-reason-required', {
      pointer: '/overrideReason',
      code: 'field-missing',
      detail: 'is required',
    });
  }
  return allow('admit', { crossing: newCrossing(input.escort) });
}

function judgeRefusal(inspection: JudgedInspection, input: DecisionInput): DecisionJudgement {
  if (inspection.direction === 'entry' && inspection.nationality === HOME_STATE) return refuse('citizen-not-refused');
  // Who asks for protection goes to the second line anyway, whatever the signal.
  if (inspection.signal === 'hold' && input.asksForProtection !== true) return refuse('needs-second-line');
  if (input.reason === undefined)
    return refuse('reason-required', { pointer: '/reason', code: 'field-missing', detail: 'is required' });
  const reasonFault = wrongReason(inspection, input);
  if (reasonFault) return reasonFault;
  if (input.asksForProtection === undefined) {
    return refuse('protection-answer-required', {
      pointer: '/asksForProtection',
      code: 'field-missing',
      detail: 'is required',
    });
  }
  return input.asksForProtection ? allow('refer', { referral: 'protected' }) : allow('refuse');
}

/** A reason explains a refusal or a referral, and is one of the direction's. */
function wrongReason(inspection: JudgedInspection, input: DecisionInput): NotAllowed | undefined {
  if (input.reason === undefined) return undefined;
  const isAskedFor = input.outcome === 'refuse' || input.outcome === 'refer';
  if (isAskedFor && isReasonOf(inspection.direction, input.reason)) return undefined;
  const detail = isAskedFor ? 'belongs to the other direction' : 'does not belong to this outcome';
  return refuse('reason-wrong', { pointer: '/reason', code: 'field-not-allowed', detail });
}
