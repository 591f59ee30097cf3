import type { Schemas } from '../../../platform/api.ts';
import type { Inspection, Question } from '../lane/lane-state.ts';

export type GroupDetail = Schemas['GroupDetail'];

/** One passport of the pile. */
export interface Member {
  question: Question;
  /** null: no answer yet; then nobody is admitted. */
  inspection: Inspection | null;
  state: 'asking' | 'silent' | 'open' | 'decided' | 'referred' | 'abandoned';
  isFaceSeen: boolean;
}

export interface GroupState {
  /** null: none is begun. */
  group: GroupDetail | null;
  members: readonly Member[];
  selected: number;
  problem: string | null;
  /** The reason is asked why not as many were seen as declared. */
  isReasonAsked: boolean;
}

export const NO_GROUP: GroupState = { group: null, members: [], selected: 0, problem: null, isReasonAsked: false };

/** Faces ticked, and those with the second line, where faces are looked at anyway; a wrong scan counts as nobody. */
export function countMembers(members: readonly Member[]): { scanned: number; seen: number } {
  const counted = members.filter(({ state }) => state !== 'abandoned');
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
