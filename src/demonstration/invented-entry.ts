import { canonicalState } from '../core/countries.ts';
import { addDays, type CalendarDate } from '../core/dates.ts';
import type { Action, Category } from '../screening/listed-entry.ts';
import { canonicalContent, type EntryContent } from '../watchlist/watchlist-entry.ts';
import { type InventedPerson, inventPerson } from './invented-person.ts';
import { NATIONS } from './nations.ts';
import { type Random, weighted } from './seeded-random.ts';

/** An entry of the invented list and whom it speaks of. */
export interface InventedEntry {
  content: EntryContent;
  person: InventedPerson;
}

interface Kind {
  category: Category;
  action: Action;
  weight: number;
  ages?: readonly [number, number];
  /** Speaks of a booklet: the number is what is listed. */
  isAboutDocument?: boolean;
  /** Known by name and year of birth alone, so that a namesake is a question for the second line. */
  isVague?: boolean;
}

const KINDS: readonly Kind[] = [
  { category: 'refusal-of-entry', action: 'refuse-entry', weight: 50 },
  { category: 'wanted-for-arrest', action: 'arrest', weight: 36 },
  { category: 'exit-ban', action: 'refuse-exit', weight: 24 },
  { category: 'inquiry-check', action: 'refer', weight: 20, isVague: true },
  { category: 'judicial-procedure', action: 'refer', weight: 16, isVague: true },
  { category: 'missing-or-vulnerable-person', action: 'protect', weight: 12 },
  { category: 'lost-document', action: 'seize-document', weight: 12, isAboutDocument: true },
  { category: 'stolen-document', action: 'seize-document', weight: 10, isAboutDocument: true },
  { category: 'child-at-risk', action: 'protect', weight: 6, ages: [3, 15] },
  { category: 'discreet-check', action: 'report-discreetly', weight: 6 },
  { category: 'invalidated-document', action: 'seize-document', weight: 4, isAboutDocument: true },
  { category: 'other', action: 'refer', weight: 4 },
];

const drawNation = weighted(NATIONS, ({ code, weight }) => (code === 'KGZ' ? weight / 2 : weight));

/** Entries as a security agency might keep them; each kind is there from some 200 on. */
export function inventEntries(random: Random, today: CalendarDate, count: number): InventedEntry[] {
  const drawKind = weighted(KINDS, ({ weight }) => weight);
  return Array.from({ length: count }, (_, at) => inventEntry(random, today, KINDS[at] ?? drawKind(random), at + 1));
}

function inventEntry(random: Random, today: CalendarDate, kind: Kind, number: number): InventedEntry {
  const person = inventPerson(random, today, {
    nationality: drawNation(random).code,
    ages: kind.ages ?? [18, 70],
  });
  const { surname, givenNames, nativeName, birthDate, personalNumber } = person;
  const state = canonicalState(person.nationality);
  const name = `${surname} ${givenNames}`;
  const isVague = kind.isVague === true;
  const hasNumber = kind.isAboutDocument || (!isVague && random.chance(0.7));
  const names: EntryContent['names'][number][] = [{ text: name, kind: 'primary' }];
  if (nativeName) names.push({ text: nativeName, kind: 'primary' });
  if (!isVague && !kind.isAboutDocument && random.chance(0.2)) {
    const other = inventPerson(random, today, { nationality: person.nationality });
    names.push({ text: `${other.surname} ${givenNames}`, kind: random.chance(0.5) ? 'alias' : 'weak' });
  }
  const content = canonicalContent({
    category: kind.category,
    action: kind.action,
    names,
    birthDates: [isVague ? birthDate.slice(0, 4) : random.chance(0.1) ? birthDate.slice(0, 7) : birthDate],
    sex: person.sex,
    nationalities: [state],
    documents: hasNumber ? [{ state, number: person.passportNumber }] : [],
    pin: !isVague && !kind.isAboutDocument && random.chance(0.6) ? personalNumber : null,
    birthPlace: null,
    flags: kind.action === 'arrest' && random.chance(0.15) ? [random.pick(['armed', 'violent', 'escape-risk'])] : [],
    legalBasis: `Invented order ${today.slice(0, 4)}/${String(number).padStart(4, '0')}`,
    caseNumber: `DEMO-${String(number).padStart(4, '0')}`,
    severity: random.pick(['low', 'medium', 'high']),
    directions: [],
    contact: 'Duty desk (invented), extension 4011',
    validFrom: addDays(today, -60),
    reviewDue: addDays(today, random.int(30, 300)),
    validTo: random.chance(0.3) ? addDays(today, random.int(200, 1000)) : null,
    sourceList: null,
    sourceId: null,
  });
  return { content, person };
}

/** Another person with the same name, sex and year of birth: what the second line must tell apart. Null where the year says it all. */
export function inventNamesake(
  random: Random,
  today: CalendarDate,
  { content, person }: InventedEntry,
): InventedPerson | null {
  const [year] = content.birthDates;
  if (year?.length !== 4 || content.documents.length > 0) return null;
  const birthDate = addDays(`${year}-01-02`, random.int(0, 360));
  const { nationality, surname, givenNames, nativeName, sex } = person;
  const other = inventPerson(random, today, { nationality });
  return { ...other, surname, givenNames, nativeName, sex, birthDate, personalNumber: null };
}
