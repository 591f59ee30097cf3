import { seededRandom } from '../../src/demonstration/seeded-random.ts';
import { transliterateName } from '../../src/documents/transliterate-name.ts';
import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import type { ScreenedDocument } from '../../src/screening/question.ts';
import { documentOf, presentedDate, presentedNationality } from './question.ts';
import { listedDate, plainEntry, type RealPerson } from './real-list.ts';
import { printedSpelling, renamingsOf } from './renamings.ts';
import { isLatin, type PairRow, readPairs, readRows, valuesOf } from './shared-data.ts';

/** One traveller and the entry that must be found (of hardNegatives: that must not alert). */
export interface Positive {
  className: ClassName;
  id: string;
  /** What the split goes by: all rows about one listed person stay on one side. */
  splitId: string;
  document: ScreenedDocument;
  entryId: string;
  /** Stands in the list for this traveller only, in place of the entry of the same id. */
  listed: ListedEntry | null;
  /** Travellers of one group are never asked while another's entry of the group is listed. */
  group: string;
  /** A finer name within the class, where there is one. */
  part: string;
}

export const CLASS_NAMES = [
  'gold',
  'cyrillic',
  'arabic',
  'alias',
  'kg',
  'kgNoNationality',
  'treated',
  'renamed',
  'renamedNoNationality',
  'hardNegatives',
] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

type RealList = ReadonlyMap<string, RealPerson>;

export function buildPositives(list: RealList, seed: string): Positive[] {
  return [
    ...pairsAcross(
      list,
      'gold',
      readPairs('gold-shared-document').filter(({ note }) => note.includes('exact_name=False')),
    ),
    ...originalScripts(list, 'cyrillic', /\p{Script=Cyrillic}/u),
    ...cyrillicVariants(),
    ...originalScripts(list, 'arabic', /\p{Script=Arabic}/u),
    ...aliases(list),
    ...kyrgyzVariants('kg'),
    ...kyrgyzVariants('kgNoNationality'),
    ...treated(list),
    ...renamed('renamed', seed),
    ...renamed('renamedNoNationality', seed),
    ...pairsAcross(list, 'hardNegatives', readPairs('hard-negatives')),
  ];
}

function positive(
  className: ClassName,
  id: string,
  document: ScreenedDocument,
  entryId: string,
  rest: Partial<Positive> = {},
): Positive {
  return { className, id, splitId: entryId, document, entryId, listed: null, group: id, part: '', ...rest };
}

function presentedA(row: PairRow): ScreenedDocument {
  const { name_a: name, dob_a, country_a } = row;
  return documentOf({ name, birthDate: presentedDate(dob_a), nationality: presentedNationality(country_a) });
}

function presentedB(row: PairRow): ScreenedDocument {
  const { name_b: name, dob_b, country_b } = row;
  return documentOf({ name, birthDate: presentedDate(dob_b), nationality: presentedNationality(country_b) });
}

/** Name a against the entry after `~`. */
function pairsAcross(list: RealList, className: ClassName, rows: readonly PairRow[]): Positive[] {
  return rows.flatMap((row) => {
    const entryId = row.source.split('~')[1] ?? '';
    return list.has(entryId) ? [positive(className, row.id, presentedA(row), entryId)] : [];
  });
}

/** The name in its original script against the own entry, of which Latin names are listed. */
function originalScripts(list: RealList, className: ClassName, script: RegExp): Positive[] {
  return [...list.values()].flatMap(({ row, entry }) => {
    if (!script.test(row.name_original_script)) return [];
    const document = documentOf({
      name: row.name_original_script.replace(/\s+/g, ' '),
      birthDate: presentedDate(row.dob),
      nationality: entry.nationalities[0] ?? '',
    });
    return [positive(className, row.uid, document, row.uid, { part: 'original script' })];
  });
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

function datedKyrgyzMatches(): PairRow[] {
  return readPairs('kg-uz-variants').filter(
    (row) => row.expected === 'match' && FULL_DATE.test(row.dob_a) && FULL_DATE.test(row.dob_b),
  );
}

function entryOfA(row: PairRow, entryId: string): ListedEntry {
  return plainEntry(entryId, {
    names: [{ text: row.name_a, kind: 'primary' }],
    birthDates: valuesOf(row.dob_a).map(listedDate),
    nationalities: valuesOf(row.country_a),
  });
}

function swapSides(row: PairRow): PairRow {
  const { name_a, name_b, dob_a, dob_b, country_a, country_b } = row;
  return {
    ...row,
    name_a: name_b,
    name_b: name_a,
    dob_a: dob_b,
    dob_b: dob_a,
    country_a: country_b,
    country_b: country_a,
  };
}

function cyrillicVariants(): Positive[] {
  const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text);
  return datedKyrgyzMatches().flatMap((row) => {
    const turned = isCyrillic(row.name_a) ? swapSides(row) : row;
    if (!isLatin(turned.name_a) || !isCyrillic(turned.name_b)) return [];
    const entryId = `listed-${row.id}`;
    const listed = entryOfA(turned, entryId);
    return [
      positive('cyrillic', row.id, presentedB(turned), entryId, {
        listed,
        group: row.source,
        splitId: row.source,
        part: 'Kyrgyz',
      }),
    ];
  });
}

