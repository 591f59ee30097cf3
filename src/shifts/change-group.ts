import type { AuditAction } from '../audit/audit-action.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { listInspectionProgress } from '../crossings/inspection-state-reader.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type Group, judgeClosing } from './group.ts';
import {
  closeGroupRow,
  countMembers,
  insertFace,
  insertGroup,
  insertMember,
  isMember,
  listMembers,
  lockGroup,
} from './group-store.ts';

type Deps = Pick<Platform, 'site' | 'clock'>;

/** More passports than were declared may lie in the pile; more than so many are a mistake. */
const MOST_MEMBERS = 600;

/** @throws IamisError `checkpoint-not-yours`, `checkpoint-not-found` */
export async function openGroup(
  tx: Tx,
  deps: Deps & { checkpoints: CheckpointReader },
  actor: Actor,
  input: Pick<Group, 'checkpoint' | 'direction' | 'kind' | 'declaredCount'> & {
    lane?: string | undefined;
    label?: string | undefined;
  },
): Promise<Group> {
  requireCheckpoint(actor, input.checkpoint);
  if (!(await deps.checkpoints.find(input.checkpoint))) throw new IamisError('checkpoint-not-found');
  const group: Group = {
    ...{ id: newId(), status: 'open', openedBy: actor.accountId, openedAt: deps.clock() },
    ...{ closedBy: null, closedAt: null, differenceReason: null },
    ...input,
    lane: input.lane ?? null,
    label: input.label ?? null,
  };
  await insertGroup(tx, deps.site, group);
  await record(tx, deps, actor, group, 'open-group', { declaredCount: group.declaredCount });
  return group;
}

/** The group, locked, at one of the actor's checkpoints. */
async function lockOwnGroup(tx: Tx, actor: Actor, id: string): Promise<Group> {
  const group = await lockGroup(tx, id);
  if (!group) throw new IamisError('group-not-found');
  requireCheckpoint(actor, group.checkpoint);
  return group;
}

/**
 * An inspection joins the group. The same one again changes nothing.
 * @throws IamisError `group-not-found`, `checkpoint-not-yours`, `group-closed`, `inspection-not-found`, `group-mismatch`,
 *   `inspection-in-other-group`, `group-full`
 */
export async function joinGroup(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { groupId, inspectionId }: { groupId: string; inspectionId: string },
): Promise<Group> {
  const group = await lockOwnGroup(tx, actor, groupId);
  if (await isMember(tx, groupId, inspectionId)) return group;
  if (group.status === 'closed') throw new IamisError('group-closed');
  const [inspection] = await listInspectionProgress(tx, [inspectionId]);
  if (!inspection) throw new IamisError('inspection-not-found');
  if (inspection.checkpoint !== group.checkpoint || inspection.direction !== group.direction)
    throw new IamisError('group-mismatch');
  if ((await countMembers(tx, groupId)) >= MOST_MEMBERS) throw new IamisError('group-full');
  const member = { groupId, inspectionId, accountId: actor.accountId, at: deps.clock() };
  if (!(await insertMember(tx, member))) throw new IamisError('inspection-in-other-group');
  await record(tx, deps, actor, group, 'join-group', { inspectionId });
  return group;
}

/**
 * The officer has looked at the face behind a passport of the pile.
 * @throws IamisError `group-not-found`, `checkpoint-not-yours`, `group-closed`, `inspection-not-found` when it is not in this group
 */
export async function tickFace(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { groupId, inspectionId }: { groupId: string; inspectionId: string },
): Promise<Group> {
  const group = await lockOwnGroup(tx, actor, groupId);
  if (group.status === 'closed') throw new IamisError('group-closed');
  if (!(await isMember(tx, groupId, inspectionId))) throw new IamisError('inspection-not-found');
  await insertFace(tx, { groupId, inspectionId, accountId: actor.accountId, at: deps.clock() });
  await record(tx, deps, actor, group, 'tick-face', { inspectionId });
  return group;
}

/** @throws IamisError `group-not-found`, `checkpoint-not-yours`, `group-closed`, `group-undecided`, `group-incomplete` */
export async function closeGroup(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { groupId, differenceReason }: { groupId: string; differenceReason?: string | undefined },
): Promise<Group> {
  const group = await lockOwnGroup(tx, actor, groupId);
  const seenCount = judgeClosing(group, await listMembers(tx, [groupId]), differenceReason);
  const closing = { accountId: actor.accountId, at: deps.clock(), seenCount };
  const reason = seenCount === group.declaredCount ? null : (differenceReason ?? null);
  const closed = await closeGroupRow(tx, groupId, { ...closing, differenceReason: reason });
  await record(tx, deps, actor, group, 'close-group', { seenCount, declaredCount: group.declaredCount });
  return closed;
}

function record(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  group: Group,
  action: AuditAction,
  details: Record<string, string | number>,
): Promise<void> {
  return recordAudit(tx, deps, {
    ...{ actor, action, object: { kind: 'group', id: group.id } },
    ...{ checkpoint: group.checkpoint, details },
  });
}
