import { ACTIONS, CATEGORIES, type ListedEntry, type ListedName } from './listed-entry.ts';

/**
 * An entry as one string: some hundred bytes that the garbage collector need not walk, taken apart for candidates. What
 * a document is matched by comes first, then the person, each as JSON. Words of a list are numbers, a name begins with
 * the number of its kind, and what is empty at the end is left out.
 */
export type PackedEntry = string & { readonly __packedEntry?: never };

const KINDS: readonly ListedName['kind'][] = ['primary', 'alias', 'weak'];

export function packEntry(entry: ListedEntry): PackedEntry {
  const {
    entryId,
    version,
    category,
    action,
    ownerAgency,
    pin,
    flags,
    directions,
    validFrom,
    validTo,
    onlyNationalities,
  } = entry;
  const documents = entry.documents.map(({ state, number }) => [state, number]);
  const words = [entryId, version, CATEGORIES.indexOf(category), ACTIONS.indexOf(action), ownerAgency];
  const head = [...words, documents, pin, flags, directions, validFrom, validTo, onlyNationalities];
  const names = entry.names.map(({ text, kind }) => `${KINDS.indexOf(kind)}${text}`);
  const person = [names, entry.birthDates, entry.nationalities, entry.sex];
  return `${JSON.stringify(withoutEnd(head))}\n${JSON.stringify(withoutEnd(person))}`;
}

function withoutEnd(row: readonly unknown[]): unknown[] {
  return row.slice(
    0,
    row.findLastIndex((value) => value !== null && !(Array.isArray(value) && value.length === 0)) + 1,
  );
}

type Head = [
  entryId: string,
  version: number,
  category: number,
  action: number,
  ownerAgency: string,
  documents?: [state: string | null, number: string][],
  pin?: ListedEntry['pin'],
  flags?: ListedEntry['flags'],
  directions?: ListedEntry['directions'],
  validFrom?: ListedEntry['validFrom'],
  validTo?: ListedEntry['validTo'],
  onlyNationalities?: ListedEntry['onlyNationalities'],
];

type Person = [names?: string[], birthDates?: string[], nationalities?: string[], sex?: ListedEntry['sex']];

const NOBODY: Person = [];

/** Its two lines. Without the second one names, birth dates, sex and nationalities are empty: half of the time. */
export function unpackEntry(packedHead: string, packedPerson: string | undefined): ListedEntry {
  const head: Head = JSON.parse(packedHead);
  const person: Person = packedPerson === undefined ? NOBODY : JSON.parse(packedPerson);
  return {
    entryId: head[0],
    version: head[1],
    category: CATEGORIES[head[2]] ?? 'other',
    action: ACTIONS[head[3]] ?? 'refer',
    flags: head[7] ?? [],
    names: (person[0] ?? []).map((name) => ({ text: name.slice(1), kind: KINDS[Number(name.charAt(0))] ?? 'weak' })),
    birthDates: person[1] ?? [],
    sex: person[3] ?? null,
    nationalities: person[2] ?? [],
    documents: (head[5] ?? []).map(([state, number]) => ({ state, number })),
    pin: head[6] ?? null,
    directions: head[8] ?? [],
    validFrom: head[9] ?? null,
    validTo: head[10] ?? null,
    onlyNationalities: head[11] ?? [],
    ownerAgency: head[4],
  };
}
