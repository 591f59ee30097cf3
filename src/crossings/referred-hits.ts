import type { TravelDocument } from '../documents/travel-document.ts';
import type { Tx } from '../platform/database.ts';
import type { OpenHit } from './inspection.ts';
import { listDocuments, listHits } from './inspection-reader.ts';
import { listLateHits } from './late-hit-store.ts';
import type { Referral } from './referral-store.ts';

type Referred = Pick<Referral, 'id' | 'inspectionId' | 'cause' | 'revision'>;

/** The hits that a referral is about: those of its revision, or those by which a late hit opened it. */
export async function listReferredHits(tx: Tx, { id, inspectionId, cause, revision }: Referred): Promise<OpenHit[]> {
  if (cause === 'late-hit') {
    const late = await listLateHits(tx, inspectionId);
    return late.filter((hit) => hit.referralId === id);
  }
  return (await listHits(tx, inspectionId)).filter((hit) => hit.revision === revision);
}

/** The documents on which those hits were made. A late hit is made on the documents as they stand. */
export function listReferredDocuments(tx: Tx, { inspectionId, cause, revision }: Referred): Promise<TravelDocument[]> {
  return cause === 'late-hit' ? listDocuments(tx, inspectionId) : listDocuments(tx, inspectionId, revision);
}
