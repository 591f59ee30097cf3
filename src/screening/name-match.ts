import { WEAK_NAME } from './entry-record.ts';
import { NameCodes, NO_CONFLICT } from './name-codes.ts';
import { isGluable, NameReach } from './name-reach.ts';
import { MAX_TOKENS } from './name-tokens.ts';
import {
  conflictOf,
  furtherBits,
  GLUE_SIMILARITY,
  isCut,
  LEAST_COST,
  LEAST_GLUED,
  MOST_BESIDE_PAIRS,
  mayEndGlued,
  WORTH_A_LOOK,
} from './pair-bits.ts';
import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import { jointCode, PARTICLE_CODE } from './token-code.ts';
import {
  codeOfWord,
  type HashedToken,
  INITIAL,
  PARTICLE,
  PATRONYMIC,
  soundsFrom,
  soundsTo,
  type TokenColumns,
  tokenIdOf,
  traitsAt,
  UNREADABLE,
} from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
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
  readonly #reach = new NameReach();
  /** Of the traveller's first name, and of the one in the traveller's own script. */
  readonly #codes = [new NameCodes(), new NameCodes()] as const;
  readonly #isPaired = new Uint8Array(MAX);
  readonly #isListedPaired = new Uint8Array(MAX);
  /** The policy's limits: they rise with the list as far as that tells finer what is rare. */
  #mostForToken: number = NAME.mostForToken;
  #mostForName: number = NAME.most;
  #mostWithConflict: number = NAME.mostWithConflict;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
    this.#matcher = new TokenMatcher(counts);
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
    const codes = this.#codesOf(name);
    if (!this.#reach.mayReach(codes, segment, at, least)) return NAME.different;
    const { records } = segment;
    const width = Math.min((records[at] ?? 0) & 255, MAX);
    const height = name.tokens.length;
    const { pairs } = this.#reach;
    const bits = this.#bits;
    let isAny = false;
    let reach = this.#reach.most;
    // The tokens that are worth most come first: where they have no like, the rest needn't be asked.
    for (let place = 0; place < height; place++) {
      const y = codes.order[place] ?? 0;
      const token = name.tokens[y];
      let best = 0;
      let isPaired = false;
      for (let x = 0; x < width; x++) {
        let shared = 0;
        if (token && ((pairs[x] ?? 0) >>> y) & 1) {
          isPaired = true;
          const listed = tokenIdOf(records[at + 1 + x] ?? 0);
          shared = this.#matcher.bitsOf(token, name.firstNumber + y, segment, listed);
          if (isCut(name, y)) shared = Math.max(shared, this.#matcher.bitsOfCut(token, segment, listed));
        }
        bits[y * MAX + x] = shared;
        if (shared > best) best = shared;
      }
      if (best > NAME.particle) isAny = true;
      if (!isPaired || !token) continue;
      // What this token fell short of.
      reach -= furtherBits(codes.most[y] ?? 0) - (best > 0 ? furtherBits(best) : 0);
      if (best === 0 && (token.traits & NO_CONFLICT) === 0) reach -= LEAST_COST;
      if (reach < least) {
        if (!this.#reach.mayGlue(codes, segment, at)) return NAME.different;
        reach = Number.POSITIVE_INFINITY;
      }
    }
    if (!isAny && !isGluable(name, width)) return NAME.different;
    return this.#align(codes, segment, at, width, least);
  }

  #codesOf(name: TravellerName): NameCodes {
    const codes = this.#codes[name.firstNumber === 0 ? 0 : 1];
    const mostOf = (token: HashedToken, y: number) => this.#matcher.mostOf(token, name.firstNumber + y);
    codes.take(name, this.#mostForToken, mostOf);
    return codes;
  }

  #align(codes: NameCodes, segment: Segment, at: number, width: number, least: number): number {
    const { name } = codes;
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
    const glued = mayGlue ? this.#takeGlued(codes, segment, at, width) : 0;
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
    for (let y = 0; y < name.tokens.length; y++) {
      const token = name.tokens[y];
      if (!token || this.#isPaired[y] || token.traits & PARTICLE) continue;
      if (token.traits & UNREADABLE) unread++;
      else if (token.traits & INITIAL) initials++;
      else if (token.traits & PATRONYMIC) fathers++;
      else mine++;
    }
    for (let x = 0; x < width; x++) {
      if (this.#isListedPaired[x]) continue;
      const traits = traitsAt(tokens, tokenIdOf(records[at + 1 + x] ?? 0));
      if (traits & PARTICLE) continue;
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
  #takeGlued(codes: NameCodes, { records, tokens }: Segment, at: number, width: number): number {
    const { name, before } = codes;
    let sum = 0;
    for (let y = 0; y < name.tokens.length; y++) {
      const token = name.tokens[y];
      if (!token || this.#isPaired[y] || token.bytes.length < LEAST_GLUED) continue;
      for (let x = 0; x + 1 < width && !this.#isPaired[y]; x++) {
        if (this.#isListedPaired[x]) continue;
        const word = records[at + 1 + x] ?? 0;
        const next = nextListed(records, at, x + 1, width);
        if (next === width || this.#isListedPaired[next] || codeOfWord(word) === PARTICLE_CODE) continue;
        const nextWord = records[at + 1 + next] ?? 0;
        if (((codes.wholeOf(jointCode(codeOfWord(word), codeOfWord(nextWord))) >>> y) & 1) === 0) continue;
        const [first, second] = [tokenIdOf(word), tokenIdOf(nextWord)];
        if (!mayEndGlued(traitsAt(tokens, first), traitsAt(tokens, second), token.traits, token.traits)) continue;
        const length = glueListed(tokens, first, second);
        const { bytes, isVowelless } = token;
        const similarity = similarityOf(bytes, 0, bytes.length, GLUED, 0, length, isVowelless, GLUE_SIMILARITY);
        if (similarity < GLUE_SIMILARITY) continue;
        this.#isPaired[y] = 1;
        this.#isListedPaired[x] = 1;
        this.#isListedPaired[next] = 1;
        sum += this.#matcher.rarityOf(token, name.firstNumber + y) * worthOf(similarity);
      }
    }
    for (let x = 0; x < width; x++) {
      if (this.#isListedPaired[x]) continue;
      const word = records[at + 1 + x] ?? 0;
      const halves = codes.halvesOf(codeOfWord(word));
      if (halves === 0) continue;
      const listed = tokenIdOf(word);
      const from = soundsFrom(tokens, listed);
      const to = soundsTo(tokens, listed);
      if (to - from < LEAST_GLUED) continue;
      for (let next = 1; next < name.tokens.length && !this.#isListedPaired[x]; next++) {
        if (((halves >>> next) & 1) === 0 || this.#isPaired[next]) continue;
        const y = before[next] ?? -1;
        const [first, second] = [name.tokens[y], name.tokens[next]];
        if (!first || !second || this.#isPaired[y]) continue;
        if (!mayEndGlued(first.traits, second.traits, traitsAt(tokens, listed), first.traits)) continue;
        const length = glue(first.bytes, second.bytes);
        const { isVowelless } = first;
        const similarity = similarityOf(GLUED, 0, length, tokens.sounds, from, to, isVowelless, GLUE_SIMILARITY);
        if (similarity < GLUE_SIMILARITY) continue;
        this.#isListedPaired[x] = 1;
        this.#isPaired[y] = 1;
        this.#isPaired[next] = 1;
        sum += this.#matcher.listedRarity(tokens, listed) * worthOf(similarity);
      }
    }
    return sum;
  }

  /** Conflicts that are near misses, with what they cost: below zero. Their tokens are no longer left over. */
  #takeNear(name: TravellerName, segment: Segment, at: number, width: number): number {
    const { records } = segment;
    let cost = 0;
    for (let y = 0; y < name.tokens.length; y++) {
      const token = name.tokens[y];
      if (!token || this.#isPaired[y] || token.traits & (PARTICLE | INITIAL)) continue;
      for (let x = 0; x < width && !this.#isPaired[y]; x++) {
        const listed = tokenIdOf(records[at + 1 + x] ?? 0);
        if (this.#isListedPaired[x] || traitsAt(segment.tokens, listed) & (PARTICLE | INITIAL)) continue;
        const similarity = this.#matcher.nearnessOf(token, segment, listed);
        if (similarity < NAME.nearSimilarity) continue;
        this.#isPaired[y] = 1;
        this.#isListedPaired[x] = 1;
        cost += conflictOf(Math.min(similarity, NAME.leastSimilarity));
      }
    }
    return cost;
  }
}

/** The place of the next listed token that is no particle; `width` without one. */
function nextListed(records: Uint32Array, at: number, from: number, width: number): number {
  let next = from;
  while (next < width && codeOfWord(records[at + 1 + next] ?? 0) === PARTICLE_CODE) next++;
  return next;
}

/** Both behind one another in `GLUED`; a sound that ends one and begins the other is one sound. */
function glue(first: Uint8Array, second: Uint8Array): number {
  return gluedBehind(gluedBehind(0, first, 0, first.length), second, 0, second.length);
}

function glueListed(tokens: TokenColumns, first: number, second: number): number {
  const { sounds } = tokens;
  const length = gluedBehind(0, sounds, soundsFrom(tokens, first), soundsTo(tokens, first));
  return gluedBehind(length, sounds, soundsFrom(tokens, second), soundsTo(tokens, second));
}

function gluedBehind(before: number, sounds: Uint8Array, from: number, to: number): number {
  let length = before;
  for (let at = from; at < to && length < GLUED.length; at++) {
    const isMerged = at === from && length > 0 && sounds[at] === GLUED[length - 1];
    if (!isMerged) GLUED[length++] = sounds[at] ?? 0;
  }
  return length;
}