function kyrgyzVariants(className: 'kg' | 'kgNoNationality'): Positive[] {
  return datedKyrgyzMatches().map((given) => {
    const row = className === 'kg' ? given : { ...given, country_a: '', country_b: '' };
    const entryId = `listed-${row.id}`;
    const listed = entryOfA(row, entryId);
    const part = isLatin(row.name_a + row.name_b) ? 'Latin' : 'other scripts';
    return positive(className, row.id, presentedB(row), entryId, {
      listed,
      group: row.source,
      splitId: row.source,
      part,
    });
  });
}

/** A Latin alias, taken out of its entry, against what the entry still says. */
function aliases(list: RealList): Positive[] {
  return readPairs('alias-latin').flatMap((row) => {
    const [source, entryId = ''] = row.source.split('/');
    const entry = list.get(entryId)?.entry;
    if (!entry || (source !== 'OFAC-SDN' && source !== 'UN') || row.note.includes('shared_tokens=0;')) return [];
    const left = row.name_a.toUpperCase();
    const listed = { ...entry, names: entry.names.filter(({ text }) => text.toUpperCase() !== left) };
    const part = /alias=\w+;shared_tokens=(?:1|\d+)/.exec(row.note)?.[0].replace(/=[2-9]$/, '>1') ?? '';
    return [positive('alias', row.id, presentedA(row), entryId, { listed, group: entryId, part })];
  });
}

/** A mutated name or birth date against the UN entry with the true one. */
function treated(list: RealList): Positive[] {
  const byName = new Map(
    [...list.values()]
      .filter(({ row }) => row.uid.startsWith('UN-'))
      .map(({ row }) => [row.name.toUpperCase(), row.uid]),
  );
  return readPairs('un-treated').flatMap((row) => {
    const part = /changed=([a-z+,]+)/.exec(row.note)?.[1] ?? '';
    if (part === 'none') return [];
    const entryId = byName.get(row.name_b.toUpperCase()) ?? `listed-${row.id}`;
    const listed = entryId.startsWith('UN-') ? null : entryOfA(swapSides(row), entryId);
    return [positive('treated', row.id, presentedA(row), entryId, { listed, part })];
  });
}

const PERSON_COLUMNS = ['id', 'country', 'name_order', 'name_cyrillic'] as const;

/** Listed as the passport prints the name; the renamed traveller comes with a passport or a Cyrillic identity card. */
function renamed(className: 'renamed' | 'renamedNoNationality', seed: string): Positive[] {
  const random = seededRandom(`renamed ${seed}`);
  return readRows('names/kg-uz-real-cyrillic.csv', PERSON_COLUMNS).flatMap((row) => {
    const birthDate = `${random.int(1950, 2004)}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`;
    const nationality = className === 'renamed' ? row.country : '';
    const listed = plainEntry(row.id, {
      names: [{ text: transliterateName(row.name_cyrillic).latin, kind: 'primary' }],
      birthDates: [birthDate],
      nationalities: valuesOf(nationality),
    });
    return renamingsOf(row.name_cyrillic, row.name_order, row.country).map(({ rule, name }, at) => {
      const isLatinDocument = random.chance(0.5);
      const printed = isLatinDocument ? printedSpelling(transliterateName(name).latin, random.int(0, 2)) : name;
      const document = documentOf({ name: printed, birthDate, nationality });
      return positive(className, `${row.id}-${at}`, document, row.id, {
        listed,
        group: row.id,
        splitId: row.id,
        part: rule,
      });
    });
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
