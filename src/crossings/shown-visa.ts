import { HOME_STATE } from '../core/countries.ts';
import type { CalendarDate } from '../core/dates.ts';
import { type FieldError, IamisError } from '../core/errors.ts';
import type { FieldFaultCode } from '../core/field-fault.ts';
import type { StayGrant } from '../documents/stay-grant.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import { documentFromFields } from '../documents/typed-document.ts';
import type { ShownVisaInput } from './inspection-schemas.ts';

/** With the first one: so many documents are kept of an inspection. */
const MOST_OTHERS = 2;

/**
 * What the officer read of the visa, beside the other documents: with the visa's zone among them it is told of that one; a visa without a zone
 * becomes a document of its own, of the holder of the first one. A zone is believed, not the typing.
 * @throws IamisError `bad-request` with the fields that don't fit
 */
export function withVisa(
  first: TravelDocument,
  others: readonly TravelDocument[],
  visa: ShownVisaInput,
  readOn: CalendarDate,
): TravelDocument[] {
  const zone = others.find(({ permit }) => permit?.basis === 'visa');
  const validUntil = zone?.expiryDate ?? visa.validUntil ?? null;
  const errors: FieldError[] = [];
  const add = (field: string, code: FieldFaultCode, detail: string) =>
    errors.push({ pointer: `/visa/${field}`, code, detail });
  if (!zone && visa.number === undefined)
    add('number', 'field-missing', 'is needed where no zone of the visa was read');
  if (validUntil === null) add('validUntil', 'field-missing', 'is needed where no zone tells it');
  if (zone?.expiryDate && visa.validUntil !== undefined && visa.validUntil !== zone.expiryDate)
    add('validUntil', 'field-wrong', 'is not what the zone of the visa says');
  if (visa.validFrom !== undefined && validUntil !== null && visa.validFrom > validUntil)
    add('validFrom', 'ends-before-it-begins', 'must not lie after the last day');
  if (!zone && others.length === MOST_OTHERS)
    errors.push({
      pointer: '/otherDocuments',
      code: 'field-too-long',
      detail: 'leaves no place for a visa without a zone: two documents beside the first',
    });
  const typed = zone ?? visaOf(first, { number: visa.number ?? '0', validUntil }, readOn);
  for (const { field, code } of zone ? [] : typed.findings) {
    if (field === 'documentNumber' && code === 'missing') add('number', 'field-wrong', 'has no letter and no digit');
    if (field === 'expiryDate' && code === 'invalid-date')
      add('validUntil', 'day-wrong', 'is not a possible date for this field');
  }
  if (errors.length > 0) throw new IamisError('bad-request', { errors });
  const { type = null, entries = null, validFrom = null, days = null } = visa;
  const permit: StayGrant = { basis: 'visa', type, entries, validFrom, days };
  if (!zone) return [...others, { ...typed, findings: [], permit }];
  return others.map((document) => (document === zone ? { ...zone, expiryDate: validUntil, permit } : document));
}

/** A visa as its number and last day make it, of the holder of a document. */
function visaOf(
  { surname, givenNames, nativeName, isNameTruncated, nationality, birthDate, sex }: TravelDocument,
  { number, validUntil }: { number: string; validUntil: CalendarDate | null },
  readOn: CalendarDate,
): TravelDocument {
  const typed = documentFromFields(
    {
      ...{ documentCode: 'V', issuingState: HOME_STATE, documentNumber: number, surname, givenNames, nationality, sex },
      ...{ birthDate: birthDate ?? readOn, ...(validUntil !== null && { expiryDate: validUntil }) },
    },
    readOn,
  );
  return { ...typed, surname, givenNames, nativeName, isNameTruncated, birthDate };
}
