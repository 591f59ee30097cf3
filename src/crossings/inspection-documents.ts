import type { CalendarDate } from '../core/dates.ts';
import { type FieldError, IamisError } from '../core/errors.ts';
import { readMrz } from '../documents/read-mrz.ts';
import { NO_TERMS } from '../documents/stay-grant.ts';
import { grantOf } from '../documents/stay-permit.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import { documentFromFields, type TypedDocument } from '../documents/typed-document.ts';
import type { InspectionInput, PresentedDocument } from './inspection-schemas.ts';
import { withVisa } from './shown-visa.ts';
import { withWorkContract } from './shown-work-contract.ts';

/**
 * One to three documents, the one that the traveller travels on first.
 * @throws IamisError `document-unreadable`, `unsupported-document`, `bad-request` (a visa or a contract that does not fit), with the places that failed
 */
export function readDocuments(input: InspectionInput, readOn: CalendarDate): [TravelDocument, ...TravelDocument[]] {
  const first = readPresented(input, readOn, '');
  const others = (input.otherDocuments ?? []).map((other, index) =>
    readPresented(other, readOn, `/otherDocuments/${index}`),
  );
  const granting = others.map((document) => {
    const basis = grantOf(document);
    return basis ? { ...document, permit: { basis, ...NO_TERMS } } : document;
  });
  const shown = input.visa ? withVisa(first, granting, input.visa, readOn) : granting;
  return [input.workContract ? withWorkContract(first, input.workContract, readOn) : first, ...shown];
}

function readPresented({ mrz, document }: PresentedDocument, readOn: CalendarDate, at: string): TravelDocument {
  if (document) return readTyped(document, readOn, `${at}/document`);
  const reading = readMrz(mrz ?? [], readOn);
  if (reading.ok) return reading.document;
  throw new IamisError(reading.code, {
    errors: reading.fields.map(({ field, detail }) => ({
      pointer: `${at}/mrz`,
      code: 'field-wrong' as const,
      detail: field === 'mrz' ? detail : `${field}: ${detail}`,
    })),
  });
}

/** What a reader read wrong is a finding, and its lines are kept. What was typed wrong can be typed again, so it is refused. */
export function readTyped(typed: TypedDocument, readOn: CalendarDate, at: string): TravelDocument {
  const document = documentFromFields(typed, readOn);
  const errors: FieldError[] = document.findings.flatMap(({ field, code }): FieldError[] => {
    const pointer = `${at}/${field}`;
    if (code === 'invalid-date')
      return [{ pointer, code: 'day-wrong', detail: 'is not a possible date for this field' }];
    if (code === 'missing' && field === 'documentNumber')
      return [{ pointer, code: 'field-wrong', detail: 'has no letter and no digit' }];
    return [];
  });
  if (errors.length > 0) throw new IamisError('document-unreadable', { errors });
  return document;
}
