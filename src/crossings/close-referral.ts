import { recordAudit } from '../audit/audit-entry.ts';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { RowsOf } from '../platform/fact-unit.ts';
import { insertRows } from '../platform/insert-rows.ts';

import { outboxRow } from '../platform/outbox.ts';
import type { Platform } from '../platform/platform.ts';
import { lockOwnReferral } from './claim-referral.ts';
import type { CrossingKind } from './crossing.ts';
import { findCrossing, findInspectionFacts, firstCrossingRow, type InspectionFacts } from './crossing-store.ts';
import { noteRows } from './decision-store.ts';
import { requireClaimer } from './referral.ts';
import { judgeOutcome, type OutcomeEffect, type OutcomeInput } from './referral-outcome-table.ts';
import { type Referral, updateReferral } from './referral-store.ts';
import { listReferredDocuments, listReferredHits } from './referred-hits.ts';
import { requestHashOf } from './request-hash.ts';
import type { RememberFalseMatches } from './silenced-hit.ts';

/** The event of a stop that was let through; the owner agency gets a notice of it. */
export const STOP_ADMITTED = 'stop-admitted';

export interface OutcomeAnswer {
  referral: Referral;
  /** As first written; null when nobody crossed. */
  crossing: { id: string; revision: number; kind: CrossingKind } | null;
  /** False for a repeat, and while a referral stays open. */
  isClosedNow: boolean;
}

export interface CloseReferralDeps {
  platform: Platform;
  checkpoints: CheckpointReader;
  rememberFalseMatches: RememberFalseMatches;
}

/**
 * The claimer closes a referral by one outcome: the final decision, with its findings, one crossing or none, and what the owner
 * agencies must be told, in one transaction. A refusal of somebody who asks for protection closes nothing.
 * The claimer's identical repeat is answered again.
 * @throws IamisError `referral-not-found`, `checkpoint-not-yours`, `referral-closed`, `referral-not-claimed`, `referral-already-claimed`;
 *   then whatever the outcome table says
 */
export async function closeReferral(
  tx: Tx,
  deps: CloseReferralDeps,
  actor: Actor,
  referralId: string,
  input: OutcomeInput,
): Promise<OutcomeAnswer> {
  const { platform } = deps;
  const hash = requestHashOf(platform, 'close-referral', [actor.accountId, referralId, input]);
  const referral = await lockOwnReferral(tx, actor, referralId);
  if (referral.status === 'closed' && referral.requestHash?.equals(hash)) {
    const written = referral.cause === 'lane' ? await findCrossing(tx, referral.inspectionId) : undefined;
    const crossing = written ? writtenCrossing(referral.inspectionId, written.first.kind as CrossingKind) : null;
    return { referral, crossing, isClosedNow: false };
  }
  requireClaimer(referral, actor.accountId);

  const inspection = await findInspectionFacts(tx, referral.inspectionId);
  if (!inspection) throw new IamisError('inspection-not-found');
  const hits = await listReferredHits(tx, referral);
  const now = platform.clock();
  const judgement = judgeOutcome(
    { ...referral, nationality: inspection.nationality, occurredAt: inspection.occurred_at, hits },
    input,
    now,
  );
  if (!judgement.isAllowed) {
    throw new IamisError(judgement.code, judgement.errors?.length ? { errors: judgement.errors } : {});
  }
  const { effect } = judgement;
  await recordAudit(tx, platform, {
    actor,
    action: effect.act === 'protect' ? 'protect-referral' : 'close-referral',
    object: { kind: 'referral', id: referralId },
    checkpoint: referral.checkpoint,
    details: { inspectionId: referral.inspectionId, outcome: input.outcome },
  });
  if (effect.act === 'protect') {
    const marked = referral.isProtected ? referral : await updateReferral(tx, referralId, { isProtected: true });
    return { referral: marked, crossing: null, isClosedNow: false };
  }
  const versionOf = new Map(hits.map((hit) => [hit.entryId, hit.version]));
  const findings = input.findings.map((finding) => ({
    referral_id: referralId,
    entry_id: finding.entryId,
    entry_version: versionOf.get(finding.entryId) ?? 0,
    finding: finding.finding,
    holder: finding.holder ?? null,
    by_account: actor.accountId,
    at: now,
  }));
  const told = effect.letThrough.map((hit) =>
    outboxRow(platform.site, STOP_ADMITTED, {
      agency: hit.ownerAgency,
      inspectionId: referral.inspectionId,
      entryId: hit.entryId,
      entryVersion: hit.version,
    }),
  );
  const rows: RowsOf[] = [
    ...(await decisionRows(deps, actor, inspection, input, effect, { now, hash, referral })),
    ...noteRows({
      inspection_id: referral.inspectionId,
      stage: referral.cause === 'lane' ? 'second-line' : referral.cause,
      revision: referral.revision,
      note: input.narrative ?? null,
      owner_word: input.ownerWord ? JSON.stringify(input.ownerWord) : null,
    }),
    { table: 'referral_finding', rows: findings },
    { table: 'outbox', rows: told },
  ];
  for (const { table, rows: some } of rows) await insertRows(tx, table, some);
  const isFalse = new Set(input.findings.flatMap(({ finding, entryId }) => (finding === 'false-match' ? entryId : [])));
  if (isFalse.size > 0) {
    await deps.rememberFalseMatches(tx, {
      actor,
      referral,
      documents: await listReferredDocuments(tx, referral),
      hits: hits.filter(({ entryId }) => isFalse.has(entryId)),
      at: now,
    });
  }
  const closed = await updateReferral(tx, referralId, {
    status: 'closed',
    closedAt: now,
    outcome: input.outcome,
    handedTo: input.handedTo ?? null,
    requestHash: hash,
  });
  const crossing = effect.crossing && writtenCrossing(inspection.id, effect.crossing.kind);
  return { referral: closed, crossing, isClosedNow: true };
}

const writtenCrossing = (id: string, kind: CrossingKind) => ({ id, revision: 1, kind });

/** The decision and its crossing, when the lane has referred; a correction's or a late hit's referral decides no inspection. */
async function decisionRows(
  { platform, checkpoints }: CloseReferralDeps,
  actor: Actor,
  inspection: InspectionFacts,
  input: OutcomeInput,
  effect: Extract<OutcomeEffect, { act: 'close' }>,
  { now, hash, referral }: { now: Date; hash: Buffer; referral: Referral },
): Promise<RowsOf[]> {
  if (referral.cause !== 'lane') return [];
  const decision = {
    inspection_id: inspection.id,
    stage: 'second-line',
    site: platform.site,
    outcome: input.outcome,
    reason: input.reason ?? null,
    asks_for_protection: input.asksForProtection ?? null,
    escort: effect.crossing?.escort ?? null,
    handed_to: input.handedTo ?? null,
    account_id: actor.accountId,
    decided_at: now,
    recorded_at: now,
    request_hash: hash,
  };
  if (!effect.crossing) return [{ table: 'decision', rows: [decision] }];
  const checkpoint = await checkpoints.find(inspection.checkpoint);
  if (!checkpoint) throw new IamisError('checkpoint-not-found');
  const recording = { site: platform.site, accountId: actor.accountId, recordedAt: now, requestHash: hash };
  return [
    { table: 'decision', rows: [decision] },
    { table: 'crossing', rows: [firstCrossingRow(inspection, checkpoint.mode, effect.crossing, recording)] },
  ];
}
