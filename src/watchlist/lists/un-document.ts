import type { ListedDocument } from '../watchlist-entry.ts';
import { stateInPassing, stateOfListedName } from './list-countries.ts';
import { cleanText } from './list-text.ts';

/** Passports and identity documents, in English, French and Spanish. */
const WANTED = /passe?port|pasaporte|ident|tazkira|travel document|laissez/i;

/** They are filed under the same types, and neither cross a border nor tell who somebody is. */
const UNWANTED = /birth|ration card|fiscal|tax|social security|driv|voter|student|certificate|residential|serviceman/i;

const MAX_NUMBER_LENGTH = 40;

/**
 * The number alone from a field that often tells a story: `Libyan passport No. 513519`, `German travel document
 * (“Reiseausweis”) A 0139243`, `381110042 (Expired 25 Jan. 2016)`, `R00012098, South Sudan`, `No34409/129`.
 */
export function numberInStory(story: string): string | undefined {
  // Words with a small letter before the number are the story; `TR-P 614 166` is all number.
  const plain = cleanText(story)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/,.*$/, '');
  const afterMark = plain.replace(/^.*?\b(?:number|no|nº|n°)\b[.:\s]*/i, '');
  const number = afterMark
    .replace(/\bN[o°º]\.?:?\s*(?=\d)/g, ' ')
    .replace(/^(?:[^\d\s]*\p{Ll}[^\d\s]*\s+)+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /\d/.test(number) && number.length <= MAX_NUMBER_LENGTH ? number : undefined;
}

/**
 * One INDIVIDUAL_DOCUMENT of the UN list; undefined when it is no passport or identity document, or has no number. The
 * issuing state is ISSUING_COUNTRY, else what the number's text names, else COUNTRY_OF_ISSUE, which can also be the country
 * of the embassy that issued it.
 */
export function unDocumentOf(field: (name: string) => string): ListedDocument | undefined {
  const story = field('NUMBER');
  const kinds = `${field('TYPE_OF_DOCUMENT')} ${field('TYPE_OF_DOCUMENT2')} ${story}`;
  if (!WANTED.test(kinds) || UNWANTED.test(kinds)) return undefined;
  const number = numberInStory(story);
  if (number === undefined) return undefined;
  const state =
    stateOfListedName(field('ISSUING_COUNTRY')) ??
    stateInPassing(story) ??
    stateOfListedName(field('COUNTRY_OF_ISSUE'));
  return { state: state ?? null, number };
}
