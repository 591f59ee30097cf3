import { z } from 'zod';
import { alpha3FromAlpha2 } from '../core/countries.ts';
import { type CalendarDate, isPartialDate, type PartialDate } from '../core/dates.ts';
import { readMrz } from '../documents/read-mrz.ts';
import type { ListedEntry } from '../screening/listed-entry.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import { isBirthDate } from '../watchlist/birth-date.ts';

/** What a line says, as far as it can be used, and what is wrong with it; without a value the line is lost. */
export interface LineReading<T> {
  value?: T;
  faults: string[];
  /** Fields of the line that are not read. */
  unread: string[];
}

export interface LineTraveller {
  id: string | number;
  document: ScreenedDocument;
}

const idSchema = z.union([z.string().min(1).max(200), z.number()]);
const textSchema = z.string().max(1000).nullish();
const codesSchema = z.array(z.string().max(100)).max(100).nullish();

/** Fields that it doesn't know are left, and told: files of other programs carry more, and a misspelt field would be lost in silence. */
const entrySchema = z.object({
  id: idSchema,
  names: z
    .array(z.object({ text: z.string().max(1000), kind: z.enum(['primary', 'alias', 'weak']).default('primary') }))
    .max(1000)
    .nullish(),
  birthDates: codesSchema,
  nationalities: codesSchema,
  sex: textSchema,
  documents: z
    .array(z.object({ state: textSchema, number: z.string().max(200) }))
    .max(1000)
    .nullish(),
});

const travellerSchema = z.object({
  id: idSchema,
  mrz: z.array(z.string().max(200)).max(10).nullish(),
  name: textSchema,
  surname: textSchema,
  givenNames: textSchema,
  birthDate: textSchema,
  nationality: textSchema,
  sex: textSchema,
  documentNumber: textSchema,
  issuingState: textSchema,
});

/** An entry that refers its person in both directions, whenever. A part that can't be read is left out and told. */
export function entryFromLine(text: string): LineReading<ListedEntry> {
  const { value: read, faults, unread } = parseLine(entrySchema, text);
  if (!read) return { faults, unread };
  const { names = [], documents = [], birthDates = [], nationalities = [] } = read;
  if (!names?.length && !documents?.length) faults.push('names: there are none, and no documents');
  const dates = (birthDates ?? []).map(listedDate).filter(isBirthDate);
  if (dates.length < (birthDates?.length ?? 0)) faults.push('birthDates: one is no date and is left out');
  const value: ListedEntry = {
    entryId: String(read.id),
    version: 1,
    category: 'other',
    action: 'refer',
    flags: [],
    names: names ?? [],
    birthDates: dates,
    sex: sexOf(read.sex, faults),
    nationalities: (nationalities ?? []).map(stateCode),
    documents: (documents ?? []).map(({ state, number }) => ({ state: state ? stateCode(state) : null, number })),
    pin: null,
    directions: [],
    onlyNationalities: [],
    validFrom: null,
    validTo: null,
    ownerAgency: '',
  };
  return { value, faults, unread };
}

/** A traveller from a machine-readable zone or from fields; of fields only a name is needed. */
export function travellerFromLine(text: string, today: CalendarDate): LineReading<LineTraveller> {
  const { value: read, faults, unread } = parseLine(travellerSchema, text);
  if (!read) return { faults, unread };
  const { id, mrz } = read;
  if (mrz) {
    const reading = readMrz(mrz, today);
    if (reading.ok) return { value: { id, document: reading.document }, faults, unread };
    return { faults: [...faults, `mrz: ${reading.code}`], unread };
  }
  if (typeof (read.name ?? read.surname ?? read.givenNames) !== 'string') {
    return { faults: [...faults, 'name: missing, and there is no mrz'], unread };
  }
  const document: ScreenedDocument = {
    issuingState: stateCode(read.issuingState ?? ''),
    documentNumber: read.documentNumber ?? '',
    surname: read.name ?? read.surname ?? '',
    givenNames: read.name ? '' : (read.givenNames ?? ''),
    nativeName: null,
    isNameTruncated: false,
    birthDate: birthDateOf(read.birthDate, faults),
    sex: sexOf(read.sex, faults) ?? 'X',
    nationality: stateCode(read.nationality ?? ''),
    personalNumber: null,
  };
  return { value: { id, document }, faults, unread };
}

function parseLine<S extends z.ZodObject>(schema: S, text: string): LineReading<z.infer<S>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { faults: ['not JSON'], unread: [] };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
    return { faults, unread: [] };
  }
  const unread = Object.keys(json as object).filter((field) => !(field in schema.shape));
  return { value: parsed.data, faults: [], unread };
}

function sexOf(text: string | null | undefined, faults: string[]): 'F' | 'M' | 'X' | null {
  const sex = (text ?? '').toUpperCase();
  if (sex === 'F' || sex === 'M' || sex === 'X') return sex;
  if (sex !== '') faults.push('sex: none of F, M, X, so not compared');
  return null;
}

/** alpha-3 or an ICAO code as it is, alpha-2 as alpha-3. */
function stateCode(text: string): string {
  const code = text.trim().toUpperCase();
  return code.length === 2 ? (alpha3FromAlpha2(code) ?? code) : code;
}

const UNPADDED = /(?<=-)\d(?!\d)/g;
const RANGE_OF_DAYS = /^(\d{4})-\d{2}-\d{2}\/(\d{4})-\d{2}-\d{2}$/;

/** A range of days is one of years: that is what an entry can say. */
function listedDate(text: string): string {
  const date = text.trim().replace(UNPADDED, '0$&');
  const [, from, to] = RANGE_OF_DAYS.exec(date) ?? [];
  if (from === undefined) return date;
  return from === to ? from : `${from}/${to}`;
}

/** Of an impossible day what is possible of it: 1974-01-32 as 1974-01. About 1970 is a year here. */
function birthDateOf(text: string | null | undefined, faults: string[]): PartialDate | null {
  const given = (text ?? '')
    .trim()
    .replace(/^c(?=\d{4}$)/, '')
    .replace(UNPADDED, '0$&');
  if (given === '') return null;
  for (const length of [10, 7, 4]) {
    const date = given.slice(0, length);
    if (date.length !== length || !isPartialDate(date)) continue;
    if (date !== given) faults.push(`birthDate: no such date, only its first ${length} characters are compared`);
    return date;
  }
  faults.push('birthDate: not a date, so not compared');
  return null;
}
