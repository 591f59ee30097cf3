import { HOME_STATE } from '../core/countries.ts';
import type { ErrorCode, FieldError } from '../core/errors.ts';
import { type Action, type Band, type Category, isAboutDocument } from '../screening/listed-entry.ts';
import { verdictOfHit } from '../screening/verdict.ts';
import { type Direction, type Escort, isEscortOf, type NewCrossing, newCrossing } from './crossing.ts';
import type { ReferralCause, ReferralOutcome } from './referral.ts';
import { isReasonOf, type RefusalReason } from './refusal-reason.ts';

export const FINDINGS = ['confirmed', 'false-match', 'undetermined'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Is the holder the owner? Asked of each hit on a lost, stolen or invalidated document. */
export const HOLDER_ANSWERS = ['owner-found-it', 'impostor', 'wrong-report'] as const;
export type HolderAnswer = (typeof HOLDER_ANSWERS)[number];

export interface HitFinding {
  entryId: string;
  finding: Finding;
  holder?: HolderAnswer | undefined;
}

export interface OutcomeInput {
  outcome: ReferralOutcome;
  findings: readonly HitFinding[];
  reason?: RefusalReason | undefined;
  asksForProtection?: boolean | undefined;
  handedTo?: string | undefined;
  /** Who of the owner agency agreed to the admission, and when. */
  ownerWord?: { who: string; at: string } | undefined;
  escort?: Escort | undefined;
  narrative?: string | undefined;
}

/** A hit of the referral's revision, as the lane knows it. */
export interface ReferredHit {
  entryId: string;
  band: Band;
  action: Action;
  category: Category;
}

export interface JudgedReferral<Hit extends ReferredHit = ReferredHit> {
  cause: ReferralCause;
  direction: Direction;
  isProtected: boolean;
  nationality: string;
  occurredAt: Date;
  hits: readonly Hit[];
}

/** `protect`: the referral stays with its claimer, marked. `close`: the final decision. */
export type OutcomeEffect<Hit extends ReferredHit = ReferredHit> =
  | { act: 'protect' }
  | { act: 'close'; crossing: NewCrossing | null; letThrough: readonly Hit[] };

export type OutcomeJudgement<Hit extends ReferredHit = ReferredHit> =
  | { isAllowed: true; effect: OutcomeEffect<Hit> }
  | { isAllowed: false; code: ErrorCode; errors?: FieldError[] };

/**
 * Which outcome fits which cause. After a correction or a late hit the traveller has crossed: whoever was turned back after all is a
 * correction of the crossing (void, returned), not a refusal.
 */
const OUTCOMES_BY_CAUSE: Record<ReferralCause, readonly ReferralOutcome[]> = {
  lane: ['admitted', 'refused', 'handed-over', 'document-seized', 'withdrew'],
  correction: ['admitted', 'handed-over', 'document-seized', 'none'],
  'late-hit': ['handed-over', 'document-seized', 'none'],
};

const CLOCK_TOLERANCE_MS = 5 * 60_000;

type Refusal = { isAllowed: false; code: ErrorCode; errors?: FieldError[] };
const refuse = (code: ErrorCode, ...errors: FieldError[]): Refusal => ({ isAllowed: false, code, errors });
const required = (code: ErrorCode, pointer: string): Refusal =>
  refuse(code, { pointer, code: 'field-missing', detail: 'is required' });

/**
 * What may end a referral, in one place. Whatever is forbidden is said before whatever is missing.
 *
 * - Who has asked for protection is not refused any more: the referral ends by admitting, handing over, or the traveller's withdrawal.
 * - A `stop` is let through with the owner's word only, whatever was found, and its owner agency is told.
 * - Only a lane's referral writes a crossing: for `admitted`, and for `handed-over` on entry (the person is in the country then).
 */
export function judgeOutcome<Hit extends ReferredHit>(
  referral: JudgedReferral<Hit>,
  input: OutcomeInput,
  now: Date,
): OutcomeJudgement<Hit> {
  const fault = forbidden(referral, input) ?? missingForOutcome(referral, input);
  if (fault) return fault;
  if (input.outcome === 'refused' && input.asksForProtection) return { isAllowed: true, effect: { act: 'protect' } };
  const findingFault = faultOfFindings(referral.hits, input.findings);
  if (findingFault) return findingFault;

  const stops = referral.hits.filter((hit) => verdictOfHit(hit) === 'stop');
  if (input.outcome === 'admitted' && stops.length > 0) {
    if (!input.ownerWord) return required('owner-word-required', '/ownerWord');
    const at = Date.parse(input.ownerWord.at);
    const isInRange =
      at >= referral.occurredAt.getTime() - CLOCK_TOLERANCE_MS && at <= now.getTime() + CLOCK_TOLERANCE_MS;
    if (!isInRange) {
      return refuse('owner-word-required', {
        pointer: '/ownerWord/at',
        code: 'time-out-of-range',
        detail: 'must lie between the inspection and now',
      });
    }
  }
  // After a correction the person has crossed already: closing without consequence lets the stop through, too.
  const isLetThrough = input.outcome === 'admitted' || (referral.cause === 'correction' && input.outcome === 'none');
  return {
    isAllowed: true,
    effect: { act: 'close', crossing: crossingOf(referral, input), letThrough: isLetThrough ? stops : [] },
  };
}

function forbidden(referral: JudgedReferral, input: OutcomeInput): Refusal | undefined {
  if (!OUTCOMES_BY_CAUSE[referral.cause].includes(input.outcome)) return refuse('outcome-not-allowed');
  if (input.outcome === 'refused') {
    if (referral.direction === 'entry' && referral.nationality === HOME_STATE) return refuse('citizen-not-refused');
    if (referral.isProtected && input.asksForProtection !== true) return refuse('outcome-not-allowed');
  }
  if (input.escort === undefined) return undefined;
  const isEscortFit =
    input.outcome === 'admitted' && referral.cause === 'lane' && isEscortOf(referral.direction, input.escort);
  return isEscortFit
    ? undefined
    : refuse('escort-not-allowed', {
        pointer: '/escort',
        code: 'field-not-allowed',
        detail: 'does not belong to this outcome and direction',
      });
}

function missingForOutcome(referral: JudgedReferral, input: OutcomeInput): Refusal | undefined {
  // Who asks for protection is not refused: there is nothing to give a reason for.
  if (input.outcome === 'refused' && input.reason === undefined && input.asksForProtection !== true) {
    return required('reason-required', '/reason');
  }
  if (input.reason !== undefined) {
    const isExplained = ['refused', 'handed-over', 'document-seized'].includes(input.outcome);
    if (!isExplained || !isReasonOf(referral.direction, input.reason)) {
      const detail = isExplained ? 'belongs to the other direction' : 'does not belong to this outcome';
      return refuse('reason-wrong', { pointer: '/reason', code: 'field-not-allowed', detail });
    }
  }
  if (input.outcome === 'refused' && input.asksForProtection === undefined) {
    return required('protection-answer-required', '/asksForProtection');
  }
  if (input.outcome === 'handed-over' && input.handedTo === undefined) {
    return required('handed-to-required', '/handedTo');
  }
  return undefined;
}

function faultOfFindings(hits: readonly ReferredHit[], findings: readonly HitFinding[]): Refusal | undefined {
  const hitById = new Map(hits.map((hit) => [hit.entryId, hit]));
  const unknown = findings.flatMap(({ entryId }, at) =>
    hitById.has(entryId)
      ? []
      : [
          {
            pointer: `/findings/${at}/entryId`,
            code: 'field-unknown' as const,
            detail: 'is not a hit of this referral',
          },
        ],
  );
  if (unknown.length > 0) return refuse('finding-unknown-entry', ...unknown);

  const found = new Set(findings.map(({ entryId }) => entryId));
  const open = hits.filter((hit) => hit.band !== 'log' && !found.has(hit.entryId));
  if (open.length > 0) {
    const errors = open.map(({ entryId }) => ({
      pointer: '/findings',
      code: 'field-missing' as const,
      detail: `entry ${entryId} needs a finding`,
    }));
    return refuse('finding-required', ...errors);
  }
  const holderFaults = findings.flatMap(({ entryId, finding, holder }, at): FieldError[] => {
    const hit = hitById.get(entryId);
    const isAsked = hit !== undefined && isAboutDocument(hit);
    const pointer = `/findings/${at}/holder`;
    if (!isAsked)
      return holder === undefined
        ? []
        : [{ pointer, code: 'field-not-allowed', detail: 'is asked of listed documents only' }];
    // Another document than the listed one: nobody can say whose the listed one is.
    return holder === undefined && finding !== 'false-match'
      ? [{ pointer, code: 'field-missing', detail: 'is required' }]
      : [];
  });
  return holderFaults.length > 0 ? refuse('holder-answer-required', ...holderFaults) : undefined;
}

function crossingOf(referral: JudgedReferral, input: OutcomeInput): NewCrossing | null {
  if (referral.cause !== 'lane') return null;
  if (input.outcome === 'admitted') return newCrossing(input.escort);
  return input.outcome === 'handed-over' && referral.direction === 'entry' ? newCrossing(undefined) : null;
}
