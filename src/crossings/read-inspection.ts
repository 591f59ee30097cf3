import type { AuditAction } from '../audit/audit-action.ts';
import { type LookupReason, recordAudit } from '../audit/audit-entry.ts';
import { requireLookup } from '../audit/lookup-reason.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { permitShown } from '../documents/stay-permit.ts';
import { type Database, inTransaction, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { listEntryOwners } from '../watchlist/entry-owner-reader.ts';
import { type CrossingRow, findCrossing } from './crossing-store.ts';
import type { OpenHit } from './inspection.ts';
import { answerOfAdvisory, answerOfDocument, answerOfHits, answerOfScreening } from './inspection-answer.ts';
import { findInspection, type InspectionAsItStands, listDocuments, listHits } from './inspection-reader.ts';
import type { InspectionContext, InspectionDetail } from './inspection-schemas.ts';
import { type DecisionRow, findLastReferral, listDecisions, type ReferralRow } from './inspection-store.ts';
import { listLateHits } from './late-hit-store.ts';
import { sureKeysOf, weakKeysOf } from './person-history.ts';
import { findHistory } from './person-history-store.ts';
import type { FindStay } from './stay-context.ts';

/** So long the officer who decided may look at it, and correct it, without a case. */
const OWN_DECISION_MS = 15 * 60_000;
const MAX_CONTEXT_CROSSINGS = 10;

export interface InspectionLookup {
  id: string;
  lookup: LookupReason | undefined;
}

/**
 * An inspection as it stands: at one's own checkpoints, with a reason once it is decided. The look leaves an audit entry.
 * @throws IamisError `inspection-not-found`, `checkpoint-not-yours`, `lookup-reason-required`
 */
export async function readInspection(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  asked: InspectionLookup,
): Promise<InspectionDetail> {
  const inspection = await findInspection(tx, asked.id);
  const decisions = await listDecisions(tx, asked.id);
  allowLook(inspection, decisions, actor, { lookup: asked.lookup, now: platform.clock() });
  await recordLook(tx, platform, actor, asked, inspection.checkpoint, 'read-inspection');
  const documents = await listDocuments(tx, inspection.id);
  const hits = await listHits(tx, inspection.id);
  const referral = await findLastReferral(tx, inspection.id);
  const crossing = await findCrossing(tx, inspection.id);
  const [document, ...otherDocuments] = documents.map(answerOfDocument);
  const lateHits = await listLateHits(tx, inspection.id);
  const lastOfEach = new Map([...hits.toReversed(), ...lateHits].map((hit) => [hit.entryId, hit]));
  const { id, lane, direction, conveyance, state } = inspection;
  return {
    id,
    signal: inspection.signal,
    verdict: inspection.verdict,
    hits: answerOfHits([...lastOfEach.values()]),
    document: document ?? null,
    otherDocuments,
    advisories: inspection.advisories.map(answerOfAdvisory),
    screening: answerOfScreening(inspection),
    state,
    checkpoint: inspection.checkpoint,
    lane,
    direction,
    occurredAt: inspection.occurredAt.toISOString(),
    receivedAt: inspection.receivedAt.toISOString(),
    officerId: inspection.officerId,
    captureMode: inspection.captureMode,
    conveyance,
    purpose: inspection.purpose,
    travellerKind: inspection.travellerKind,
    residence: inspection.residence,
    residenceBasis: inspection.residenceBasis,
    fromCountry: inspection.fromCountry,
    toCountry: inspection.toCountry,
    accompaniedBy: inspection.accompaniedBy,
    lateReason: inspection.lateReason,
    age: inspection.age,
    decision: answerOfDecision(decisions.find(({ stage }) => stage === 'lane')),
    referral: answerOfReferral(referral),
    crossing: answerOfCrossing(crossing?.current),
  };
}

/**
 * The last crossings of the same person, newest first, each with what links it: personal number or document; only where these find
 * nothing, the whole name with full birth date and sex. With the authorised stay by document and personal number, and with the owners of the
 * entries that were hit. Asked like the inspection itself.
 *
 * An officer waits for it: the audit entry commits while the rest is read. Nothing is told before it has.
 */
export async function readInspectionContext(
  { platform, findStay }: { platform: Platform; findStay: FindStay },
  actor: Actor,
  asked: InspectionLookup,
): Promise<InspectionContext> {
  const { id, lookup } = asked;
  const db = platform.laneQueries;
  const [inspection, decisions, documents, hits] = await Promise.all([
    findInspection(db, id),
    listDecisions(db, id),
    listDocuments(db, id),
    listHits(db, id),
  ]);
  allowLook(inspection, decisions, actor, { lookup, now: platform.clock() });
  const { nationality, travellerKind, purpose, direction, occurredAt: at } = inspection;
  const permit = permitShown(documents, localDate(at));
  const [crossings, stay, owners] = await Promise.all([
    lastCrossings(platform, id, documents),
    findStay({ documents, nationality, travellerKind, purpose, permit, direction, at, except: id }),
    listOwnersOfHits(platform.db, hits),
    inTransaction(platform.db, (tx) =>
      recordLook(tx, platform, actor, asked, inspection.checkpoint, 'read-inspection-context'),
    ),
  ]);
  return { inspectionId: id, crossings: crossings.slice(0, MAX_CONTEXT_CROSSINGS), stay, owners };
}

async function lastCrossings(
  platform: Platform,
  id: string,
  documents: Awaited<ReturnType<typeof listDocuments>>,
): Promise<InspectionContext['crossings']> {
  const around = { at: platform.clock(), except: id };
  // On the connections that keep their plans: planning it anew over the months of two years costs three times what reading does.
  const sure = await findHistory(platform.laneReads, sureKeysOf(documents), around);
  const history = sure.some(({ crossing }) => crossing)
    ? sure
    : await findHistory(platform.laneReads, weakKeysOf(documents), around);
  return history.flatMap(({ id, basis, crossing }) =>
    crossing ? [{ id, ...crossing, occurredAt: crossing.occurredAt.toISOString(), basis }] : [],
  );
}

async function listOwnersOfHits(db: Database, hits: readonly OpenHit[]): Promise<InspectionContext['owners']> {
  const shown = hits.filter(({ band }) => band !== 'log');
  return listEntryOwners(db, [...new Set(shown.map(({ entryId }) => entryId))]);
}

/** @throws IamisError `inspection-not-found`, `checkpoint-not-yours`, `lookup-reason-required` */
function allowLook(
  inspection: InspectionAsItStands | undefined,
  decisions: readonly DecisionRow[],
  actor: Actor,
  { lookup, now }: { lookup: LookupReason | undefined; now: Date },
): asserts inspection is InspectionAsItStands {
  if (!inspection) throw new IamisError('inspection-not-found');
  requireCheckpoint(actor, inspection.checkpoint);
  if (!isAtHand(inspection, decisions, actor, now)) requireLookup(lookup);
}

async function recordLook(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  { id, lookup }: InspectionLookup,
  checkpoint: string,
  action: AuditAction,
): Promise<void> {
  await recordAudit(tx, platform, { actor, action, object: { kind: 'inspection', id }, checkpoint, lookup });
}

/** Still before the officers, or decided a moment ago by this one: no case is needed. */
function isAtHand(
  { state, officerId }: InspectionAsItStands,
  decisions: readonly DecisionRow[],
  actor: Actor,
  now: Date,
): boolean {
  if (state === 'open' || state === 'referred') return true;
  return decisions.some(
    ({ account_id, recorded_at }) =>
      [account_id, officerId].includes(actor.accountId) && now.getTime() - recorded_at.getTime() <= OWN_DECISION_MS,
  );
}

function answerOfDecision(row: DecisionRow | undefined): InspectionDetail['decision'] {
  if (!row) return null;
  return {
    outcome: row.outcome,
    reason: row.reason,
    acknowledged: row.acknowledged,
    asksForProtection: row.asks_for_protection,
    escort: row.escort,
    decidedAt: row.decided_at.toISOString(),
    decidedBy: row.account_id,
  };
}

function answerOfReferral(row: ReferralRow | undefined): InspectionDetail['referral'] {
  if (!row) return null;
  return {
    id: row.id,
    status: row.status,
    cause: row.cause,
    isProtected: row.is_protected,
    openedAt: row.opened_at.toISOString(),
    claimedBy: row.claimed_by,
    outcome: row.outcome,
  };
}

function answerOfCrossing(row: CrossingRow | undefined): InspectionDetail['crossing'] {
  if (!row) return null;
  return {
    id: row.inspection_id,
    revision: row.revision,
    kind: row.kind,
    direction: row.direction === 'entry' ? 'entry' : 'exit',
    escort: row.escort,
    occurredAt: row.occurred_at.toISOString(),
  };
}
