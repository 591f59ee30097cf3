import type { ListedName } from '../../screening/listed-entry.ts';
import type { BirthDate } from '../birth-date.ts';
import type { ListedDocument } from '../watchlist-entry.ts';
import { stateOfListedName } from './list-countries.ts';
import { birthDateOf } from './list-dates.ts';

/** What the remarks of one person say, as far as an entry keeps it. */
export interface OfacRemarks {
  names: ListedName[];
  birthDates: (BirthDate | undefined)[];
  birthPlace: string | undefined;
  sex: string | undefined;
  nationalities: (string | undefined)[];
  documents: (ListedDocument | undefined)[];
}

/** Documents that cross borders or name their holder; tax, voter, health, driver's and company numbers do neither. */
const DOCUMENT = new RegExp(
  `^(?:${[
    'U\\.S\\.A\\. Passport',
    'Passport Booklet',
    '(?:Diplomatic |Stateless Person |British National Overseas )?Passport',
    '(?:Tazkira )?National ID(?: Card)?',
    'National Foreign ID Number',
    '(?:[A-Z][a-z]+ )?Personal ID Card',
    '[A-Z][a-z]+ Personal ID',
    'Cedula',
    'C\\.U\\.R\\.P\\.',
    'D\\.N\\.I\\.',
    'Numero de Identidad',
    "Citizen's Card Number",
    '(?:Turkish )?Identification Number',
    'Kenyan ID',
    'Travel Document Number',
  ].join('|')})(?: No\\b\\.?)?[:# ]+(.+)$`,
);

/** `AF465508 (Colombia) issued 01 Nov 2002 expires 31 Oct 2007`: the number, then what is said of it. */
const NUMBER =
  /^(?:[A-Z.]+: ?)?([A-Z0-9][A-Z0-9 ./()-]*?)(?:\s*\(([^()]{2,})\)|,| issued| expires| and |\s+(?=[A-Z][a-z])|$)/;
const MAX_NUMBER_LENGTH = 40;
const MAX_STATEMENT_LENGTH = 200;

function documentOf(text: string): ListedDocument | undefined {
  const rest = DOCUMENT.exec(text)?.[1];
  if (rest === undefined) return undefined;
  const [matched = '', number = '', country] = NUMBER.exec(rest.slice(0, MAX_STATEMENT_LENGTH)) ?? [];
  if (!/\d/.test(number) || number.length > MAX_NUMBER_LENGTH) return undefined;
  const trailing = rest.slice(matched.length).trim();
  return { number, state: stateOfListedName(country ?? trailing) ?? null };
}

/** `Cabo Verde.  Previously Cape Verde.` is one country with a history. */
function countryOf(text: string): string | undefined {
  return stateOfListedName(text.split('.  ')[0] ?? '');
}

/** Published remarks are cut at this length, in the middle of a word or of a passport number. */
const MAX_REMARKS_LENGTH = 1000;

/**
 * The remarks field of OFAC's SDN.CSV: statements divided by `;`, the last one with a full stop. The last statement of
 * remarks that were cut off is left out: half of a passport number is another passport number.
 */
export function readOfacRemarks(remarks: string): OfacRemarks {
  const found: OfacRemarks = {
    names: [],
    birthDates: [],
    birthPlace: undefined,
    sex: undefined,
    nationalities: [],
    documents: [],
  };
  const statements = remarks.split(';');
  if (remarks.length >= MAX_REMARKS_LENGTH && !remarks.trimEnd().endsWith('.')) statements.pop();
  for (const [index, written] of statements.entries()) {
    const trimmed = written.trim().replace(/^alt\. /, '');
    const statement = index === statements.length - 1 ? trimmed.replace(/\.$/, '') : trimmed;
    const [, word, value = ''] = /^(DOB|POB|nationality|citizen|Gender|a\.k\.a\.) (.+)$/.exec(statement) ?? [];
    if (word === 'DOB') found.birthDates.push(birthDateOf(value));
    else if (word === 'POB') found.birthPlace ??= value;
    else if (word === 'Gender') found.sex ??= value;
    else if (word === 'nationality' || word === 'citizen') found.nationalities.push(countryOf(value));
    else if (word === 'a.k.a.') found.names.push({ text: givenNameFirst(value.replace(/^'|'$/g, '')), kind: 'weak' });
    else found.documents.push(documentOf(statement));
  }
  return found;
}

/** `DELOS REYES, Feliciano Semborio, Jr.` → `Feliciano Semborio DELOS REYES Jr.` */
export function givenNameFirst(listed: string): string {
  const [surname = '', ...rest] = listed.split(',').map((part) => part.trim());
  const [given, ...suffixes] = rest;
  return [given, surname, ...suffixes].filter(Boolean).join(' ');
}
