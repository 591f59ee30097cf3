import { PairMemory } from './pair-memory.ts';
import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import {
  fineHashAt,
  type HashedToken,
  INITIAL,
  PARTICLE,
  soundsFrom,
  soundsTo,
  stemOfTraits,
  type TokenColumns,
  textHashAt,
  traitsAt,
  VOWELLESS,
} from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
import { editsBetween, likenessOf } from './token-likeness.ts';
import { articleLength, similarityOf } from './token-similarity.ts';

const NAME = POLICY.names;
const CACHE = 4096;
/** Of all tokens of a question. */
const NUMBERS = 64;
const CUT_SIMILARITY = 0.9;
/** A pair that is alike is worth something, however little. */
const LEAST = 0.11;

/**
 * What a traveller's token and a listed one have in common, in bits; 0 when nothing. Pairs are remembered for as long as
 * one question is asked: popular tokens come back in many candidates. How alike two tokens are is remembered longer.
 */
export class TokenMatcher {
  readonly #counts: TokenCounts;
  readonly #keys = new Float64Array(CACHE);
  readonly #bits = new Float32Array(CACHE);
  /** Of the question's tokens, by number; 0 where it was not asked for yet. */
  readonly #rarities = new Float64Array(NUMBERS);
  readonly #similar = new PairMemory(17);
  readonly #near = new PairMemory(14);
  #epoch = 0;
  #mostForToken: number = NAME.mostForToken;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
  }

  /** Forgets: another question, or another segment. */
  begin(): void {
    this.#mostForToken = NAME.mostForToken + this.#counts.growth;
    this.#rarities.fill(0);
    this.#epoch = (this.#epoch + 1) % 4096;
    if (this.#epoch === 0) this.#keys.fill(0);
  }

  /** Of tokens that may be similar. `number`: the traveller's token's place among all of the question's tokens, below 64. */
  bitsOf(token: HashedToken, number: number, segment: Segment, listed: number): number {
    const key = (this.#epoch * NUMBERS + number) * 4294967296 + listed + 1;
    const cell = (Math.imul(listed, 64) + number * 61) & (CACHE - 1);
    if (this.#keys[cell] === key) return this.#bits[cell] ?? 0;
    const bits = this.#compare(token, number, segment.tokens, listed);
    this.#keys[cell] = key;
    this.#bits[cell] = bits;
    return bits;
  }

  /** No pair with this token is worth more. */
  mostOf(token: HashedToken, number: number): number {
    if (token.traits & PARTICLE) return NAME.particle;
    return token.traits & INITIAL ? NAME.initial : Math.max(NAME.initial, this.rarityOf(token, number));
  }

  /** What sharing this token of the traveller's is worth: no more than the policy's most. */
  rarityOf(token: HashedToken, number: number): number {
    const known = this.#rarities[number] ?? 0;
    if (known > 0) return known;
    const rarity = Math.min(this.#counts.bitsOf(token.fineLow), this.#mostForToken);
    this.#rarities[number] = rarity;
    return rarity;
  }

  /** The same of a listed one. */
  listedRarity(tokens: TokenColumns, listed: number): number {
    return Math.min(this.#counts.bitsOf(fineHashAt(tokens, listed)), this.#mostForToken);
  }

  /** How alike two tokens are that are no pair, from `nearSimilarity`; 0 below. */
  nearnessOf(token: HashedToken, { tokens }: Segment, listed: number): number {
    const isVowelless = ((token.traits | traitsAt(tokens, listed)) & VOWELLESS) !== 0;
    const cell = this.#near.cellOf(token, tokens, listed, isVowelless);
    if (this.#near.isKnown(cell)) return this.#near.valueAt(cell);
    const [from, to] = [soundsFrom(tokens, listed), soundsTo(tokens, listed)];
    const likeness = likenessOf(token.bytes, tokens.sounds, from, to, isVowelless, NAME.nearSimilarity);
    const isSlip =
      !isVowelless &&
      Math.min(token.bytes.length, to - from) >= NAME.leastForSlip &&
      editsBetween(token.bytes, tokens.sounds, from, to) === 1;
    return this.#near.keep(cell, isSlip ? Math.max(likeness, NAME.slip) : likeness);
  }

  /** Of a token that the machine-readable zone may have cut: what a listed one that begins with it is worth. */
  bitsOfCut({ bytes }: HashedToken, { tokens }: Segment, listed: number): number {
    const from = soundsFrom(tokens, listed);
    const to = from + bytes.length;
    if (bytes.length < 3 || to >= soundsTo(tokens, listed) || traitsAt(tokens, listed) & PARTICLE) return 0;
    const similarity = similarityOf(bytes, 0, bytes.length, tokens.sounds, from, to, false, CUT_SIMILARITY);
    return similarity < CUT_SIMILARITY ? 0 : Math.min(this.listedRarity(tokens, listed), bytes.length * NAME.cutSound);
  }

  #compare(token: HashedToken, number: number, tokens: TokenColumns, listed: number): number {
    const listedTraits = traitsAt(tokens, listed);
    const either = token.traits | listedTraits;
    const isEqual = textHashAt(tokens, listed) === token.textHash;
    if (either & (PARTICLE | INITIAL) && !isEqual) {
      // An initial agrees with every token that begins so; a particle with itself only.
      const isInitial = (either & PARTICLE) === 0 && token.bytes[0] === tokens.sounds[soundsFrom(tokens, listed)];
      return isInitial ? NAME.initial : 0;
    }
    if (isEqual && token.traits & PARTICLE) return NAME.particle;
    if (isEqual && token.traits & INITIAL) return NAME.initial;
    const similarity = isEqual ? 1 : this.#similarity(token, tokens, listed, listedTraits);
    if (similarity < (either & VOWELLESS ? NAME.leastWithoutVowels : NAME.leastSimilarity)) return 0;
    const rarity = Math.min(this.rarityOf(token, number), this.listedRarity(tokens, listed));
    return Math.max(LEAST, rarity * worthOf(similarity) + (1 - similarity) * 10 * NAME.perTenthUnlike);
  }

  /** How alike two tokens are depends on nothing but them: popular ones meet in question after question. */
  #similarity(token: HashedToken, tokens: TokenColumns, listed: number, listedTraits: number): number {
    const isVowelless = ((token.traits | listedTraits) & VOWELLESS) !== 0;
    const cell = this.#similar.cellOf(token, tokens, listed, (listedTraits & VOWELLESS) !== 0);
    if (this.#similar.isKnown(cell)) return this.#similar.valueAt(cell);
    const { sounds } = tokens;
    const from = soundsFrom(tokens, listed);
    const to = soundsTo(tokens, listed);
    const least = isVowelless ? NAME.leastWithoutVowels : NAME.leastSimilarity;
    const whole = likenessOf(token.bytes, sounds, from, to, isVowelless, least);
    const article = articleLength(token.bytes, 0, token.bytes.length);
    const listedArticle = articleLength(sounds, from, to);
    if (article !== listedArticle) {
      const [mineFrom, theirsFrom] = [article, from + listedArticle];
      const bare = similarityOf(token.bytes, mineFrom, token.bytes.length, sounds, theirsFrom, to, isVowelless, 0.9);
      if (bare > 0.9) return this.#similar.keep(cell, Math.max(whole, bare * NAME.article));
    }
    const stemTo = Math.min(stemOfTraits(token.traits), token.bytes.length);
    const listedStemTo = Math.min(from + stemOfTraits(listedTraits), to);
    if (stemTo === token.bytes.length && listedStemTo === to) return this.#similar.keep(cell, whole);
    const stem = similarityOf(token.bytes, 0, stemTo, sounds, from, listedStemTo, isVowelless, 0.9);
    return this.#similar.keep(cell, stem > 0.9 ? Math.max(whole, stem * NAME.stem) : whole);
  }
}

/** Of a token's rarity: all of it when it sounds the same, little when it barely does. */
export function worthOf(similarity: number): number {
  if (similarity >= 1) return 1;
  const share = Math.max(0, (similarity - NAME.leastSimilarity) / (1 - NAME.leastSimilarity));
  return 0.1 + 0.87 * share ** 0.9;
}
