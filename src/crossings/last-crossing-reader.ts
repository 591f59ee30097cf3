import type { Tx } from '../platform/database.ts';
import { inTx } from '../platform/statement.ts';
import { lastCrossing, sureKeysOf } from './person-history.ts';
import { findHistory } from './person-history-store.ts';
import type { RecordedTraveller } from './recorded-traveller-reader.ts';

/** A little less than a look into the history reaches back. */
const STEP_MS = 730 * 86_400_000;

/** Is this the last crossing that is recorded of the person (by PIN or document)? */
export async function isLastCrossing(tx: Tx, traveller: RecordedTraveller, now: Date): Promise<boolean> {
  const { inspectionId: except, documents, occurredAt } = traveller;
  const keys = sureKeysOf(documents);
  for (let atMs = occurredAt.getTime(); atMs < now.getTime(); ) {
    atMs = Math.min(now.getTime(), atMs + STEP_MS);
    const history = await findHistory(inTx(tx), keys, { at: new Date(atMs), except });
    const last = lastCrossing(history, now);
    if (last && last.occurredAt > occurredAt) return false;
  }
  return true;
}
