import { WEAK_NAME } from './entry-record.ts';
import { isGluable, NameReach, NO_CONFLICT } from './name-reach.ts';
import { MAX_TOKENS } from './name-tokens.ts';
import {
  conflictOf,
  furtherBits,
  GLUE_SIMILARITY,
  isCut,
  LEAST_COST,
  LEAST_GLUED,
  MOST_BESIDE_PAIRS,
  mayBeGlued,
  WORTH_A_LOOK,
} from './pair-bits.ts';
import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import { PARTICLE_CODE } from './token-code.ts';
import { codeOfWord, INITIAL, PARTICLE, PATRONYMIC, tokenIdOf, UNREADABLE, VOWELLESS } from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
import { likenessOf } from './token-likeness.ts';
import { TokenMatcher, worthOf } from './token-match.ts';
import { similarityOf } from './token-similarity.ts';
import type { TravellerName } from './traveller.ts';

const NAME = POLICY.names;
const MAX = MAX_TOKENS;
const GLUED = new Uint8Array(64);

/**
 * Aligns the tokens of two names: the best pair first, then the next, each token once; then what is glued on one side
 * and split on the other. The bits of the pairs, of what is left over and of conflicts make the bits of the name.
 */
export class NameMatcher {
  readonly #counts: TokenCounts;
  readonly #matcher: TokenMatcher;
  readonly #bits = new Float32Array(MAX * MAX);
  readonly #reach: NameReach;
  readonly #isPaired = new Uint8Array(MAX);
  readonly #isListedPaired = new Uint8Array(MAX);
  /** The policy's limits: they rise with the list as far as that tells finer what is rare. */
  #mostForToken: number = NAME.mostForToken;
  #mostForName: number = NAME.most;
  #mostWithConflict: number = NAME.mostWithConflict;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
    this.#matcher = new TokenMatcher(counts);
    this.#reach = new NameReach(this.#matcher);
  }

  begin(): void {
    this.#matcher.begin();
    const { growth } = this.#counts;
    this.#mostForToken = NAME.mostForToken + growth;
    this.#mostForName = NAME.most + 2 * growth;
    this.#mostWithConflict = NAME.mostWithConflict + growth;
    this.#reach.begin(growth);
  }

  /**
   * Bits, not rounded. `at`: the word of the listed name in the segment's records. `least`: what can't reach it is worth
   * `different`, most of it without a look at what is left over.
   */
  bitsOf(name: TravellerName, segment: Segment, at: number, least: number): number {
    const { records } = segment;
    const head = records[at] ?? 0;
    const width = Math.min(head & 255, MAX);
    const height = name.tokens.length;
    if (!this.#reach.mayReach(name, segment, at, least)) return NAME.different;
    const bits = this.#bits;
    let isAny = false;
    let reach = this.#reach.most;
    for (let y = 0; y < height; y++) {
      const token = name.tokens[y];
      const pairs = this.#reach.pairs[y] ?? 0;
      let best = 0;
      for (let x = 0; x < width; x++) {
        const isPair = token !== undefined && (pairs & (1 << x)) !== 0;
        const listed = isPair ? tokenIdOf(records[at + 1 + x] ?? 0) : 0;
        let shared = isPair ? this.#matcher.bitsOf(token, name.firstNumber + y, segment, listed) : 0;
        if (isPair && isCut(name, y)) shared = Math.max(shared, this.#matcher.bitsOfCut(token, segment, listed));
        bits[y * MAX + x] = shared;
        if (shared > best) best = shared;
      }
      if (best > NAME.particle) isAny = true;
      if (pairs === 0 || !token) continue;
      // What this token fell short of.
      reach -= furtherBits(this.#reach.mostAt(name, y)) - (best > 0 ? furtherBits(best) : 0);
      if (best === 0 && (token.traits & NO_CONFLICT) === 0) reach -= LEAST_COST;
      if (reach < least) {
        if (!this.#reach.mayGlue(name, segment, at)) return NAME.different;
        reach = Number.POSITIVE_INFINITY;
      }
    }
    if (!isAny && !isGluable(name, width)) return NAME.different;
    return this.#align(name, segment, at, width, least);
  }

  #align(name: TravellerName, segment: Segment, at: number, width: number, least: number): number {
    const height = name.tokens.length;
    this.#isPaired.fill(0);
    this.#isListedPaired.fill(0);
    let sum = 0;
    let particles = 0;
    let pairCount = 0;
    for (let best = this.#takeBest(height, width); best > 0; best = this.#takeBest(height, width)) {
      if (best <= NAME.particle) particles += best;
      else sum += pairCount++ === 0 ? best : furtherBits(best);
    }
    if (sum + this.#mostForToken * 2 + MOST_BESIDE_PAIRS < least) return NAME.different;
    const mayGlue = pairCount > 0 ? this.#hasThree(height, width) : isGluable(name, width);
    const glued = mayGlue ? this.#takeGlued(name, segment, at, width) : 0;
    if (glued > 0) sum += pairCount++ === 0 ? glued : furtherBits(glued);
    if (pairCount === 0 || sum + MOST_BESIDE_PAIRS < least) return NAME.different;
    const near = sum >= WORTH_A_LOOK ? this.#takeNear(name, segment, at, width) : 0;
    if ((segment.records[at] ?? 0) & WEAK_NAME) sum *= NAME.weakAlias;
    return this.#withLeftOver(sum + Math.min(particles, 1), near, name, segment, at, width);
  }

  /** The bits of the best pair of tokens that are both free, which are then no longer; 0 when there is none. */
  #takeBest(height: number, width: number): number {
    let best = 0;
    let bestY = 0;
    let bestX = 0;
    for (let y = 0; y < height; y++) {
      if (this.#isPaired[y]) continue;
      for (let x = 0; x < width; x++) {
        const bits = this.#bits[y * MAX + x] ?? 0;
        if (bits > best && !this.#isListedPaired[x]) {
          best = bits;
          bestY = y;
          bestX = x;
        }
      }
    }
    if (best === 0) return 0;
    this.#isPaired[bestY] = 1;
    this.#isListedPaired[bestX] = 1;
    return best;
  }

  #withLeftOver(
    shared: number,
    near: number,
    name: TravellerName,
    segment: Segment,
    at: number,
    width: number,
  ): number {
    const { records, tokens } = segment;
    let mine = 0;
    let fathers = 0;
    let listed = 0;
    let listedFathers = 0;
    let initials = 0;
    let listedInitials = 0;
    let unread = 0;
    let listedUnread = 0;
    for (const [y, token] of name.tokens.entries()) {
      if (this.#isPaired[y] || token.traits & PARTICLE) continue;
      if (token.traits & UNREADABLE) unread++;
      else if (token.traits & INITIAL) initials++;
      else if (token.traits & PATRONYMIC) fathers++;
      else mine++;
    }
    for (let x = 0; x < width; x++) {
      const traits = tokens.traits[tokenIdOf(records[at + 1 + x] ?? 0)] ?? 0;
      if (this.#isListedPaired[x] || traits & PARTICLE) continue;
      if (traits & UNREADABLE) listedUnread++;
      else if (traits & INITIAL) listedInitials++;
      else if (traits & PATRONYMIC) listedFathers++;
      else listed++;
    }
    // An initial that no token begins with is a conflict with one that is left; beside none it says nothing.
    const strangers = Math.min(initials, listed + listedFathers + listedInitials);
    const listedStrangers = Math.min(listedInitials, mine + fathers);
    // A token that can't be read may be anything on the other side, but not another of its own kind.
    const unlike = Math.min(mine, listed) + Math.min(fathers, listedFathers) + Math.min(unread, listedUnread);
    const conflicts = unlike + strangers + listedStrangers;
    const listOnly = name.isTruncated ? 0 : NAME.listOnly;
    const most = (conflicts > 0 && !name.isTruncated) || near < 0 ? this.#mostWithConflict : this.#mostForName;
    const isComplete = mine + listed + fathers + listedFathers + unread + listedUnread === 0 && near === 0;
    const all = shared + (isComplete ? NAME.complete : 0);
    return (
      Math.min(all, most + Math.max(0, all - most) * NAME.beyondMost) +
      near +
      conflicts * (name.isTruncated ? NAME.travellerOnly : NAME.conflict) +
      Math.max(0, mine - listed) * NAME.travellerOnly +
      Math.max(0, listed - mine) * listOnly +
      Math.abs(fathers - listedFathers) * NAME.patronymicOnly
    );
  }

  /** Free tokens on both sides, and two of them on one. */
  #hasThree(height: number, width: number): boolean {
    let mine = 0;
    let listed = 0;
    for (let y = 0; y < height; y++) if (!this.#isPaired[y]) mine++;
    for (let x = 0; x < width; x++) if (!this.#isListedPaired[x]) listed++;
    return mine > 0 && listed > 0 && mine + listed > 2;
  }

  /** Two neighbours on one side that are one token on the other: NUR AL-DIN and NOUREDDINE. */
  #takeGlued(name: TravellerName, segment: Segment, at: number, width: number): number {
    const { records, tokens } = segment;
    const least = GLUE_SIMILARITY;
    let sum = 0;
    for (let y = 0; y < name.tokens.length; y++) {
      const token = name.tokens[y];
      if (!token || this.#isPaired[y] || token.bytes.length < LEAST_GLUED) continue;
      for (let x = 0; x + 1 < width && !this.#isPaired[y]; x++) {
        const next = this.#nextListed(segment, at, x + 1, width);
        if (this.#isListedPaired[x] || next === width || this.#isListedPaired[next]) continue;
        const first = tokenIdOf(records[at + 1 + x] ?? 0);
        const second = tokenIdOf(records[at + 1 + next] ?? 0);
        const traits = tokens.traits[first] ?? 0;
        if (traits & PARTICLE || !mayBeGlued(traits, tokens.traits[second] ?? 0, token.traits, token.traits)) continue;
        const length = glue(
          tokens.sounds.subarray(tokens.soundsAt[first], tokens.soundsAt[first + 1]),
          tokens.sounds.subarray(tokens.soundsAt[second], tokens.soundsAt[second + 1]),
        );
        const similarity = similarityOf(token.bytes, 0, token.bytes.length, GLUED, 0, length, token.isVowelless, least);
        if (similarity < GLUE_SIMILARITY) continue;
        this.#isPaired[y] = 1;
        this.#isListedPaired[x] = 1;
        this.#isListedPaired[next] = 1;
        sum += Math.min(this.#counts.bitsOf(token.fineLow), this.#mostForToken) * worthOf(similarity);
      }
    }
    for (let x = 0; x < width; x++) {
      const listed = tokenIdOf(records[at + 1 + x] ?? 0);
      const from = tokens.soundsAt[listed] ?? 0;
      const to = tokens.soundsAt[listed + 1] ?? 0;
      if (this.#isListedPaired[x] || to - from < LEAST_GLUED) continue;
      for (let y = 0; y + 1 < name.tokens.length && !this.#isListedPaired[x]; y++) {
        const first = name.tokens[y];
        let next = y + 1;
        while (next < name.tokens.length && name.tokens[next]?.isParticle) next++;
        const second = name.tokens[next];
        if (!first || !second || this.#isPaired[y] || this.#isPaired[next] || first.isParticle) continue;
        if (!mayBeGlued(first.traits, second.traits, tokens.traits[listed] ?? 0, first.traits)) continue;
        const length = glue(first.bytes, second.bytes);
        const similarity = similarityOf(GLUED, 0, length, tokens.sounds, from, to, first.isVowelless, least);
        if (similarity < GLUE_SIMILARITY) continue;
        this.#isListedPaired[x] = 1;
        this.#isPaired[y] = 1;
        this.#isPaired[next] = 1;
        sum += Math.min(this.#counts.bitsOf(tokens.fineHash[listed] ?? 0), this.#mostForToken) * worthOf(similarity);
      }
    }
    return sum;
  }

  /** Conflicts that are near misses, with what they cost: below zero. Their tokens are no longer left over. */
  #takeNear(name: TravellerName, segment: Segment, at: number, width: number): number {
    const { records, tokens } = segment;
    let cost = 0;
    for (let y = 0; y < name.tokens.length; y++) {
      const token = name.tokens[y];
      if (!token || this.#isPaired[y] || token.traits & (PARTICLE | INITIAL)) continue;
      for (let x = 0; x < width && !this.#isPaired[y]; x++) {
        const listed = tokenIdOf(records[at + 1 + x] ?? 0);
        const traits = tokens.traits[listed] ?? 0;
        if (this.#isListedPaired[x] || traits & (PARTICLE | INITIAL)) continue;
        const isVowelless = ((traits | token.traits) & VOWELLESS) !== 0;
        const from = tokens.soundsAt[listed] ?? 0;
        const to = tokens.soundsAt[listed + 1] ?? 0;
        const least = NAME.nearSimilarity;
        const similarity = likenessOf(token.bytes, tokens.sounds, from, to, isVowelless, least);
        if (similarity < least) continue;
        this.#isPaired[y] = 1;
        this.#isListedPaired[x] = 1;
        cost += conflictOf(Math.min(similarity, NAME.leastSimilarity));
      }
    }
    return cost;
  }

  #nextListed(segment: Segment, at: number, from: number, width: number): number {
    let next = from;
    while (next < width && codeOfWord(segment.records[at + 1 + next] ?? 0) === PARTICLE_CODE) next++;
    return next;
  }
}

/** Both behind one another in `GLUED`; a sound that ends one and begins the other is one sound. */
function glue(first: Uint8Array, second: Uint8Array): number {
  let length = 0;
  for (const sound of first) if (length < GLUED.length) GLUED[length++] = sound;
  for (const [at, sound] of second.entries()) {
    if ((at > 0 || sound !== GLUED[length - 1]) && length < GLUED.length) GLUED[length++] = sound;
  }
  return length;
}
