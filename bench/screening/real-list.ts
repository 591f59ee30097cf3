import type { ListedEntry, ListedName } from '../../src/screening/listed-entry.ts';
import { isLatin, readRows, valuesOf } from './shared-data.ts';

const COLUMNS = [
  'uid',
  'name',
  'aliases_good',
  'aliases_weak',
  'name_original_script',
  'dob',
  'nationality',
  'gender',
  'documents',
] as const;
type PersonRow = Record<(typeof COLUMNS)[number], string>;

export interface RealPerson {
  row: PersonRow;
  /** Latin names only: names in other scripts are what the traveller presents. */
  entry: ListedEntry;
}

/** The persons of the OFAC and UN lists, by their uid. */
export function readRealList(): Map<string, RealPerson> {
  const rows = ['ofac-sdn-individuals', 'un-individuals'].flatMap((name) =>
    readRows(`watchlists/${name}.csv`, COLUMNS),
  );
  return new Map(rows.map((row) => [row.uid, { row, entry: entryOf(row) }]));
}

/** An entry of which only the identity of a person is said: refers both ways, always valid. */
export function plainEntry(
  entryId: string,
  known: Pick<ListedEntry, 'names' | 'birthDates' | 'nationalities'> & Partial<Pick<ListedEntry, 'sex' | 'documents'>>,
): ListedEntry {
  return {
    entryId,
    version: 1,
    category: 'other',
    action: 'refer',
    flags: [],
    sex: null,
    documents: [],
    pin: null,
    directions: [],
    onlyNationalities: [],
    validFrom: null,
    validTo: null,
    ownerAgency: 'evaluation',
    ...known,
  };
}

function entryOf(row: PersonRow): ListedEntry {
  const named = (cell: string, kind: ListedName['kind']) => valuesOf(cell).map((text) => ({ text, kind }));
  const names = [
    ...named(row.name, 'primary'),
    ...named(row.aliases_good, 'alias'),
    ...named(row.aliases_weak, 'weak'),
  ].map(({ text, kind }) => ({ text: latinPart(text), kind }));
  return plainEntry(row.uid, {
    names: names.filter(({ text }) => text !== ''),
    birthDates: valuesOf(row.dob).map(listedDate),
    nationalities: valuesOf(row.nationality).filter((code) => /^[A-Z]{3}$/.test(code)),
    sex: row.gender === 'F' || row.gender === 'M' ? row.gender : null,
    documents: valuesOf(row.documents).flatMap((document) => {
      const [, number = '', state = ''] = document.split(':');
      return number === '' ? [] : [{ number, state: /^[A-Z]{3}$/.test(state) ? state : null }];
    }),
  });
}

/** `Amir Khazmat (original script: Амир Хазмат)` without its brackets; '' when nothing Latin is left. */
function latinPart(text: string): string {
  if (isLatin(text)) return text;
  const outside = text.replace(/\([^)]*\)/g, '').trim();
  return isLatin(outside) ? outside : '';
}

/** A range of days as one of years: that is what an entry can say. */
export function listedDate(text: string): string {
  const [from = '', to] = text.split('/');
  if (to === undefined) return text;
  const years = [from.slice(0, 4), to.slice(0, 4)];
  return years[0] === years[1] ? from.slice(0, 4) : years.join('/');
}
