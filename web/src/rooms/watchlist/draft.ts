import type { FieldError, Schemas } from '../../platform/api.ts';
import type { operations } from '../../platform/api-types.ts';
import { readTypedDate } from '../../platform/typed-date.ts';

export type OwnEntry = Schemas['OwnEntry'];
export type EntryBody = operations['proposeEntry']['requestBody']['content']['application/json'];
export type Category = EntryBody['category'];
export type EntryAction = EntryBody['action'];
export type NameKind = EntryBody['names'][number]['kind'];
export type Flag = NonNullable<EntryBody['flags']>[number];
export type Severity = NonNullable<EntryBody['severity']>;

/** One line of a list as it is typed; `key` tells it from the others while lines come and go. */
export interface NameRow {
  key: number;
  text: string;
  kind: NameKind;
}
export interface TextRow {
  key: number;
  text: string;
}
export interface DocumentRow {
  key: number;
  state: string;
  number: string;
}

/** An entry as it is being typed. Everything is kept as typed, right or wrong. */
export interface Draft {
  category: Category;
  action: EntryAction;
  names: readonly NameRow[];
  birthDates: readonly TextRow[];
  sex: '' | 'F' | 'M' | 'X';
  nationalities: string;
  documents: readonly DocumentRow[];
  pin: string;
  birthPlace: string;
  flags: readonly Flag[];
  legalBasis: string;
  caseNumber: string;
  severity: '' | Severity;
  directions: readonly ('entry' | 'exit')[];
  onlyNationalities: string;
  contact: string;
  validFrom: string;
  reviewDue: string;
  validTo: string;
}

let lastKey = 0;
export const nextKey = () => ++lastKey;

export function emptyDraft(): Draft {
  return {
    ...{ category: 'wanted-for-arrest', action: 'arrest', sex: '', nationalities: '', pin: '', birthPlace: '' },
    names: [{ key: nextKey(), text: '', kind: 'primary' }],
    birthDates: [{ key: nextKey(), text: '' }],
    documents: [{ key: nextKey(), state: '', number: '' }],
    ...{ flags: [], legalBasis: '', caseNumber: '', severity: '', directions: [], onlyNationalities: '' },
    ...{ contact: '', validFrom: '', reviewDue: '', validTo: '' },
  };
}

/** The entry in force as a draft of its change. */
export function draftOf(entry: OwnEntry): Draft {
  const rows = <T, R>(values: readonly T[], row: (value: T) => R, empty: R) =>
    values.length > 0 ? values.map(row) : [empty];
  return {
    ...{ category: entry.category, action: entry.action, sex: entry.sex ?? '', severity: entry.severity ?? '' },
    names: entry.names.map(({ text, kind }) => ({ key: nextKey(), text, kind })),
    birthDates: rows(entry.birthDates, (text) => ({ key: nextKey(), text }), { key: nextKey(), text: '' }),
    documents: rows(entry.documents, ({ state, number }) => ({ key: nextKey(), state: state ?? '', number }), {
      key: nextKey(),
      state: '',
      number: '',
    }),
    nationalities: entry.nationalities.join(' '),
    onlyNationalities: entry.onlyNationalities.join(' '),
    ...{ flags: entry.flags, directions: entry.directions },
    ...{ pin: entry.pin ?? '', birthPlace: entry.birthPlace ?? '', legalBasis: entry.legalBasis ?? '' },
    ...{ caseNumber: entry.caseNumber ?? '', contact: entry.contact ?? '' },
    ...{ validFrom: entry.validFrom ?? '', reviewDue: entry.reviewDue ?? '', validTo: entry.validTo ?? '' },
  };
}

const isNamed = ({ text }: NameRow) => text.trim() !== '';
const isDated = ({ text }: TextRow) => text.trim() !== '';
const isNumbered = ({ number }: DocumentRow) => number.trim() !== '';

/** As the API has it: `22.11.1990` → `1990-11-22`; what is no date stays as typed, and the server says so. */
const dateOf = (text: string) => readTypedDate(text) ?? text.trim();
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const statesOf = (text: string) =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');

export function bodyOf(draft: Draft): EntryBody {
  return {
    ...{ category: draft.category, action: draft.action },
    names: draft.names.filter(isNamed).map(({ text, kind }) => ({ text: text.trim(), kind })),
    birthDates: draft.birthDates.filter(isDated).map(({ text }) => dateOf(text)),
    sex: draft.sex === '' ? null : draft.sex,
    nationalities: statesOf(draft.nationalities),
    documents: draft.documents
      .filter(isNumbered)
      .map(({ state, number }) => ({ state: orNull(state.toUpperCase()), number: number.trim() })),
    ...{ pin: orNull(draft.pin), birthPlace: orNull(draft.birthPlace), flags: [...draft.flags] },
    ...{ legalBasis: orNull(draft.legalBasis), caseNumber: orNull(draft.caseNumber) },
    severity: draft.severity === '' ? null : draft.severity,
    directions: [...draft.directions],
    onlyNationalities: statesOf(draft.onlyNationalities),
    contact: orNull(draft.contact),
    ...{ validFrom: orDate(draft.validFrom), reviewDue: orDate(draft.reviewDue), validTo: orDate(draft.validTo) },
  };
}

const orDate = (text: string) => (text.trim() === '' ? null : dateOf(text));

/** The fields in which a change differs from what is in force; none when nothing has changed. */
export function patchOf(before: Draft, after: Draft): Partial<EntryBody> {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof EntryBody]),
  );
  return Object.fromEntries(changed) as Partial<EntryBody>;
}

/**
 * Where each refused field stands on the screen: `names.<key>`, `documents.<key>.state`, else the field's own name. Empty lines are not sent,
 * so a pointer counts the others.
 */
export function placeErrors(draft: Draft, errors: readonly FieldError[]): Map<string, FieldError> {
  const places = new Map<string, FieldError>();
  for (const error of errors) {
    const [field = '', index, part] = error.pointer.split('/').slice(1);
    const at = Number(index);
    if (index === undefined) places.set(field, error);
    else if (field === 'names') places.set(`names.${draft.names.filter(isNamed)[at]?.key}`, error);
    else if (field === 'birthDates') places.set(`birthDates.${draft.birthDates.filter(isDated)[at]?.key}`, error);
    else if (field === 'documents')
      places.set(`documents.${draft.documents.filter(isNumbered)[at]?.key}.${part ?? 'number'}`, error);
    else places.set(field, error);
  }
  return places;
}
