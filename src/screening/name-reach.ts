import { WEAK_NAME } from './entry-record.ts';
import { type NameCodes, NO_CONFLICT } from './name-codes.ts';
import { MAX_TOKENS } from './name-tokens.ts';
import { LEAST_COST, mayEndGlued } from './pair-bits.ts';
import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import { jointCode, PARTICLE_CODE } from './token-code.ts';
import { codeOfWord, tokenIdOf, traitsAt } from './token-columns.ts';
import type { TravellerName } from './traveller.ts';

const NAME = POLICY.names;

/**
 * What two names can be worth at most, as far as the consonants of their tokens tell: never less than name-match.ts then
 * finds, so that nothing is lost by leaving a name that can't reach what is told.
 */
export class NameReach {
  /** Of the last two names: for each listed token, one bit for each of the traveller's that it may agree with. */
  readonly pairs = new Uint16Array(MAX_TOKENS);
  /** What they may be worth, before any pair is compared; infinite where that is not so simple. */
  most = 0;
  #mostWithConflict: number = NAME.mostWithConflict;

  /** Another question, or another segment. `growth`: by how much the policy's limits rise with the list (token-counts.ts). */
  begin(growth: number): void {
    this.#mostWithConflict = NAME.mostWithConflict + growth;
  }

  /**
   * False when the two can't reach `least`, as far as consonants tell: pairs that share too few are no pairs, and what has
   * no pair costs. Notes the others in `pairs`.
   */
  mayReach(codes: NameCodes, segment: Segment, at: number, least: number): boolean {
    const { records } = segment;
    const head = records[at] ?? 0;
    const width = Math.min(head & 255, MAX_TOKENS);
    let paired = 0;
    let isListedAlone = false;
    for (let x = 0; x < width; x++) {
      const pairs = codes.pairsWith(codeOfWord(records[at + 1 + x] ?? 0));
      this.pairs[x] = pairs;
      paired |= pairs;
      if (pairs === 0) isListedAlone = true;
    }
    this.most = Number.POSITIVE_INFINITY;
    if (least <= 0) return true;
    if (paired === 0 && !isGluable(codes.name, width)) return false;
    const isWeak = (head & WEAK_NAME) !== 0;
    const alone = codes.aloneBeside(paired);
    let reach = codes.worthOf(paired) * (isWeak ? NAME.weakAlias : 1) + 1 - alone * LEAST_COST;
    if (alone === 0) reach += NAME.complete;
    if (reach < least) return this.mayGlue(codes, segment, at);
    const isConflict = alone > 0 && isListedAlone && !codes.name.isTruncated;
    if (isConflict && reach > this.#mostWithConflict && this.#isListedAlone(segment, at, width)) {
      const most = this.#mostWithConflict + (reach - this.#mostWithConflict) * NAME.beyondMost;
      return most >= least || this.mayGlue(codes, segment, at);
    }
    if (!isWeak) this.most = reach;
    return true;
  }

  /** A listed token without a pair is a conflict of the common kind beside one of the traveller's. */
  #isListedAlone(segment: Segment, at: number, width: number): boolean {
    for (let x = 0; x < width; x++) {
      if (this.pairs[x] !== 0) continue;
      if ((traitsAt(segment.tokens, tokenIdOf(segment.records[at + 1 + x] ?? 0)) & NO_CONFLICT) === 0) return true;
    }
    return false;
  }

  /** Two neighbours on one side may be one token on the other, beside which there is another pair or nothing else on that side. */
  mayGlue(codes: NameCodes, segment: Segment, at: number): boolean {
    const { records } = segment;
    const { name } = codes;
    const width = Math.min((records[at] ?? 0) & 255, MAX_TOKENS);
    if (width + name.tokens.length <= 4 && !isGluable(name, width)) return false;
    let before = -1;
    for (let x = 0; x < width; x++) {
      const word = records[at + 1 + x] ?? 0;
      const code = codeOfWord(word);
      const halves = codes.halvesOf(code);
      if (halves !== 0 && mayEndInOne(codes, halves, traitsAt(segment.tokens, tokenIdOf(word)))) return true;
      if (code === PARTICLE_CODE) continue;
      if (before >= 0) {
        const other = records[at + 1 + before] ?? 0;
        const whole = codes.wholeOf(jointCode(codeOfWord(other), code));
        if (whole !== 0 && mayBeOne(codes, whole, segment, tokenIdOf(other), tokenIdOf(word))) return true;
      }
      before = x;
    }
    return false;
  }
}

/** Whether one of these of the traveller's tokens and the one before it may be this listed one. */
function mayEndInOne({ name, before }: NameCodes, halves: number, listed: number): boolean {
  for (let y = 0; y < name.tokens.length; y++) {
    if ((halves & (1 << y)) === 0) continue;
    const first = name.tokens[before[y] ?? -1]?.traits ?? 0;
    if (mayEndGlued(first, name.tokens[y]?.traits ?? 0, listed, first)) return true;
  }
  return false;
}

/** Whether one of these of the traveller's tokens may be these two listed ones. */
function mayBeOne({ name }: NameCodes, whole: number, { tokens }: Segment, one: number, other: number): boolean {
  const [first, second] = [traitsAt(tokens, one), traitsAt(tokens, other)];
  for (let y = 0; y < name.tokens.length; y++) {
    const traits = name.tokens[y]?.traits ?? 0;
    if (whole & (1 << y) && mayEndGlued(first, second, traits, traits)) return true;
  }
  return false;
}

/** One token on one side only: it may be several glued. */
export function isGluable(name: TravellerName, width: number): boolean {
  return (name.tokens.length === 1) !== (width === 1);
}
