import { canonicalState } from '../core/countries.ts';
import { isAboutDocument, type ListedEntry } from '../screening/listed-entry.ts';
import type { ScreenedDocument } from '../screening/question.ts';

/** What parts people of one name, and is soon found out; the most telling first. */
export const NARROWING_FACTS = ['birthYear', 'nationality', 'sex'] as const;
export type NarrowingFact = (typeof NARROWING_FACTS)[number];

/** How many persons an entry would stop, review or report with one more fact, whose value nobody has typed yet. */
export interface Narrowing {
  fact: NarrowingFact;
  /** With the value in the middle; of an even number of values the worse of the two. */
  typical: number;
  /** With the worst value: no other one concerns more of them. */
  most: number;
}

/** What the entry does not say. An entry about a document means nobody by name: nothing narrows it. */
export function factsMissing(
  entry: Pick<ListedEntry, 'category' | 'birthDates' | 'nationalities' | 'sex'>,
): NarrowingFact[] {
  if (isAboutDocument(entry)) return [];
  const isMissing: Record<NarrowingFact, boolean> = {
    birthYear: entry.birthDates.length === 0,
    nationality: entry.nationalities.length === 0,
    sex: entry.sex === null,
  };
  return NARROWING_FACTS.filter((fact) => isMissing[fact]);
}

/** What a traveller's documents say of a fact; each value once, none where nothing is known. */
export function valuesOf(
  fact: NarrowingFact,
  documents: readonly Pick<ScreenedDocument, 'birthDate' | 'nationality' | 'sex'>[],
): string[] {
  const values = documents.map(({ birthDate, nationality, sex }) => {
    if (fact === 'birthYear') return birthDate?.slice(0, 4) ?? '';
    if (fact === 'nationality') return canonicalState(nationality);
    return sex === 'X' ? '' : sex;
  });
  return [...new Set(values)].filter((value) => value !== '');
}

/** A year that nobody of them was born in may agree with its neighbours on both sides, and concern more than any that occurs. */
export function valuesBeside(fact: NarrowingFact, value: string): string[] {
  return fact === 'birthYear' ? [-1, 1].map((apart) => String(Number(value) + apart)) : [];
}

/** The same entry, had its editor known the fact. */
export function withFact(entry: ListedEntry, fact: NarrowingFact, value: string): ListedEntry {
  if (fact === 'birthYear') return { ...entry, birthDates: [value] };
  if (fact === 'nationality') return { ...entry, nationalities: [value] };
  return { ...entry, sex: value === 'F' ? 'F' : 'M' };
}

/**
 * What a fact would leave. Nobody knows its value yet, so each value that occurs among the people met is tried, and the answer is honest
 * without knowing which is right: `most` holds for all of them, `typical` for half.
 * @param counts persons concerned, by each value that occurs
 * @param beside the same by `valuesBeside`, which only `most` minds
 */
export function narrowingOf(
  fact: NarrowingFact,
  counts: readonly number[],
  beside: readonly number[] = [],
): Narrowing | undefined {
  const sorted = [...counts].sort((one, other) => one - other);
  const typical = sorted[Math.floor(sorted.length / 2)];
  return typical === undefined ? undefined : { fact, typical, most: Math.max(...counts, ...beside) };
}
