/**
 * Keys are 64-bit keyed hashes in two 32-bit lanes: HalfSipHash's round (Aumasson and Bernstein, 2012), once a word and
 * three times at the end, over UTF-16 code units two to a word, its state filled from 128 bits of the secret. Without
 * the secret nobody can aim at a bucket or try names against a table; it hides, it does not encrypt. Numbers only: no
 * BigInt and no allocation on the lane's path.
 */
export class KeyHash {
  readonly #k0: number;
  readonly #k1: number;
  readonly #k2: number;
  readonly #k3: number;
  /** The upper 32 bits of the last hash, unsigned. */
  high = 0;
  /** The lower 32 bits of the last hash, unsigned. */
  low = 0;

  private constructor(k0: number, k1: number, k2: number, k3: number) {
    this.#k0 = k0;
    this.#k1 = k1;
    this.#k2 = k2;
    this.#k3 = k3;
  }

  /** The hash under a secret of at least 16 bytes in hex; all of it counts. RangeError for anything else. */
  static fromHex(secret: string): KeyHash {
    if (!/^(?:[0-9a-f]{2}){16,}$/i.test(secret))
      throw new RangeError('The screening key must be 16 bytes or more in hex');
    const unkeyed = new KeyHash(0, 0, 0, 0);
    const { high: k0, low: k1 } = unkeyed.of(`1${secret.toLowerCase()}`);
    const { high: k2, low: k3 } = unkeyed.of(`2${secret.toLowerCase()}`);
    return new KeyHash(k0, k1, k2, k3);
  }

  /** Hashes a text into `high` and `low`, which stand until the next call. */
  of(text: string): this {
    let v0 = this.#k0;
    let v1 = this.#k1;
    let v2 = 0x6c796765 ^ this.#k2;
    let v3 = 0x74656462 ^ this.#k3;
    const length = text.length;
    // The words of the text, one of its length, then three rounds after the turn.
    const lastWord = (length + 1) >> 1;
    for (let word = 0; word < lastWord + 4; word++) {
      const at = word << 1;
      let bits = 0;
      if (word < lastWord) bits = text.charCodeAt(at) | (at + 1 < length ? text.charCodeAt(at + 1) << 16 : 0);
      else if (word === lastWord) bits = length;
      else if (word === lastWord + 1) v2 ^= 0xee;
      v3 ^= bits;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= bits;
    }
    this.high = (v0 ^ v2) >>> 0;
    this.low = (v1 ^ v3) >>> 0;
    return this;
  }
}
