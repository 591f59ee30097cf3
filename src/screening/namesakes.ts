import { isKeyToken, type Key, pairKey } from './keys.ts';
import type { ListPart } from './list-part.ts';
import { splitName } from './name-tokens.ts';
import { POLICY } from './policy.ts';
import { SlotList } from './postings.ts';
import type { Score } from './scored.ts';
import type { TokenReader } from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
import type { Traveller } from './traveller.ts';

/** More are not told apart. */
const MOST_NAMESAKES = 256;
/** So many are many on a list of any length: the bits of those beyond count there, too. */
const MANY_BITS = 5;

/**
 * On a long list a given name and a surname that are popular together meet in many entries, though each alone is rare:
 * without the same birth date such a name tells nobody from the namesakes. Measured on a padded list of 250,000, more than
 * half of the strangers above the line bear a name that nine or more of the listed bear; of the persons sought one in
 * sixteen does.
 */
export class Namesakes {
  readonly #counts: TokenCounts;
  readonly #reader: TokenReader;
  readonly #listed: ListPart;
  readonly #shelf = new SlotList();

  /** `listed`: open entries only, as discreet ones must not be felt. */
  constructor(counts: TokenCounts, reader: TokenReader, listed: ListPart) {
    this.#counts = counts;
    this.#reader = reader;
    this.#listed = listed;
  }

  /**
   * The score, its name worth less by the bits of its namesakes, but no more than brings it below the line: what is above
   * the line stays above everything that never reached it. A list of ordinary length leaves it as it is, unless very many
   * bear it.
   */
  correct(score: Score, traveller: Traveller, listedName: string, line: number): Score {
    const { name, total } = score;
    const isBorn = (score.birthDate?.bits ?? 0) >= POLICY.birthDate.equalFirstOfJanuary;
    if (!name || total < line || isBorn) return score;
    const bits = Math.log2(this.#countOf(traveller, name.traveller, listedName));
    const excess = Math.ceil((total - line) * 4 + 0.01) / 4;
    const lost = Math.min(Math.floor(Math.min(bits, Math.max(this.#counts.growth, bits - MANY_BITS)) * 4) / 4, excess);
    return lost > 0 ? { ...score, total: total - lost, name: { ...name, bits: name.bits - lost } } : score;
  }

  /** The open entries that bear the two rarest tokens that both names share, or the three rarest; 1 when they share no two. */
  #countOf(traveller: Traveller, number: number, listedName: string): number {
    const listed = new Set(splitName(listedName).map((token) => this.#reader.read(token).fineLow));
    const tokens = (traveller.names[number]?.tokens ?? []).filter(
      (token) => isKeyToken(token) && listed.has(token.fineLow),
    );
    const shared = new Map(tokens.map((token) => [token.fineLow, token]));
    const [rarest, second, third] = [...shared.values()].sort(
      (one, other) => this.#counts.countOf(one.fineLow) - this.#counts.countOf(other.fineLow),
    );
    if (!rarest || tokens.length < 2) return 1;
    // IVAN IVANOV: one sound twice.
    if (!second) return Math.min(MOST_NAMESAKES, Math.max(1, this.#counts.countOf(rarest.fineLow)));
    return Math.max(1, this.#livingUnder(pairKey(rarest, second), third && pairKey(rarest, third)));
  }

  #livingUnder(key: Key, other: Key | undefined): number {
    let living = 0;
    for (const { segment, dead } of this.#listed.segments) {
      this.#shelf.length = 0;
      if (other) segment.postings.collectBoth(key, other, this.#shelf);
      else segment.postings.collect(key, this.#shelf);
      for (let at = 0; at < this.#shelf.length && living < MOST_NAMESAKES; at++) {
        if (!dead[this.#shelf.slots[at] ?? 0]) living++;
      }
    }
    return living;
  }
}
