import { readTypedDate, typedDay } from '../../../platform/typed-date.ts';
import type { visaFaultWords } from '../../../words/visa.ts';
import type { TypedVisa } from './lane-state.ts';

export const VISA_FIELDS = ['number', 'validUntil', 'validFrom', 'entries', 'days', 'type'] as const;
export type VisaField = (typeof VISA_FIELDS)[number];
export type VisaFault = keyof typeof visaFaultWords;

/** A visa as it is being typed, right or wrong. */
export type VisaDraft = Readonly<Record<VisaField, string>>;

export const VISA_ENTRIES = ['single', 'double', 'multiple'] as const;
const MOST_DAYS = 3650;

export function visaDraftOf(visa: TypedVisa | undefined): VisaDraft {
  return {
    ...{ number: visa?.number ?? '', type: visa?.type ?? '', entries: visa?.entries ?? '' },
    ...{ validFrom: typedDay(visa?.validFrom), validUntil: typedDay(visa?.validUntil) },
    days: visa?.days === undefined ? '' : String(visa.days),
  };
}

const isDay = (date: string | null): date is string => date?.length === 10;

/**
 * What was typed of a visa; undefined where nothing was. A visa whose zone was read needs neither number nor last day.
 * @returns or what is wrong, by field
 */
export function readVisa(
  draft: VisaDraft,
  isZoned: boolean,
): { visa: TypedVisa | undefined } | { wrong: ReadonlyMap<VisaField, VisaFault> } {
  const text = (field: VisaField) => draft[field].trim();
  if (VISA_FIELDS.every((field) => text(field) === '')) return { visa: undefined };
  const wrong = new Map<VisaField, VisaFault>();
  const dayOf = (field: 'validFrom' | 'validUntil') => {
    const date = text(field) === '' ? undefined : readTypedDate(text(field));
    if (date !== undefined && !isDay(date)) wrong.set(field, 'no-day');
    return date !== undefined && isDay(date) ? date : undefined;
  };
  const [validFrom, validUntil] = [dayOf('validFrom'), dayOf('validUntil')];
  if (!isZoned && text('number') === '') wrong.set('number', 'needed');
  if (text('number') !== '' && !/[\p{L}\p{N}]/u.test(text('number'))) wrong.set('number', 'no-number');
  if (!isZoned && text('validUntil') === '') wrong.set('validUntil', 'needed');
  if (validFrom !== undefined && validUntil !== undefined && validFrom > validUntil)
    wrong.set('validFrom', 'after-last');
  const days = text('days') === '' ? undefined : Number(text('days'));
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) wrong.set('days', 'no-days');
  if (wrong.size > 0) return { wrong };
  const entries = VISA_ENTRIES.find((one) => one === draft.entries);
  const visa: TypedVisa = {
    ...(text('number') !== '' && { number: text('number').toUpperCase() }),
    ...(text('type') !== '' && { type: text('type').toUpperCase() }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(entries !== undefined && { entries }),
    ...(days !== undefined && { days }),
  };
  return { visa };
}

/** The fields of the visa that the server did not take; none: it refused something else. */
export function refusedVisaFields(errors: readonly { pointer: string }[]): ReadonlyMap<VisaField, VisaFault> {
  const refused = VISA_FIELDS.filter((field) => errors.some(({ pointer }) => pointer === `/visa/${field}`));
  return new Map(refused.map((field) => [field, 'not-taken']));
}
