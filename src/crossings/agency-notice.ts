import type { Tx } from '../platform/database.ts';
import type { OutboxEvent } from '../platform/outbox.ts';
import { insertNotice } from './agency-notice-store.ts';
import { DISCREET_HIT } from './discreet-hit.ts';

/** What an agency is told after the commit: a hit on its discreet entry, and a stop of its own that was let through. */
export const NOTICE_KINDS = [DISCREET_HIT, 'stop-admitted'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The payload of an event that becomes a notice: ids only. */
export interface NoticePayload {
  agency: string;
  inspectionId: string;
  entryId: string;
  entryVersion: number;
}

function isNoticeKind(kind: string): kind is NoticeKind {
  return NOTICE_KINDS.some((known) => known === kind);
}

/**
 * Outbox handler of both kinds: gives the notice the agency's next number. Numbers have no holes, since the outbox is delivered by
 * one process at a time. The notice's id is the event's; for a discreet hit it is the hit's, too.
 */
export async function recordAgencyNotice(tx: Tx, event: OutboxEvent): Promise<void> {
  const { agency, inspectionId, entryId, entryVersion } = event.payload as Partial<NoticePayload>;
  if (!isNoticeKind(event.kind) || !agency || !inspectionId || !entryId || entryVersion === undefined) {
    throw new Error(`Event ${event.id} of kind ${event.kind} is no notice`);
  }
  await insertNotice(tx, { id: event.id, kind: event.kind, agency, inspectionId, entryId, entryVersion });
}
