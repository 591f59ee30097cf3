import { POLICY } from './policy.ts';
import type { Segment } from './segment.ts';
import { type HashedToken, INITIAL, PARTICLE, stemOfTraits, VOWELLESS } from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
import { likenessOf } from './token-likeness.ts';
import { articleLength, similarityOf } from './token-similarity.ts';

const NAME = POLICY.names;
const CACHE = 4096;
const CUT_SIMILARITY = 0.9;
/** Pairs of tokens remembered from question to question: 2 megabytes. */
const PAIR_BITS = 17;
/** A pair that is alike is worth something, however little. */
const LEAST = 0.11;

/**
 * What a traveller's token and a listed one have in common, in bits; 0 when nothing. Pairs are remembered for as long as
 * one question is asked: popular tokens come back in many candidates.
 */
export class TokenMatcher {
  readonly #counts: TokenCounts;
  readonly #keys = new Float64Array(CACHE);
  readonly #bits = new Float32Array(CACHE);
  readonly #mine = new Uint32Array(1 << PAIR_BITS);
  readonly #theirs = new Uint32Array(1 << PAIR_BITS);
  readonly #similarities = new Float64Array(1 << PAIR_BITS);
  #epoch = 0;
  #mostForToken: number = NAME.mostForToken;

  constructor(counts: TokenCounts) {
    this.#counts = counts;
  }

  /** Forgets: another question, or another segment. */
  begin(): void {
    this.#mostForToken = NAME.mostForToken + this.#counts.growth;
    this.#epoch = (this.#epoch + 1) % 4096;
    if (this.#epoch === 0) this.#keys.fill(0);
  }

  /** Of tokens that may be similar. `number`: the traveller's token's place among all of the question's tokens, below 64. */
  bitsOf(token: HashedToken, number: number, segment: Segment, listed: number): number {
    const { traits } = segment.tokens;
    const listedTraits = traits[listed] ?? 0;
    if ((token.traits | listedTraits) & (PARTICLE | INITIAL) && segment.tokens.textHash[listed] !== token.textHash) {
      return this.#compareShort(token, segment, listed);
    }
    const key = (this.#epoch * 64 + number) * 4294967296 + listed + 1;
    const cell = (Math.imul(listed, 64) + number * 61) & (CACHE - 1);
    if (this.#keys[cell] === key) return this.#bits[cell] ?? 0;
    const bits = this.#compare(token, segment, listed);
    this.#keys[cell] = key;
    this.#bits[cell] = bits;
    return bits;
  }

  /** No pair with this token, which is neither initial nor particle, is worth more. */
  mostOf(token: HashedToken): number {
    return Math.max(NAME.initial, Math.min(this.#counts.bitsOf(token.fineLow), this.#mostForToken));
  }

  /** Of a token that the machine-readable zone may have cut: what a listed one that begins with it is worth. */
  bitsOfCut({ bytes }: HashedToken, segment: Segment, listed: number): number {
    const { sounds, soundsAt, traits, fineHash } = segment.tokens;
    const from = soundsAt[listed] ?? 0;
    const to = from + bytes.length;
    if (bytes.length < 3 || to >= (soundsAt[listed + 1] ?? 0) || (traits[listed] ?? 0) & PARTICLE) return 0;
    if (similarityOf(bytes, 0, bytes.length, sounds, from, to, false, CUT_SIMILARITY) < CUT_SIMILARITY) return 0;
    return Math.min(this.#counts.bitsOf(fineHash[listed] ?? 0), this.#mostForToken, bytes.length * NAME.cutSound);
  }

  /** An initial agrees with every token that begins so; a particle with itself only. */
  #compareShort(token: HashedToken, segment: Segment, listed: number): number {
    const listedTraits = segment.tokens.traits[listed] ?? 0;
    if ((token.traits | listedTraits) & PARTICLE) return 0;
    const { sounds, soundsAt } = segment.tokens;
    return token.bytes[0] === sounds[soundsAt[listed] ?? 0] ? NAME.initial : 0;
  }

  #compare(token: HashedToken, segment: Segment, listed: number): number {
    const { textHash, fineHash, traits } = segment.tokens;
    const listedTraits = traits[listed] ?? 0;
    const isEqual = textHash[listed] === token.textHash;
    if (isEqual && token.traits & PARTICLE) return NAME.particle;
    if (isEqual && token.traits & INITIAL) return NAME.initial;
    const similarity = isEqual ? 1 : this.#remembered(token, segment, listed, listedTraits);
    const isVowelless = ((token.traits | listedTraits) & VOWELLESS) !== 0;
    if (similarity < (isVowelless ? NAME.leastWithoutVowels : NAME.leastSimilarity)) return 0;
    const rarity = Math.min(
      this.#counts.bitsOf(token.fineLow),
      this.#counts.bitsOf(fineHash[listed] ?? 0),
      this.#mostForToken,
    );
    return Math.max(LEAST, rarity * worthOf(similarity) + (1 - similarity) * 10 * NAME.perTenthUnlike);
  }

  /** How alike two tokens are depends on nothing but them: popular ones meet in question after question. */
  #remembered(token: HashedToken, segment: Segment, listed: number, listedTraits: number): number {
    const mine = (token.textHash ^ token.textHigh) >>> 0;
    const theirs = ((segment.tokens.textHash[listed] ?? 0) ^ (listedTraits & VOWELLESS)) >>> 0;
    const cell = Math.imul(mine ^ Math.imul(theirs, 0x9e37_79b1), 0x85eb_ca6b) >>> (32 - PAIR_BITS);
    if (this.#mine[cell] === mine && this.#theirs[cell] === theirs) return this.#similarities[cell] ?? 0;
    const similarity = this.#similarity(token, segment, listed, listedTraits);
    this.#mine[cell] = mine;
    this.#theirs[cell] = theirs;
    this.#similarities[cell] = similarity;
    return similarity;
  }

  #similarity(token: HashedToken, segment: Segment, listed: number, listedTraits: number): number {
    const { sounds, soundsAt } = segment.tokens;
    const from = soundsAt[listed] ?? 0;
    const to = soundsAt[listed + 1] ?? 0;
    const isVowelless = ((token.traits | listedTraits) & VOWELLESS) !== 0;
    const least = isVowelless ? NAME.leastWithoutVowels : NAME.leastSimilarity;
    const whole = likenessOf(token.bytes, sounds, from, to, isVowelless, least);
    const article = articleLength(token.bytes, 0, token.bytes.length);
    const listedArticle = articleLength(sounds, from, to);
    if (article !== listedArticle) {
      const [mineFrom, theirsFrom] = [article, from + listedArticle];
      const bare = similarityOf(token.bytes, mineFrom, token.bytes.length, sounds, theirsFrom, to, isVowelless, 0.9);
      if (bare > 0.9) return Math.max(whole, bare * NAME.article);
    }
    const stemTo = Math.min(stemOfTraits(token.traits), token.bytes.length);
    const listedStemTo = Math.min(from + stemOfTraits(listedTraits), to);
    if (stemTo === token.bytes.length && listedStemTo === to) return whole;
    const stem = similarityOf(token.bytes, 0, stemTo, sounds, from, listedStemTo, isVowelless, 0.9);
    return stem > 0.9 ? Math.max(whole, stem * NAME.stem) : whole;
  }
}

/** Of a token's rarity: all of it when it sounds the same, little when it barely does. */
export function worthOf(similarity: number): number {
  if (similarity >= 1) return 1;
  const share = Math.max(0, (similarity - NAME.leastSimilarity) / (1 - NAME.leastSimilarity));
  return 0.1 + 0.87 * share ** 0.9;
}
