import { z } from 'zod';
import { IamisError } from '../core/errors.ts';
import { type EntryBody, entryBodyShape, entryContentFromBody, isValidityForward } from './entry-schema.ts';
import type { EntryContent } from './watchlist-entry.ts';

/** The body of PATCH /v1/watchlist/entries/{id}: some or all fields (RFC 7396). A list is replaced whole; null empties a field. */
export const entryPatchSchema = z
  .strictObject(entryBodyShape)
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'must change something');

export type EntryPatch = z.output<typeof entryPatchSchema>;

/**
 * The content of the next version; where it came from stays.
 * @throws IamisError `bad-request` when the validity would end before it begins
 */
export function patchContent(base: EntryContent, patch: EntryPatch): EntryContent {
  const { sourceList, sourceId, ...known } = base;
  const before: EntryBody = {
    ...known,
    names: [...known.names],
    birthDates: [...known.birthDates],
    nationalities: [...known.nationalities],
    documents: [...known.documents],
    flags: [...known.flags],
    directions: [...known.directions],
    onlyNationalities: [...(known.onlyNationalities ?? [])],
  };
  const after = { ...before, ...patch };
  if (!isValidityForward(after)) {
    throw new IamisError('bad-request', {
      errors: [{ pointer: '/validTo', code: 'ends-before-it-begins', detail: 'must not be before validFrom' }],
    });
  }
  return entryContentFromBody(after, sourceList !== null && sourceId !== null ? { sourceList, sourceId } : null);
}
