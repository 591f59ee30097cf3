import type { ListedEntry } from './listed-entry.ts';

/**
 * An entry as one string: a few hundred bytes that the garbage collector need not walk, taken apart for candidates. What
 * a document is matched by comes first, then the person, each as JSON.
 */
export type PackedEntry = string & { readonly __packedEntry?: never };

export function packEntry(entry: ListedEntry): PackedEntry {
  const { entryId, version, category, action, flags, pin, directions, validFrom, validTo, ownerAgency } = entry;
  const documents = entry.documents.map((document) => [document.state, document.number]);
  const head = [entryId, version, category, action, flags, documents, pin, directions, validFrom, validTo, ownerAgency];
  const names = entry.names.map((name) => [name.text, name.kind]);
  const person = [names, entry.birthDates, entry.sex, entry.nationalities];
  return `${JSON.stringify(head)}\n${JSON.stringify(person)}`;
}

type Head = [
  ListedEntry['entryId'],
  ListedEntry['version'],
  ListedEntry['category'],
  ListedEntry['action'],
  ListedEntry['flags'],
  [string | null, string][],
  ListedEntry['pin'],
  ListedEntry['directions'],
  ListedEntry['validFrom'],
  ListedEntry['validTo'],
  ListedEntry['ownerAgency'],
];

type Person = [
  [string, ListedEntry['names'][number]['kind']][],
  ListedEntry['birthDates'],
  ListedEntry['sex'],
  ListedEntry['nationalities'],
];

const NOBODY: Person = [[], [], null, []];

/** `withPerson` false leaves names, birth dates, sex and nationalities empty: half of the time. */
export function unpackEntry(packed: PackedEntry, withPerson: boolean): ListedEntry {
  const border = packed.indexOf('\n');
  const head: Head = JSON.parse(packed.slice(0, border));
  const person: Person = withPerson ? JSON.parse(packed.slice(border)) : NOBODY;
  return {
    entryId: head[0],
    version: head[1],
    category: head[2],
    action: head[3],
    flags: head[4],
    names: person[0].map(([text, kind]) => ({ text, kind })),
    birthDates: person[1],
    sex: person[2],
    nationalities: person[3],
    documents: head[5].map(([state, number]) => ({ state, number })),
    pin: head[6],
    directions: head[7],
    validFrom: head[8],
    validTo: head[9],
    ownerAgency: head[10],
  };
}
