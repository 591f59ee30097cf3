import { WEAK_NAME } from './entry-record.ts';
import { MAX_TOKENS } from './name-tokens.ts';
import { furtherBits, isCut, LEAST_COST, LEAST_GLUED, mayBeginGlued, mayEndGlued } from './pair-bits.ts';
import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import { agreementsOf, codeOfTraits, PARTICLE_CODE } from './token-code.ts';
import { codeOfWord, type HashedToken, INITIAL, PARTICLE, PATRONYMIC, tokenIdOf, UNREADABLE } from './token-columns.ts';
import type { TokenMatcher } from './token-match.ts';
import type { TravellerName } from './traveller.ts';

const NAME = POLICY.names;
/** Tokens of all names of a question. */
const MAX_NUMBERS = MAX_TOKENS * 2;
/** A token that stays without its like and is no conflict of the common kind. */
export const NO_CONFLICT = PARTICLE | INITIAL | PATRONYMIC | UNREADABLE;

/**
 * What two names can be worth at most, as far as the consonants of their tokens tell: never less than name-match.ts then
 * finds, so that nothing is lost by leaving a name that can't reach what is told.
 */
export class NameReach {
  /** Of the last two names: for each of the traveller's tokens, one bit for each listed one that it may agree with. */
  readonly pairs = new Uint32Array(MAX_TOKENS);
  /** What they may be worth, before any pair is compared; infinite where that is not so simple. */
  most = 0;
  readonly #matcher: TokenMatcher;
  readonly #mostOfToken = new Float64Array(MAX_NUMBERS);
  #mostForToken: number = NAME.mostForToken;
  #mostWithConflict: number = NAME.mostWithConflict;

  constructor(matcher: TokenMatcher) {
    this.#matcher = matcher;
  }

  /** Another question, or another segment. `growth`: by how much the policy's limits rise with the list (token-counts.ts). */
  begin(growth: number): void {
    this.#mostOfToken.fill(0);
    this.#mostForToken = NAME.mostForToken + growth;
    this.#mostWithConflict = NAME.mostWithConflict + growth;
  }

  /**
   * False when the two can't reach `least`, as far as consonants tell: pairs that share too few are no pairs, and what has
   * no pair costs. Notes the others in `pairs`, one bit for each listed token.
   */
  mayReach(name: TravellerName, segment: Segment, at: number, least: number): boolean {
    const { records } = segment;
    const head = records[at] ?? 0;
    const width = Math.min(head & 255, MAX_TOKENS);
    const { tokens } = name;
    let paired = 0;
    let sum = 0;
    let first = 0;
    let alone = 0;
    for (let y = 0; y < tokens.length; y++) {
      const token = tokens[y];
      if (!token) continue;
      let pairs = 0;
      if (isCut(name, y)) pairs = 2 ** width - 1;
      else {
        const agreements = agreementsOf(codeOfTraits(token.traits));
        for (let x = 0; x < width; x++) pairs |= (agreements[codeOfWord(records[at + 1 + x] ?? 0)] ?? 0) << x;
      }
      this.pairs[y] = pairs;
      paired |= pairs;
      if (pairs === 0) {
        if ((token.traits & NO_CONFLICT) === 0) alone++;
        continue;
      }
      const most = this.mostAt(name, y);
      sum += furtherBits(most);
      first = Math.max(first, most - furtherBits(most));
    }
    this.most = Number.POSITIVE_INFINITY;
    if (least <= 0) return true;
    if (paired === 0 && !isGluable(name, width)) return false;
    const isListedAlone = paired !== (1 << width) - 1;
    const isWeak = (head & WEAK_NAME) !== 0;
    let reach = (sum + first) * (isWeak ? NAME.weakAlias : 1) + 1 - alone * LEAST_COST;
    if (alone === 0) reach += NAME.complete;
    if (reach < least) return this.mayGlue(name, segment, at);
    const isConflict = alone > 0 && isListedAlone && !name.isTruncated;
    if (isConflict && reach > this.#mostWithConflict && this.#isListedAlone(paired, segment, at, width)) {
      const most = this.#mostWithConflict + (reach - this.#mostWithConflict) * NAME.beyondMost;
      return most >= least || this.mayGlue(name, segment, at);
    }
    if (!isWeak) this.most = reach;
    return true;
  }

  /** A listed token without a pair is a conflict of the common kind beside one of the traveller's. */
  #isListedAlone(paired: number, segment: Segment, at: number, width: number): boolean {
    for (let x = 0; x < width; x++) {
      const traits = segment.tokens.traits[tokenIdOf(segment.records[at + 1 + x] ?? 0)] ?? 0;
      if ((paired & (1 << x)) === 0 && (traits & NO_CONFLICT) === 0) return true;
    }
    return false;
  }

  /** What a pair with the traveller's token of this place is worth at most. */
  mostAt(name: TravellerName, place: number): number {
    const token = name.tokens[place];
    if (!token || isCut(name, place)) return this.#mostForToken;
    return this.#mostOf(token, name.firstNumber + place);
  }

  /** Asked once in a question. */
  #mostOf(token: HashedToken, number: number): number {
    const known = this.#mostOfToken[number] ?? 0;
    if (known > 0) return known;
    const most =
      token.traits & PARTICLE ? NAME.particle : token.traits & INITIAL ? NAME.initial : this.#matcher.mostOf(token);
    this.#mostOfToken[number] = most;
    return most;
  }

  /** Two neighbours on one side may be one token on the other, beside which there is another pair or nothing else on that side. */
  mayGlue(name: TravellerName, segment: Segment, at: number): boolean {
    const { records } = segment;
    const { tokens } = name;
    const width = Math.min((records[at] ?? 0) & 255, MAX_TOKENS);
    if (width + tokens.length <= 4 && !isGluable(name, width)) return false;
    const listed = segment.tokens.traits;
    let before = -1;
    for (let x = 0; x < width; x++) {
      const word = records[at + 1 + x] ?? 0;
      const code = codeOfWord(word);
      if (code === PARTICLE_CODE) continue;
      if (before >= 0) {
        const other = records[at + 1 + before] ?? 0;
        for (const { traits, bytes } of tokens) {
          if (bytes.length < LEAST_GLUED || !mayBeginGlued(codeOfWord(other), code, codeOfTraits(traits))) continue;
          const [first, second] = [listed[tokenIdOf(other)] ?? 0, listed[tokenIdOf(word)] ?? 0];
          if (mayEndGlued(first, second, traits, traits)) return true;
        }
      }
      before = x;
    }
    let last: HashedToken | undefined;
    for (const token of tokens) {
      if (token.traits & PARTICLE) continue;
      for (let x = 0; last && x < width; x++) {
        const word = records[at + 1 + x] ?? 0;
        const isWorth = mayBeginGlued(codeOfTraits(last.traits), codeOfTraits(token.traits), codeOfWord(word));
        if (isWorth && mayEndGlued(last.traits, token.traits, listed[tokenIdOf(word)] ?? 0, last.traits)) return true;
      }
      last = token;
    }
    return false;
  }
}

/** One token on one side only: it may be several glued. */
export function isGluable(name: TravellerName, width: number): boolean {
  return (name.tokens.length === 1) !== (width === 1);
}
