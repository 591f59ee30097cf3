import { canonicalState } from '../core/countries.ts';
import type { GrowingUint32 } from './growing-array.ts';
import { encodeListedDate } from './listed-date.ts';
import { isUnconditional, type ListedEntry } from './listed-entry.ts';
import { splitName } from './name-tokens.ts';
import {
  type HashedToken,
  renumbered,
  type TokenDictionary,
  type TokenReader,
  tokenIdOf,
  tokenWord,
} from './token-columns.ts';

/**
 * What a candidate is scored by, as 32-bit words: one of counts, then dates, nationalities, and for each name a word of
 * its kind and length and words of its tokens (token-columns.ts). About 50 bytes an entry.
 */
export interface EntryRecord {
  words: number[];
  /** The tokens of each name, for keys. */
  names: HashedToken[][];
  dates: number[];
}

export const WEAK_NAME = 1 << 8;
/** No token of the name is in A to Z: it is equal to itself or says nothing. */
export const UNREADABLE_NAME = 1 << 9;
/** Lists carry up to some forty aliases; counts have room for these many, the rest is not compared. */
const MAX_NAMES = 255;
const MAX_DATES = 63;
const MAX_NATIONALITIES = 63;
/** Whoever agrees well enough is a hit: nothing else of the entry is asked. */
const UNCONDITIONAL = 1 << 22;
const SEXES = { F: 1, M: 2, X: 0 } as const;

export function recordOf(entry: ListedEntry, dictionary: TokenDictionary, reader: TokenReader): EntryRecord {
  const dates = [...new Set(entry.birthDates.map(encodeListedDate))].filter((date) => date !== 0).slice(0, MAX_DATES);
  const nationalities = [...new Set(entry.nationalities.map(stateNumber))].slice(0, MAX_NATIONALITIES);
  const words = [0, ...dates, ...nationalities];
  const names: HashedToken[][] = [];
  for (const { text, kind } of entry.names.slice(0, MAX_NAMES)) {
    const tokens = splitName(text).map((token) => reader.read(token));
    if (tokens.length === 0) continue;
    names.push(tokens);
    const isReadable = tokens.some((token) => token.isReadable);
    words.push(tokens.length | (kind === 'weak' ? WEAK_NAME : 0) | (isReadable ? 0 : UNREADABLE_NAME));
    for (const token of tokens) words.push(tokenWord(dictionary.idOf(token), token.traits));
  }
  const sex = entry.sex === null ? 0 : SEXES[entry.sex];
  const kind = isUnconditional(entry) ? UNCONDITIONAL : 0;
  words[0] = names.length | (dates.length << 8) | (nationalities.length << 14) | (sex << 20) | kind;
  return { words, names, dates };
}

/** Copies a record into another list, whose numbers of the tokens are `ids` by their numbers in this one. */
export function copyRecord(
  records: Uint32Array,
  { from, to }: { from: number; to: number },
  ids: Uint32Array,
  into: GrowingUint32,
): void {
  const head = records[from] ?? 0;
  const names = from + 1 + dateCountOf(head) + nationalityCountOf(head);
  for (let at = from; at < names; at++) into.push(records[at] ?? 0);
  for (let at = names; at < to; ) {
    const name = records[at++] ?? 0;
    into.push(name);
    for (let left = name & 255; left > 0; left--) {
      const word = records[at++] ?? 0;
      into.push(renumbered(word, ids[tokenIdOf(word)] ?? 0));
    }
  }
}

export function nameCountOf(head: number): number {
  return head & 255;
}
export function dateCountOf(head: number): number {
  return (head >>> 8) & 63;
}
export function nationalityCountOf(head: number): number {
  return (head >>> 14) & 63;
}
/** 1 for F, 2 for M, 0 when not said. */
export function sexOf(head: number): number {
  return (head >>> 20) & 3;
}

/** Whether nothing but the record decides about a traveller who agrees with it (listed-entry.ts), a personal number included. */
export function isUnconditionalOf(head: number): boolean {
  return (head & UNCONDITIONAL) !== 0;
}

/** A state's code as a number; Germany's two are one. */
export function stateNumber(code: string): number {
  let number = 0;
  for (const letter of canonicalState(code).slice(0, 3)) number = number * 37 + (letter.charCodeAt(0) % 37) + 1;
  return number;
}
