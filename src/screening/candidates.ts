import type { KeyHash } from './hash.ts';
import type { KeyTable } from './key-table.ts';
import { nameAndYearKey, nameKey, numberKey, pinKey } from './keys.ts';
import type { Traveller } from './traveller.ts';

/**
 * A name alone can't leave band log, and one borne by more entries than this says nothing at all: its shelf is not
 * read, so that a list full of one name can't slow the lane. With a year of birth it is still found.
 */
const MAX_NAMESAKES = 100;

/** The slots of all entries that a traveller's document may match, each once. */
export function findCandidates(traveller: Traveller, table: KeyTable, hash: KeyHash): Set<number> {
  const found = new Set<number>();
  const lookUp = (key: string, most?: number): void => {
    const { high, low } = hash.of(key);
    table.collect(high, low, found, most);
  };
  if (traveller.number !== '') lookUp(numberKey(traveller.number));
  if (traveller.pin !== '') lookUp(pinKey(traveller.pin));
  for (const { tokens } of traveller.names) {
    if (traveller.birthDate !== null) lookUp(nameAndYearKey(tokens, Number(traveller.birthDate.slice(0, 4))));
    lookUp(nameKey(tokens, 'open'), MAX_NAMESAKES);
    lookUp(nameKey(tokens, 'discreet'), MAX_NAMESAKES);
  }
  return found;
}
