import type { ListedName } from '../../screening/listed-entry.ts';

/** Soft hyphen, zero-width space, byte order mark, and the bidirectional marks that can make a name look like another. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

const MAX_NAME_LENGTH = 200;

/** Far beyond any person of the real lists (61); the rest is in the raw record. */
const MAX_NAMES = 500;

/** One line of well-formed, composed (NFC) text: runs of white space and control characters become one space. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Cleaned and cut to a length; null when nothing is left. */
export function shortText(text: string | undefined, maxLength: number): string | null {
  const clean = cleanText(text ?? '')
    .slice(0, maxLength)
    .toWellFormed()
    .trim();
  return clean === '' ? null : clean;
}

/** As read, but fit for jsonb, which refuses NUL and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

const STRENGTH: Record<ListedName['kind'], number> = { primary: 0, alias: 1, weak: 2 };

/**
 * The usable names: cleaned, each spelling once with its strongest kind, strongest first. A name without a letter (real
 * lists have `:` and `-`) is none, and one over 200 characters is a remark somebody put into the wrong field.
 */
export function usableNames(names: Iterable<ListedName>): ListedName[] {
  const kinds = new Map<string, ListedName['kind']>();
  for (const { text, kind } of names) {
    const clean = cleanText(text);
    if (!/\p{L}/u.test(clean) || clean.length > MAX_NAME_LENGTH) continue;
    const known = kinds.get(clean);
    if (known === undefined || STRENGTH[kind] < STRENGTH[known]) kinds.set(clean, kind);
  }
  return [...kinds]
    .map(([text, kind]) => ({ text, kind }))
    .sort((a, b) => STRENGTH[a.kind] - STRENGTH[b.kind])
    .slice(0, MAX_NAMES);
}
