import { isWholePiece, isWholeZone } from '../../../platform/wedge.ts';
import { isSameDocument, type LaneState, type Step } from './lane-state.ts';

/**
 * What a scan does, by what the lane is at. One document at a time: a second one is never decided as the first, and is never lost without a
 * word.
 *
 * | the lane | the same document | another, whole | another, in part |
 * |---|---|---|---|
 * | waits, types, corrects, or its question was not accepted | `take` | `take` | `mend` |
 * | asks | `same` | `tell` | `tell` |
 * | has no answer | `same` | `replace` | `tell` |
 * | shows a traveller | `same` | `tell` | `tell` |
 * | asks for another document or a visa of the traveller | `same` | `add` | `tell` |
 * | sends a decision | `same`, after a wrong scan `wait` | `wait` | `wait` |
 *
 * `take`: it is asked about. `add`: asked about together with the first. `mend`: typed on by hand. `same`: it is at work already. `tell`: not taken, and the screen says so. `replace`: the
 * one without an answer is ended as a wrong scan. `wait`: taken once the decision is; told should the decision be refused.
 */
export type ScanAct = 'take' | 'mend' | 'same' | 'tell' | 'replace' | 'wait' | 'add';

/** All that a machine-readable zone has, in lines or in one piece? */
export function isWholeScan(lines: readonly string[]): boolean {
  return isWholeZone(lines) || isWholePiece(lines);
}

/** Steps at which the next document that is read is the traveller's, too. */
const OF_THE_SAME: readonly Step[] = ['other-document', 'visa'];

export function scanRule(state: LaneState, lines: readonly string[]): ScanAct {
  const isWhole = isWholeScan(lines);
  switch (state.at) {
    case 'waiting':
    case 'typing':
    case 'correcting':
    case 'not-accepted':
      return isWhole ? 'take' : 'mend';
    case 'reading':
      return isSameDocument(state.question.presented, lines) ? 'same' : 'tell';
    case 'unanswered':
      if (isSameDocument(state.question.presented, lines)) return 'same';
      return isWhole ? 'replace' : 'tell';
    case 'shown': {
      const isSame = isSameDocument(state.question.presented, lines);
      if (state.step === 'sending') return isSame && state.deciding !== 'abandon' ? 'same' : 'wait';
      if (isSame) return 'same';
      return OF_THE_SAME.includes(state.step) && isWhole ? 'add' : 'tell';
    }
  }
}
