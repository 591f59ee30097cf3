import type { ListedName } from '../../screening/listed-entry.ts';
import type { BirthDate } from '../birth-date.ts';
import { listedContent } from './list-content.ts';
import { stateOfListedName } from './list-countries.ts';
import { birthDateOf, birthYears } from './list-dates.ts';
import { type ListDefaults, type ListRecord, readableId, rejectedRecord } from './list-record.ts';
import { cleanText, storableText } from './list-text.ts';
import { unDocumentOf } from './un-document.ts';
import type { XmlRecord } from './xml-records.ts';

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** The longest alias has 140 characters; what follows takes each text apart several times. */
const MAX_FIELD_LENGTH = 2000;

/** The first text of a child element, cleaned; `''` when it is absent or empty, which this list uses alike. */
function fieldOf(record: XmlRecord, name: string): string {
  const text = record.children.find((child) => child.name === name)?.text ?? '';
  return cleanText(text.slice(0, MAX_FIELD_LENGTH));
}

function childrenOf(record: XmlRecord, name: string): XmlRecord[] {
  return record.children.filter((child) => child.name === name);
}

/** The texts of repeated `<VALUE>` elements below a child. */
function valuesOf(record: XmlRecord, name: string): string[] {
  return childrenOf(record, name).flatMap((child) => childrenOf(child, 'VALUE').map((value) => cleanText(value.text)));
}

/**
 * One ALIAS_NAME may hold several: `A; B`, `A b) C`, `Jin Tiesan (金铁三)`, `حسن غول (Hassan Ghul; Hassan Gul)`, and stories:
 * `X, born 1 Jan. 1953 (Oman passport …)`. Brackets in the script of the rest are a remark, in another one a name.
 */
export function namesInAlias(text: string): string[] {
  const clean = cleanText(text);
  const outside = clean.replace(/\([^()]*\)/g, ' ');
  const isLatin = /\p{Script=Latin}/u.test(outside);
  const bracketed = [...clean.matchAll(/\(([^()]*)\)/g)]
    .map(([, inside = '']) => inside)
    .filter((inside) => /\p{L}/u.test(inside) && /\p{Script=Latin}/u.test(inside) !== isLatin);
  return [outside, ...bracketed]
    .flatMap((part) => part.split(/;|\s[b-z]\)\s/))
    .map((part) => part.replace(/,\s*born\b.*$/i, '').replace(/^[\s“”"]+|[\s“”",]+$/g, ''));
}

function namesOf(individual: XmlRecord): ListedName[] {
  const primary = NAME_PARTS.map((part) => fieldOf(individual, part)).join(' ');
  const aliases = childrenOf(individual, 'INDIVIDUAL_ALIAS').flatMap((alias) => {
    const kind = fieldOf(alias, 'QUALITY').toLowerCase() === 'low' ? ('weak' as const) : ('alias' as const);
    return namesInAlias(fieldOf(alias, 'ALIAS_NAME')).map((text) => ({ text, kind }));
  });
  return [
    { text: primary, kind: 'primary' },
    { text: fieldOf(individual, 'NAME_ORIGINAL_SCRIPT'), kind: 'primary' },
    ...aliases,
  ];
}

/** EXACT with DATE or YEAR, APPROXIMATELY with YEAR, BETWEEN with years; now and then only a NOTE (`Nov. 1973`). */
function birthDateIn(element: XmlRecord): BirthDate | undefined {
  const type = fieldOf(element, 'TYPE_OF_DATE');
  const [from, to] = [fieldOf(element, 'FROM_YEAR'), fieldOf(element, 'TO_YEAR')];
  if (from !== '' && to !== '') return birthYears(from, to);
  const written = fieldOf(element, 'DATE') || fieldOf(element, 'YEAR') || fieldOf(element, 'NOTE');
  return birthDateOf(type === 'APPROXIMATELY' ? `circa ${written}` : written);
}

function birthDatesOf(individual: XmlRecord): (BirthDate | undefined)[] {
  return [
    ...childrenOf(individual, 'INDIVIDUAL_DATE_OF_BIRTH').map(birthDateIn),
    // The birth date of an assumed identity stands beside its name: it is what the false passport shows.
    ...childrenOf(individual, 'INDIVIDUAL_ALIAS').map((alias) => birthDateOf(fieldOf(alias, 'DATE_OF_BIRTH'))),
  ];
}

function birthPlaceOf(individual: XmlRecord): string {
  const places = childrenOf(individual, 'INDIVIDUAL_PLACE_OF_BIRTH').map((place) =>
    ['CITY', 'STATE_PROVINCE', 'COUNTRY']
      .map((name) => fieldOf(place, name))
      .filter(Boolean)
      .join(', '),
  );
  return places.find(Boolean) ?? '';
}

/** `{TAG: [text or object]}`, as read. */
function rawOf(record: XmlRecord): unknown {
  if (record.children.length === 0) return storableText(record.text.trim());
  const raw = new Map<string, unknown[]>();
  for (const child of record.children) {
    const values = raw.get(child.name);
    if (values) values.push(rawOf(child));
    else raw.set(child.name, [rawOf(child)]);
  }
  return Object.fromEntries(raw);
}

/** The DATAID of a record; undefined when it has none that is usable. */
export function dataIdOf(record: XmlRecord): string | undefined {
  return readableId(fieldOf(record, 'DATAID'));
}

/** What one INDIVIDUAL of the UN Security Council's consolidated list becomes. */
export function unIndividualOf(individual: XmlRecord, defaults: ListDefaults): ListRecord {
  const { line } = individual;
  const sourceId = dataIdOf(individual);
  if (sourceId === undefined) return rejectedRecord(line, { code: 'id-unusable', field: 'DATAID' });
  const regime = fieldOf(individual, 'UN_LIST_TYPE');
  const content = listedContent('un-xml', sourceId, defaults, {
    names: namesOf(individual),
    birthDates: birthDatesOf(individual),
    sex: fieldOf(individual, 'GENDER'),
    nationalities: valuesOf(individual, 'NATIONALITY').map(stateOfListedName),
    documents: childrenOf(individual, 'INDIVIDUAL_DOCUMENT').map((document) =>
      unDocumentOf((name) => fieldOf(document, name)),
    ),
    birthPlace: birthPlaceOf(individual),
    legalBasis: regime === '' ? 'UN Security Council consolidated list' : `UN Security Council: ${regime}`,
    caseNumber: fieldOf(individual, 'REFERENCE_NUMBER'),
    validFrom: fieldOf(individual, 'LISTED_ON').slice(0, 10),
  });
  if (content === undefined) return rejectedRecord(line, { code: 'name-unusable' }, sourceId);
  return { kind: 'entry', line, sourceId, content, raw: rawOf(individual) };
}
