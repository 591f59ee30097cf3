import { isKeyToken, type Key, pairKey } from './keys.ts';
import type { ListPart } from './list-part.ts';
import { splitName } from './name-tokens.ts';
import { POLICY } from './policy.ts';
import { SlotList } from './postings.ts';
import type { Score } from './score.ts';
import type { TokenReader } from './token-columns.ts';
import type { TokenCounts } from './token-counts.ts';
import type { Traveller } from './traveller.ts';

/** Six bits: more are not told apart. */
const MOST_NAMESAKES = 64;

/**
 * On a long list a given name and a surname that are popular together meet in many entries, though each alone is rare:
 * without the same birth date such a name tells nobody from the namesakes. Measured on a padded list of 250,000, half of
 * the strangers above the line bear a name that nine or more of the listed bear; of the persons sought one in twenty does.
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
   * the line stays above everything that never reached it. Lists of ordinary length leave it as it is.
   */
  correct(score: Score, traveller: Traveller, listedName: string, line: number): Score {
    const { name, total } = score;
    const isBorn = (score.birthDate?.bits ?? 0) >= POLICY.birthDate.equalFirstOfJanuary;
    if (!name || total < line || isBorn || this.#counts.growth < 0.25) return score;
    const namesakes = this.#countOf(traveller, name.traveller, listedName);
    const excess = Math.ceil((total - line) * 4 + 0.01) / 4;
    const lost = Math.min(Math.floor(Math.min(this.#counts.growth, Math.log2(namesakes)) * 4) / 4, excess);
    return lost > 0 ? { ...score, total: total - lost, name: { ...name, bits: name.bits - lost } } : score;
  }

  /** The open entries that bear the two rarest tokens that both names share, or the three rarest; 1 when they share no two. */
  #countOf(traveller: Traveller, number: number, listedName: string): number {
    const listed = new Set(splitName(listedName).map((token) => this.#reader.read(token).fineLow));
    const tokens = (traveller.names[number]?.tokens ?? []).filter(isKeyToken);
    const shared = new Map(tokens.map((token) => [token.fineLow, token]));
    const [rarest, second, third] = [...shared.values()]
      .filter(({ fineLow }) => listed.has(fineLow))
      .sort((one, other) => this.#counts.countOf(one.fineLow) - this.#counts.countOf(other.fineLow));
    if (!rarest || !second) return 1;
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
