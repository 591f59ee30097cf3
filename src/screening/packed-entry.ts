import type { ListedEntry } from './listed-entry.ts';

/** An entry as one string: a few hundred bytes that the garbage collector need not walk, taken apart for candidates. */
export type PackedEntry = string & { readonly __packedEntry?: never };

export function packEntry(entry: ListedEntry): PackedEntry {
  return JSON.stringify([
    entry.entryId,
    entry.version,
    entry.category,
    entry.action,
    entry.flags,
    entry.names.map((name) => [name.text, name.kind]),
    entry.birthDates,
    entry.sex,
    entry.nationalities,
    entry.documents.map((document) => [document.state, document.number]),
    entry.pin,
    entry.directions,
    entry.validFrom,
    entry.validTo,
    entry.ownerAgency,
    entry.onlyNationalities,
  ]);
}

type Row = [
  ListedEntry['entryId'],
  ListedEntry['version'],
  ListedEntry['category'],
  ListedEntry['action'],
  ListedEntry['flags'],
  [string, ListedEntry['names'][number]['kind']][],
  ListedEntry['birthDates'],
  ListedEntry['sex'],
  ListedEntry['nationalities'],
  [string | null, string][],
  ListedEntry['pin'],
  ListedEntry['directions'],
  ListedEntry['validFrom'],
  ListedEntry['validTo'],
  ListedEntry['ownerAgency'],
  ListedEntry['onlyNationalities'],
];

export function unpackEntry(packed: PackedEntry): ListedEntry {
  const row: Row = JSON.parse(packed);
  const [entryId, version, category, action, flags, names, birthDates, sex, nationalities, documents, ...rest] = row;
  const [pin, directions, validFrom, validTo, ownerAgency, onlyNationalities] = rest;
  return {
    ...{ entryId, version, category, action, flags, birthDates, sex, nationalities },
    ...{ pin, directions, validFrom, validTo, ownerAgency, onlyNationalities },
    names: names.map(([text, kind]) => ({ text, kind })),
    documents: documents.map(([state, number]) => ({ state, number })),
  };
}
