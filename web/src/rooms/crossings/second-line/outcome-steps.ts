import type { Schemas } from '../../../platform/api.ts';
import type { Reason } from '../lane/lane-state.ts';

export type ReferralCase = Schemas['ReferralCase'];
export type CaseHit = ReferralCase['hits'][number];
export type OutcomeBody =
  import('../../../platform/api-types.ts').operations['closeReferral']['requestBody']['content']['application/json'];
export type Outcome = OutcomeBody['outcome'];
type FindingLine = NonNullable<OutcomeBody['findings']>[number];
export type Finding = FindingLine['finding'];
export type Holder = NonNullable<FindingLine['holder']>;

/** What has been answered so far. */
export interface Draft {
  outcome: Outcome | null;
  findings: Readonly<Record<string, { finding: Finding; holder?: Holder }>>;
  asksForProtection?: boolean;
  reason?: Reason;
  handedTo?: string;
  ownerWho?: string;
}

export const NO_DRAFT: Draft = { outcome: null, findings: {} };

/** What is asked next; `confirm` when nothing is missing. */
export type Question =
  | { ask: 'outcome' | 'protection' | 'reason' | 'handed-to' | 'owner-word' | 'confirm' }
  | { ask: 'finding' | 'holder'; hit: CaseHit };

/** As docs/lane.md has it: which outcome fits which cause. */
const OUTCOMES: Readonly<Record<string, readonly Outcome[]>> = {
  lane: ['admitted', 'refused', 'handed-over', 'document-seized', 'withdrew'],
  correction: ['admitted', 'handed-over', 'document-seized', 'none'],
  'late-hit': ['handed-over', 'document-seized', 'none'],
};

/** What may end this referral. A citizen is not refused entry, nor is anybody who asks for protection. */
export function outcomesOf(
  { cause, direction, isProtected }: Pick<ReferralCase['referral'], 'cause' | 'direction' | 'isProtected'>,
  nationality: string | undefined,
): Outcome[] {
  const isRefusable = !isProtected && !(direction === 'entry' && nationality === 'KGZ');
  return (OUTCOMES[cause] ?? []).filter((outcome) => outcome !== 'refused' || isRefusable);
}

const ABOUT_A_DOCUMENT: readonly string[] = ['lost-document', 'stolen-document', 'invalidated-document'];

export const isAboutDocument = ({ category }: Pick<CaseHit, 'category'>) => ABOUT_A_DOCUMENT.includes(category);

/** A hit that stops: letting such a person through takes the owner agency's word. */
export const isStop = ({ band, action }: Pick<CaseHit, 'band' | 'action'>) => band === 'stop' && action !== 'refer';

export function nextQuestion(hits: readonly CaseHit[], draft: Draft): Question {
  const { outcome } = draft;
  if (outcome === null) return { ask: 'outcome' };
  if (outcome === 'refused') {
    if (draft.asksForProtection === undefined) return { ask: 'protection' };
    // Who asks for protection is not refused: nothing else is asked.
    if (draft.asksForProtection) return { ask: 'confirm' };
    if (draft.reason === undefined) return { ask: 'reason' };
  }
  for (const hit of hits) {
    const answer = draft.findings[hit.entryId];
    if (!answer) return { ask: 'finding', hit };
    if (isAboutDocument(hit) && answer.finding !== 'false-match' && !answer.holder) return { ask: 'holder', hit };
  }
  if (outcome === 'handed-over' && draft.handedTo === undefined) return { ask: 'handed-to' };
  if (outcome === 'admitted' && hits.some(isStop) && draft.ownerWho === undefined) return { ask: 'owner-word' };
  return { ask: 'confirm' };
}

/** One key says that nobody of the list stands here. */
export function asFalseMatch(hits: readonly CaseHit[]): Draft {
  const findings = Object.fromEntries(hits.map(({ entryId }) => [entryId, { finding: 'false-match' as const }]));
  return { outcome: 'admitted', findings };
}

/** @param at when the owner agency was asked: now */
export function bodyOf(draft: Draft, hits: readonly CaseHit[], narrative: string, at: Date): OutcomeBody {
  const { outcome, reason, asksForProtection, handedTo, ownerWho } = draft;
  if (outcome === null) throw new Error('no outcome is chosen');
  const isProtection = outcome === 'refused' && asksForProtection === true;
  return {
    outcome,
    findings: isProtection
      ? []
      : hits.flatMap(({ entryId }) => (draft.findings[entryId] ? [{ entryId, ...draft.findings[entryId] }] : [])),
    ...(outcome === 'refused' && { asksForProtection: isProtection }),
    ...(reason !== undefined && { reason }),
    ...(handedTo !== undefined && { handedTo }),
    ...(ownerWho !== undefined && { ownerWord: { who: ownerWho, at: at.toISOString() } }),
    ...(narrative.trim() !== '' && { narrative: narrative.trim() }),
  };
}
