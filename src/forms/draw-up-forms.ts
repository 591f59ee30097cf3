import { listUsernames } from '../accounts/account-names-reader.ts';
import type { AuditAction } from '../audit/audit-action.ts';
import { type LookupReason, recordAudit } from '../audit/audit-entry.ts';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Language } from '../core/languages.ts';
import { findReferralWithFindings } from '../crossings/closed-referral-reader.ts';
import { findFinalDecision } from '../crossings/final-decision-reader.ts';
import { readInspection } from '../crossings/read-inspection.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { readHandover } from '../shifts/shift-reader.ts';
import { handoverForm } from './handover-form.ts';
import type { Paper } from './paper.ts';
import { referenceSlip } from './reference-slip.ts';
import { refusalForm } from './refusal-form.ts';

export interface FormDeps {
  platform: Platform;
  checkpoints: CheckpointReader;
}

/**
 * The form for somebody who was refused. Looking the person up is audited as the inspection's own reading is; the print besides.
 * @throws IamisError as reading the inspection does; `not-refused`
 */
export async function drawUpRefusalForm(
  tx: Tx,
  deps: FormDeps,
  actor: Actor,
  asked: { id: string; lookup: LookupReason | undefined; languages: readonly Language[] },
): Promise<Paper> {
  const inspection = await readInspection(tx, deps.platform, actor, asked);
  const decision = await findFinalDecision(tx, asked.id);
  if (!decision || !['refuse', 'refused'].includes(decision.outcome) || decision.reason === null)
    throw new IamisError('not-refused');
  await recordPrint(tx, deps, actor, { action: 'print-refusal-form', kind: 'inspection', ...inspection });
  return refusalForm(
    {
      inspectionId: asked.id,
      checkpoint: await checkpointOf(deps, inspection.checkpoint),
      direction: inspection.direction,
      decidedAt: decision.decidedAt,
      reason: decision.reason,
      officer: await usernameOf(tx, decision.accountId),
      person: inspection.document,
    },
    asked.languages,
  );
}

/**
 * The slip for somebody who was taken for another.
 * @throws IamisError `referral-not-found`, `checkpoint-not-yours`, `no-false-match`; then as reading the inspection does
 */
export async function drawUpReferenceSlip(
  tx: Tx,
  deps: FormDeps,
  actor: Actor,
  asked: { id: string; lookup: LookupReason | undefined; language: Language },
): Promise<Paper> {
  const found = await findReferralWithFindings(tx, asked.id);
  if (!found) throw new IamisError('referral-not-found');
  const { referral, hasFalseMatch } = found;
  requireCheckpoint(actor, referral.checkpoint);
  if (!hasFalseMatch || !referral.closedAt) throw new IamisError('no-false-match');
  const inspection = await readInspection(tx, deps.platform, actor, {
    id: referral.inspectionId,
    lookup: asked.lookup,
  });
  const person = inspection.document;
  if (!person) throw new IamisError('no-false-match');
  await recordPrint(tx, deps, actor, { action: 'print-reference-slip', kind: 'referral', ...referral });
  const data = {
    referralId: referral.id,
    checkpoint: await checkpointOf(deps, referral.checkpoint),
    closedAt: referral.closedAt,
    officer: await usernameOf(tx, referral.claimedBy),
    person,
  };
  return referenceSlip(data, asked.language);
}

/** The handover sheet on paper. Nobody's name but the officers' is on it. @throws IamisError `shift-not-found`, `checkpoint-not-yours` */
export async function drawUpHandoverForm(
  deps: FormDeps,
  actor: Actor,
  asked: { id: string; language: Language },
): Promise<Paper> {
  const { desks, clock } = deps.platform;
  const { shift, ...handover } = await readHandover(desks, actor, asked.id, clock());
  const data = {
    ...handover,
    shiftId: shift.id,
    checkpoint: await checkpointOf(deps, shift.checkpoint),
    leader: (await listUsernames(desks, [shift.leaderId])).get(shift.leaderId) ?? '',
    openedAt: shift.openedAt,
    checks: shift.checks,
  };
  return handoverForm(data, asked.language);
}

async function checkpointOf({ checkpoints }: FormDeps, code: string) {
  const checkpoint = await checkpoints.find(code);
  if (!checkpoint) throw new IamisError('checkpoint-not-found');
  return checkpoint;
}

async function usernameOf(tx: Tx, accountId: string | null): Promise<string> {
  return accountId === null ? '' : ((await listUsernames(tx, [accountId])).get(accountId) ?? '');
}

function recordPrint(
  tx: Tx,
  { platform }: FormDeps,
  actor: Actor,
  { action, kind, id, checkpoint }: { action: AuditAction; kind: string; id: string; checkpoint: string },
): Promise<void> {
  return recordAudit(tx, platform, { actor, action, object: { kind, id }, checkpoint });
}
