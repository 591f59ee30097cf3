import type { FieldError, Schemas } from '../../../platform/api.ts';
import type { LedgerEntry } from '../lane/lane-ledger.ts';
import type { Inspection, Question } from '../lane/lane-state.ts';

export type GroupDetail = Schemas['GroupDetail'];

/** One passport of the pile. */
export interface Member {
  question: Question;
  /** null: no answer yet; then nobody is admitted. */
  inspection: Inspection | null;
  /** `silent`: no answer, asked again by itself; `not-accepted`: the server will not inspect it, and it is in no group. */
  state: 'asking' | 'silent' | 'not-accepted' | 'open' | 'decided' | 'referred' | 'abandoned';
  /** Why it was not accepted: the code of the problem, and what is wrong by fields. */
  refused?: { problem: string; errors: readonly FieldError[] };
  isFaceSeen: boolean;
}

export interface GroupState {
  /** null: none is begun. */
  group: GroupDetail | null;
  members: readonly Member[];
  selected: number;
  /** The code of the server's problem; `silent`: no answer; `unsent`: what was done is still to be sent. */
  problem: string | null;
  /** A document was read in part, and not taken. */
  isReadInPart: boolean;
  /** The reason is asked why not as many were seen as declared. */
  isReasonAsked: boolean;
  /** The reason as it was sent when the server said no: it is not typed twice. */
  reason: string;
  /** The group before, as it was closed. */
  closed: { declared: number; seen: number } | null;
}

export const NO_GROUP: GroupState = {
  ...{ group: null, members: [], selected: 0, problem: null },
  ...{ isReadInPart: false, isReasonAsked: false, reason: '', closed: null },
};

type EntryOutcome = LedgerEntry['outcome'];
const STATES: Partial<Record<EntryOutcome, Member['state']>> = {
  ...{ admit: 'decided', refuse: 'decided', refer: 'referred', abandon: 'abandoned' },
};

/**
 * A member as the server knows it, and as this page does: what was decided here and is not sent yet is decided all the same, and a face that
 * was ticked stays ticked.
 * @param told undefined: the server has not said, or does not know it
 * @param entry of the ledger: what was decided in this page
 */
export function mergeMember(
  member: Member,
  told: Pick<GroupDetail['members'][number], 'state' | 'isFaceSeen'> | undefined,
  entry: Pick<LedgerEntry, 'outcome' | 'isKept'> | undefined,
): Member {
  const here = entry && STATES[entry.outcome];
  const state = here && (entry.isKept || told === undefined || told.state === 'open') ? here : told?.state;
  return { ...member, state: state ?? member.state, isFaceSeen: member.isFaceSeen || (told?.isFaceSeen ?? false) };
}

/** Faces ticked, and those with the second line, where faces are looked at anyway; a wrong scan counts as nobody. */
export function countMembers(members: readonly Member[]): { scanned: number; seen: number } {
  const counted = members.filter(({ state }) => state !== 'abandoned' && state !== 'not-accepted');
  return {
    scanned: counted.length,
    seen: counted.filter(({ state, isFaceSeen }) => isFaceSeen || state === 'referred').length,
  };
}

/** Only a `go` is admitted by its tick; whatever else is opened, and decided as at the lane. */
export function isAdmittedByTick({ state, inspection }: Member): boolean {
  return state === 'open' && inspection?.signal === 'go';
}

export function needsReason(group: Pick<GroupDetail, 'declaredCount'>, members: readonly Member[]): boolean {
  return countMembers(members).seen !== group.declaredCount;
}
