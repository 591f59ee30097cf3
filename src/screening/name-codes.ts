import { MAX_TOKENS } from './name-tokens.ts';
import { furtherBits, isCut, LEAST_GLUED } from './pair-bits.ts';
import { ALL_CODES, agreementsOf, beginningsOf, codeOfTraits, jointCode, NO_CODE } from './token-code.ts';
import { type HashedToken, INITIAL, PARTICLE, PATRONYMIC, UNREADABLE } from './token-columns.ts';
import type { TravellerName } from './traveller.ts';

/** A token that stays without its like and is no conflict of the common kind. */
export const NO_CONFLICT = PARTICLE | INITIAL | PATRONYMIC | UNREADABLE;

/**
 * What a traveller's name has to say to each code of a listed token (token-code.ts): one bit for each of its own tokens. Made ready once in a
 * question, which asks hundreds of listed names.
 */
export class NameCodes {
  /** For each token, what a pair with it is worth at most; and the tokens' places, those that are worth most first. */
  readonly most = new Float64Array(MAX_TOKENS);
  readonly order = new Uint8Array(MAX_TOKENS);
  /** The place of the token before, particles left out; below zero without one. */
  readonly before = new Int8Array(MAX_TOKENS);
  #name: TravellerName | undefined;
  #round = 0;
  /** For each token, the codes it may agree with; those of two it may be; and those that it and the one before it may be. */
  readonly #pairs: Uint8Array[] = new Array(MAX_TOKENS).fill(NO_CODE);
  readonly #whole: Uint8Array[] = new Array(MAX_TOKENS).fill(NO_CODE);
  readonly #halves: Uint8Array[] = new Array(MAX_TOKENS).fill(NO_CODE);
  #length = 0;
  readonly #worthIn = new Uint32Array(1 << MAX_TOKENS);
  readonly #worth = new Float64Array(1 << MAX_TOKENS);
  readonly #alone = new Uint8Array(1 << MAX_TOKENS);

  get name(): TravellerName {
    if (!this.#name) throw new Error('No name has been taken yet');
    return this.#name;
  }

  /** `mostOf`: what a pair with a token that is neither cut nor a particle nor an initial is worth at most; `mostForToken`: any pair. */
  take(name: TravellerName, mostForToken: number, mostOf: (token: HashedToken, place: number) => number): void {
    if (this.#name === name) return;
    this.#name = name;
    this.#round++;
    const { tokens } = name;
    this.#length = tokens.length;
    let last = -1;
    for (let y = 0; y < tokens.length; y++) {
      const token = tokens[y];
      if (!token) continue;
      const most = mostOf(token, y);
      this.most[y] = isCut(name, y) ? mostForToken : most;
      this.before[y] = last;
      const own = codeOfTraits(token.traits);
      const before = tokens[last];
      const isSecond = before !== undefined && (token.traits & PARTICLE) === 0;
      this.#pairs[y] = isCut(name, y) ? ALL_CODES : agreementsOf(own);
      this.#whole[y] = token.bytes.length >= LEAST_GLUED ? beginningsOf(own) : NO_CODE;
      this.#halves[y] = isSecond ? beginningsOf(jointCode(codeOfTraits(before.traits), own)) : NO_CODE;
      if ((token.traits & PARTICLE) === 0) last = y;
      let at = y;
      for (; at > 0 && (this.most[this.order[at - 1] ?? 0] ?? 0) < (this.most[y] ?? 0); at--)
        this.order[at] = this.order[at - 1] ?? 0;
      this.order[at] = y;
    }
  }

  /** The tokens that may agree with a listed one of this code. A token that is cut may agree with any. */
  pairsWith(code: number): number {
    return bitsIn(this.#pairs, this.#length, code);
  }

  /** The tokens that may be two listed ones glued, by the code of the two together. */
  wholeOf(code: number): number {
    return bitsIn(this.#whole, this.#length, code);
  }

  /** The tokens that may be glued behind the one before them in a listed one of this code. */
  halvesOf(code: number): number {
    return bitsIn(this.#halves, this.#length, code);
  }

  /** What pairs with these tokens are worth at most, all together. */
  worthOf(tokens: number): number {
    if (this.#worthIn[tokens] !== this.#round) this.#reckon(tokens);
    return this.#worth[tokens] ?? 0;
  }

  /** How many tokens are left beside these that are then a conflict or cost at least something. */
  aloneBeside(tokens: number): number {
    if (this.#worthIn[tokens] !== this.#round) this.#reckon(tokens);
    return this.#alone[tokens] ?? 0;
  }

  #reckon(paired: number): void {
    const { tokens } = this.name;
    let sum = 0;
    let first = 0;
    let alone = 0;
    for (let y = 0; y < tokens.length; y++) {
      if (paired & (1 << y)) {
        const most = this.most[y] ?? 0;
        sum += furtherBits(most);
        first = Math.max(first, most - furtherBits(most));
      } else if (((tokens[y]?.traits ?? 0) & NO_CONFLICT) === 0) alone++;
    }
    this.#worth[paired] = sum + first;
    this.#alone[paired] = alone;
    this.#worthIn[paired] = this.#round;
  }
}

function bitsIn(rows: readonly Uint8Array[], length: number, code: number): number {
  let bits = 0;
  for (let y = 0; y < length; y++) bits |= (rows[y]?.[code] ?? 0) << y;
  return bits;
}
