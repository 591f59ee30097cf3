import { IamisError } from '../core/errors.ts';
import type { TravelDocument } from '../documents/travel-document.ts';

/**
 * The documents of a crossing, the first one first, of which something is corrected.
 * @param pointer to what is corrected
 * @throws IamisError `bad-request` when retention has dropped them
 */
export function keptDocuments(
  documents: readonly TravelDocument[],
  pointer: string,
): [TravelDocument, ...TravelDocument[]] {
  const [first, ...others] = documents;
  if (first) return [first, ...others];
  const detail = 'cannot be corrected: the documents of this crossing are no longer kept';
  throw new IamisError('bad-request', { errors: [{ pointer, code: 'field-not-allowed', detail }] });
}
