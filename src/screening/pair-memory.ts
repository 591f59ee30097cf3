import { type HashedToken, type TokenColumns, textHashAt } from './token-columns.ts';

const CELL_WORDS = 4;
const CELL_NUMBERS = CELL_WORDS / 2;

/**
 * What was once found out about two tokens, by the hashes of their spellings: a newer pair takes the cell of an older one. A cell is the two
 * hashes and, behind them, the value: one look into memory.
 */
export class PairMemory {
  readonly #words: Uint32Array;
  readonly #numbers: Float64Array;
  readonly #shift: number;
  #mine = 0;
  #theirs = 0;

  /** `bits`: of the number of cells, 16 bytes each. */
  constructor(bits: number) {
    this.#shift = 32 - bits;
    this.#words = new Uint32Array(CELL_WORDS << bits);
    this.#numbers = new Float64Array(this.#words.buffer);
  }

  /** The pair's cell. What the cell's methods then are asked is about this pair. `isOther`: another question about the same two. */
  cellOf(token: HashedToken, tokens: TokenColumns, listed: number, isOther: boolean): number {
    this.#mine = (token.textHash ^ token.textHigh) >>> 0;
    this.#theirs = (textHashAt(tokens, listed) ^ (isOther ? 1 : 0)) >>> 0;
    return Math.imul(this.#mine ^ Math.imul(this.#theirs, 0x9e37_79b1), 0x85eb_ca6b) >>> this.#shift;
  }

  isKnown(cell: number): boolean {
    const at = cell * CELL_WORDS;
    return this.#words[at] === this.#mine && this.#words[at + 1] === this.#theirs;
  }

  valueAt(cell: number): number {
    return this.#numbers[cell * CELL_NUMBERS + 1] ?? 0;
  }

  /** Answers with the value. */
  keep(cell: number, value: number): number {
    this.#words[cell * CELL_WORDS] = this.#mine;
    this.#words[cell * CELL_WORDS + 1] = this.#theirs;
    this.#numbers[cell * CELL_NUMBERS + 1] = value;
    return value;
  }
}
