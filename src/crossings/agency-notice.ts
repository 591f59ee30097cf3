import type { Tx } from '../platform/database.ts';
import type { OutboxEvent } from '../platform/outbox.ts';
import { insertNotice } from './agency-notice-store.ts';

/** The payload of an event that becomes a notice: ids only. */
interface NoticePayload {
  agency: string;
  inspectionId: string;
  entryId: string;
  entryVersion: number;
}

/**
 * Outbox handler of what an agency is told after the commit: `discreet-hit`, a hit on its discreet entry, and
 * `stop-admitted`, a stop of its own that was let through. Gives the notice the agency's next number; numbers have no
 * holes, since the outbox is delivered by one process at a time. The notice's id is the event's; for a discreet hit it is
 * the hit's, too. An event without its ids throws and stays: a notice that nobody is given must not vanish.
 */
export async function recordAgencyNotice(tx: Tx, event: OutboxEvent): Promise<void> {
  const { agency, inspectionId, entryId, entryVersion } = event.payload as Partial<NoticePayload>;
  if (!agency || !inspectionId || !entryId || entryVersion === undefined) {
    throw new Error(`Event ${event.id} of kind ${event.kind} is no notice`);
  }
  await insertNotice(tx, { id: event.id, kind: event.kind, agency, inspectionId, entryId, entryVersion });
}
