import { auditRow } from '../audit/audit-entry.ts';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import type { Actor } from '../core/actor.ts';
import { hasRole, requireCheckpoint } from '../core/actor.ts';
import { IamisError, isIamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { FactUnit, RowsOf } from '../platform/fact-unit.ts';

import type { Platform } from '../platform/platform.ts';
import type { Verdict } from '../screening/verdict.ts';
import type { Direction } from './crossing.ts';
import { firstCrossingRow, type InspectionFacts } from './crossing-store.ts';
import { type DecisionAnswer, type DecisionInput, decisionInstant } from './decision.ts';
import { answerOf, type DecisionCase, findDecisionCase, noteRows } from './decision-store.ts';
import { type DecisionEffect, judgeDecision } from './decision-table.ts';
import type { RecentInspections } from './recent-inspections.ts';
import { requestHashOf } from './request-hash.ts';
import { crossingFacts, toldColumns } from './told-details.ts';

export interface DecideDeps {
  platform: Platform;
  checkpoints: CheckpointReader;
  recent: RecentInspections;
}

/**
 * The lane decides an inspection, once. The primary key of the decision says who was first; the others read who won.
 * @returns the answer, and whether it repeats an earlier one (200 instead of 201)
 * @throws IamisError `inspection-not-found`, `checkpoint-not-yours`; `inspection-already-decided` or `inspection-referred` before
 *   any rule is asked; then whatever the decision table says
 */
export async function decideInspection(
  deps: DecideDeps,
  actor: Actor,
  inspectionId: string,
  input: DecisionInput,
): Promise<{ isRepeat: boolean; answer: DecisionAnswer }> {
  const { platform, recent } = deps;
  const hash = requestHashOf(platform, 'decide-inspection', [actor.accountId, inspectionId, input]);
  const known = recent.find(inspectionId);
  const decided = known && (await decideKnown(deps, actor, known, input, hash));
  if (decided) return { isRepeat: false, answer: decided };

  const found = await getCase(platform, inspectionId);
  requireCheckpoint(actor, found.inspection.checkpoint);
  const repeated = repeatedAnswer(found, hash);
  if (repeated) return { isRepeat: true, answer: repeated };
  const answer = await decide(deps, actor, found.inspection, input, hash);
  if (answer) return { isRepeat: false, answer };
  const won = repeatedAnswer(await getCase(platform, inspectionId), hash);
  if (!won) throw new Error('The decision that won cannot be read');
  return { isRepeat: true, answer: won };
}

/** Spares the reading of what this process has just written. Undefined when it is decided already, or refused: then what is recorded is asked. */
async function decideKnown(
  deps: DecideDeps,
  actor: Actor,
  inspection: InspectionFacts,
  input: DecisionInput,
  hash: Buffer,
): Promise<DecisionAnswer | undefined> {
  try {
    requireCheckpoint(actor, inspection.checkpoint);
    return await decide(deps, actor, inspection, input, hash);
  } catch (error) {
    // What the database can't take now is no refusal: to ask it again would be more of it.
    if (isIamisError(error) && error.code !== 'overloaded') return undefined;
    throw error;
  }
}

/** Judges and writes. @returns undefined when another decision was there first */
async function decide(
  deps: DecideDeps,
  actor: Actor,
  inspection: InspectionFacts,
  input: DecisionInput,
  hash: Buffer,
): Promise<DecisionAnswer | undefined> {
  const { platform, recent } = deps;
  const judgement = judgeDecision(
    {
      direction: inspection.direction as Direction,
      nationality: inspection.nationality,
      verdict: inspection.verdict as Verdict,
      signal: inspection.signal as 'go' | 'look' | 'hold',
      advisories: inspection.advisories as unknown as readonly { code: string; level: string }[],
    },
    { isOpener: inspection.officer_id === actor.accountId, isSupervisor: hasRole(actor, 'supervisor') },
    input,
  );
  if (!judgement.isAllowed) {
    throw new IamisError(judgement.code, judgement.errors ? { errors: judgement.errors } : {});
  }
  const now = platform.clock();
  const decidedAt = decisionInstant(input.decidedAt, inspection.occurred_at, now);
  if (!decidedAt) {
    throw new IamisError('decided-at-out-of-range', {
      errors: [{ pointer: '/decidedAt', code: 'time-out-of-range', detail: 'must lie between the inspection and now' }],
    });
  }
  const unit = await unitOf(deps, actor, inspection, input, judgement.effect, { now, decidedAt, hash });
  if (!(await platform.committer.commit(unit.rows))) return undefined;
  recent.forget(inspection.id);
  platform.metrics.decisions.inc({ checkpoint: inspection.checkpoint, outcome: judgement.effect.outcome });
  return unit.answer;
}

async function getCase(platform: Platform, inspectionId: string): Promise<DecisionCase> {
  const found = await findDecisionCase(platform.laneReads, inspectionId);
  if (!found) throw new IamisError('inspection-not-found');
  return found;
}

/** The identical decision of the same account is answered again; null while nothing is decided. */
function repeatedAnswer(found: DecisionCase, hash: Buffer): DecisionAnswer | null {
  if (!found.decision) return null;
  if (found.decision.requestHash.equals(hash)) return answerOf(found);
  throw new IamisError(found.decision.outcome === 'refer' ? 'inspection-referred' : 'inspection-already-decided');
}

async function unitOf(
  deps: DecideDeps,
  actor: Actor,
  inspection: InspectionFacts,
  input: DecisionInput,
  effect: DecisionEffect,
  at: { now: Date; decidedAt: Date; hash: Buffer },
): Promise<{ rows: FactUnit; answer: DecisionAnswer }> {
  const { platform } = deps;
  const { site } = platform;
  const told = toldColumns(input.details);
  const dependents: RowsOf[] = noteRows({
    inspection_id: inspection.id,
    stage: 'lane',
    note: input.note ?? null,
    override_reason: input.overrideReason ?? null,
  });
  if (effect.crossing) {
    const checkpoint = await deps.checkpoints.find(inspection.checkpoint);
    if (!checkpoint) throw new IamisError('checkpoint-not-found');
    const recording = { site, accountId: actor.accountId, recordedAt: at.now, requestHash: at.hash };
    const row = firstCrossingRow(
      { ...inspection, ...crossingFacts(told) },
      checkpoint.mode,
      effect.crossing,
      recording,
    );
    dependents.push({ table: 'crossing', rows: [row] });
  }
  const referralId = effect.referral ? newId() : null;
  if (referralId) {
    dependents.push({
      table: 'referral',
      rows: [
        {
          id: referralId,
          site,
          inspection_id: inspection.id,
          checkpoint: inspection.checkpoint,
          direction: inspection.direction,
          cause: 'lane',
          is_protected: effect.referral === 'protected',
          opened_at: at.now,
          opened_by: actor.accountId,
        },
      ],
    });
  }
  const audit = auditRow(platform, {
    actor,
    action: 'decide-inspection',
    object: { kind: 'inspection', id: inspection.id },
    checkpoint: inspection.checkpoint,
    details: {
      outcome: effect.outcome,
      ...(referralId && { referralId }),
      ...(input.escort && { escort: input.escort }),
      // Which, not what: a plate may tell of a person.
      ...(input.details && { told: Object.keys(input.details).sort() }),
    },
  });
  dependents.push({ table: 'audit_entry', rows: [audit] });

  const claim = {
    inspection_id: inspection.id,
    stage: 'lane',
    site,
    outcome: effect.outcome,
    reason: input.reason ?? null,
    acknowledged: [...(input.acknowledged ?? [])],
    asks_for_protection: input.asksForProtection ?? null,
    escort: effect.crossing?.escort ?? null,
    account_id: actor.accountId,
    decided_at: at.decidedAt,
    recorded_at: at.now,
    request_hash: at.hash,
    ...told,
  };
  const answer: DecisionAnswer = {
    inspectionId: inspection.id,
    outcome: effect.outcome,
    crossing: effect.crossing ? { id: inspection.id, revision: 1, kind: effect.crossing.kind } : null,
    referral: referralId ? { id: referralId, status: 'open' } : null,
  };
  return { rows: { table: 'decision', claim, dependents }, answer };
}
