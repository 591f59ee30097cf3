import { hash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { AuditAction } from '../audit/audit-action.ts';
import { auditRow } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { idAt } from '../core/ids.ts';
import { rowOfInspection, rowsOfHits, rowsOfIdentity } from '../crossings/inspection-rows.ts';
import type { DB, JsonObject } from '../platform/tables.ts';
import type { LaneRecord } from './lane-record.ts';

/** Rows to be written, by table. */
export type RowBatch = { [T in keyof DB]?: Insertable<DB[T]>[] };

/** The account behind an id, for the audit. */
export type ActorOf = (accountId: string) => Actor;

/**
 * Everything that a real movement would have left: inspection, identity, hits, decisions with their notes, referral with its findings,
 * crossing, and an audit entry for each act.
 */
export function rowsOfRecords(records: readonly LaneRecord[], actorOf: ActorOf): RowBatch {
  const batch: RowBatch = {};
  const add = <T extends keyof DB>(table: T, rows: readonly Insertable<DB[T]>[]) => {
    const known: Insertable<DB[T]>[] = batch[table] ?? [];
    known.push(...rows);
    Object.assign(batch, { [table]: known });
  };
  for (const record of records) {
    const { inspection, hits, document } = record;
    const audit = auditOf(record, actorOf);
    add('inspection', [rowOfInspection(inspection, noRequest(inspection.id))]);
    add('inspection_identity', rowsOfIdentity(inspection.id, 1, [document]));
    if (hits.length > 0) add('hit', rowsOfHits(inspection.id, 1, hits, inspection.list.policy));
    const { direction, verdict, signal } = inspection;
    add('audit_entry', [
      audit('open-inspection', inspection.officerId, inspection.receivedAt, { direction, verdict, signal }),
    ]);
    addLaneDecision(add, record, audit);
    if (record.lane.referralId) addReferral(add, record, record.lane.referralId, audit);
    if (record.crossing) add('crossing', [crossingRow(record, record.crossing)]);
  }
  return batch;
}

type Add = <T extends keyof DB>(table: T, rows: readonly Insertable<DB[T]>[]) => void;
type Audit = (
  action: AuditAction,
  accountId: string,
  at: Date,
  details: JsonObject,
  referralId?: string,
) => Insertable<DB['audit_entry']>;

/** No request was made, so none can be repeated: a hash that no body has. */
function noRequest(inspectionId: string): Buffer {
  return hash('sha256', `no request: ${inspectionId}`, 'buffer');
}

function auditOf({ inspection }: LaneRecord, actorOf: ActorOf): Audit {
  return (action, accountId, at, details, referralId) => ({
    ...auditRow(
      { site: inspection.site, clock: () => at },
      {
        actor: actorOf(accountId),
        action,
        object: referralId ? { kind: 'referral', id: referralId } : { kind: 'inspection', id: inspection.id },
        checkpoint: inspection.checkpoint,
        details: { ...details, isInvented: true },
      },
    ),
    id: idAt(at.getTime()),
  });
}

function addLaneDecision(add: Add, { inspection, lane, crossing }: LaneRecord, audit: Audit): void {
  const { input, decidedAt, referralId } = lane;
  add('decision', [
    {
      inspection_id: inspection.id,
      stage: 'lane',
      site: inspection.site,
      outcome: input.outcome,
      reason: input.reason ?? null,
      acknowledged: [...(input.acknowledged ?? [])],
      asks_for_protection: input.asksForProtection ?? null,
      escort: crossing?.escort ?? null,
      handed_to: null,
      account_id: inspection.officerId,
      decided_at: decidedAt,
      recorded_at: decidedAt,
      request_hash: noRequest(inspection.id),
    },
  ]);
  if (input.overrideReason !== undefined) {
    add('decision_note', [note(inspection.id, 'lane', { override_reason: input.overrideReason })]);
  }
  add('audit_entry', [
    audit('decide-inspection', inspection.officerId, decidedAt, {
      outcome: input.outcome,
      ...(referralId && { referralId }),
    }),
  ]);
}

function note(
  inspectionId: string,
  stage: string,
  text: { note?: string; override_reason?: string },
): Insertable<DB['decision_note']> {
  const { note = null, override_reason = null } = text;
  return { inspection_id: inspectionId, stage, revision: 1, note, override_reason, owner_word: null };
}

function addReferral(add: Add, record: LaneRecord, referralId: string, audit: Audit): void {
  const { inspection, lane, secondLine, hits } = record;
  add('referral', [
    {
      id: referralId,
      site: inspection.site,
      inspection_id: inspection.id,
      checkpoint: inspection.checkpoint,
      direction: inspection.direction,
      cause: 'lane',
      revision: 1,
      status: secondLine ? 'closed' : 'open',
      opened_at: lane.decidedAt,
      opened_by: inspection.officerId,
      claimed_by: secondLine?.accountId ?? null,
      claimed_at: secondLine?.claimedAt ?? null,
      closed_at: secondLine?.decidedAt ?? null,
      outcome: secondLine?.input.outcome ?? null,
      request_hash: secondLine ? noRequest(inspection.id) : null,
      row_version: secondLine ? 3 : 1,
    },
  ]);
  if (!secondLine) return;
  const { input, accountId, claimedAt, decidedAt } = secondLine;
  const versionOf = new Map(hits.map((hit) => [hit.entryId, hit.version]));
  add(
    'referral_finding',
    input.findings.map(({ entryId, finding, holder }) => ({
      referral_id: referralId,
      entry_id: entryId,
      entry_version: versionOf.get(entryId) ?? 1,
      finding,
      holder: holder ?? null,
      by_account: accountId,
      at: decidedAt,
    })),
  );
  add('decision', [
    {
      inspection_id: inspection.id,
      stage: 'second-line',
      site: inspection.site,
      outcome: input.outcome,
      reason: input.reason ?? null,
      acknowledged: [],
      asks_for_protection: input.asksForProtection ?? null,
      escort: null,
      handed_to: null,
      account_id: accountId,
      decided_at: decidedAt,
      recorded_at: decidedAt,
      request_hash: noRequest(inspection.id),
    },
  ]);
  if (input.narrative !== undefined)
    add('decision_note', [note(inspection.id, 'second-line', { note: input.narrative })]);
  add('audit_entry', [
    audit('claim-referral', accountId, claimedAt, { inspectionId: inspection.id }, referralId),
    audit('close-referral', accountId, decidedAt, { inspectionId: inspection.id, outcome: input.outcome }, referralId),
  ]);
}

function crossingRow(
  { checkpoint, inspection, lane, secondLine }: LaneRecord,
  crossing: NonNullable<LaneRecord['crossing']>,
): Insertable<DB['crossing']> {
  return {
    inspection_id: inspection.id,
    revision: 1,
    site: inspection.site,
    checkpoint: inspection.checkpoint,
    mode: checkpoint.mode,
    direction: inspection.direction,
    kind: crossing.kind,
    escort: crossing.escort,
    occurred_at: inspection.occurredAt,
    nationality: inspection.nationality,
    sex: inspection.sex,
    age: inspection.age,
    purpose: inspection.purpose,
    traveller_kind: inspection.travellerKind,
    residence: inspection.residence,
    reason: null,
    account_id: secondLine?.accountId ?? inspection.officerId,
    recorded_at: secondLine?.decidedAt ?? lane.decidedAt,
    request_hash: noRequest(inspection.id),
    is_invented: true,
  };
}
