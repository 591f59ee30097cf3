import { canonicalState } from '../core/countries.ts';
import { normaliseName } from '../screening/normalise-name.ts';
import { normaliseDocumentNumber } from '../screening/normalise-number.ts';
import type { EntryContent } from './watchlist-entry.ts';

export interface SearchKey {
  kind: 'name' | 'document' | 'pin';
  key: string;
}

/** A longer prefix finds nothing more, and an index row has a limit. */
const MAX_KEY_LENGTH = 100;

/**
 * The tokens by which a name is found: as screening compares it, or, for a script that screening has no table for, as written.
 * Letters and digits only, so a token is safe in a LIKE.
 */
export function nameTokens(text: string): string[] {
  const normalised = normaliseName(text);
  const tokens =
    normalised.length > 0
      ? normalised
      : text
          .normalize('NFKC')
          .toUpperCase()
          .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(tokens.filter((token) => token !== '').map((token) => token.slice(0, MAX_KEY_LENGTH)))];
}

/** `NUMBER/STATE`, with nothing after the slash when the list does not say which state. */
function documentKey(number: string, state: string | null): string {
  return `${normaliseDocumentNumber(number).slice(0, MAX_KEY_LENGTH)}/${state === null ? '' : canonicalState(state)}`;
}

/** What the keys of a document of any state begin with, and the whole key of one whose state is unknown. */
export function documentKeyOfAnyState(number: string): string {
  return documentKey(number, null);
}

/** The keys by which a document is found: of the state and of a document whose state is unknown; without a state, of any. */
export function documentKeysSought(
  number: string,
  state: string | undefined,
): { equal: string[] } | { prefix: string } {
  const anyState = documentKeyOfAnyState(number);
  return state === undefined ? { prefix: anyState } : { equal: [anyState, documentKey(number, state)] };
}

export function pinKey(pin: string): string {
  return normaliseDocumentNumber(pin).slice(0, MAX_KEY_LENGTH);
}

/** What one version of an entry is found by (rows of watchlist_search_key), each once. */
export function searchKeysOf(content: Pick<EntryContent, 'names' | 'documents' | 'pin'>): SearchKey[] {
  const keys: SearchKey[] = [
    ...[...new Set(content.names.flatMap((name) => nameTokens(name.text)))].map(
      (key): SearchKey => ({ kind: 'name', key }),
    ),
    ...[...new Set(content.documents.map(({ number, state }) => documentKey(number, state)))].map(
      (key): SearchKey => ({ kind: 'document', key }),
    ),
  ];
  if (content.pin !== null) keys.push({ kind: 'pin', key: pinKey(content.pin) });
  return keys;
}
