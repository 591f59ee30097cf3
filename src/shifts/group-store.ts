import { type Selectable, sql } from 'kysely';
import { listInspectionProgress } from '../crossings/inspection-state-reader.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import {
  countGroup,
  type Group,
  type GroupKind,
  type GroupMember,
  type GroupProgress,
  type GroupStatus,
} from './group.ts';

function groupOf(row: Selectable<DB['traveller_group']>): Group {
  return {
    id: row.id,
    checkpoint: row.checkpoint,
    lane: row.lane,
    direction: row.direction as Group['direction'],
    kind: row.kind as GroupKind,
    label: row.label,
    declaredCount: row.declared_count,
    status: row.status as GroupStatus,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    differenceReason: row.difference_reason,
  };
}

export async function insertGroup(tx: Tx, site: string, group: Group): Promise<void> {
  await tx
    .insertInto('traveller_group')
    .values({
      id: group.id,
      site,
      checkpoint: group.checkpoint,
      lane: group.lane,
      direction: group.direction,
      kind: group.kind,
      label: group.label,
      declared_count: group.declaredCount,
      opened_by: group.openedBy,
      opened_at: group.openedAt,
    })
    .execute();
}

export async function findGroup(db: Database | Tx, id: string): Promise<Group | undefined> {
  const row = await db.selectFrom('traveller_group').selectAll().where('id', '=', id).executeTakeFirst();
  return row && groupOf(row);
}

/** Whoever joins, ticks or closes does so one after the other. */
export async function lockGroup(tx: Tx, id: string): Promise<Group | undefined> {
  const row = await tx.selectFrom('traveller_group').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && groupOf(row);
}

export async function closeGroupRow(
  tx: Tx,
  id: string,
  closing: { accountId: string; at: Date; seenCount: number; differenceReason: string | null },
): Promise<Group> {
  const row = await tx
    .updateTable('traveller_group')
    .set((eb) => ({
      status: 'closed',
      closed_by: closing.accountId,
      closed_at: closing.at,
      seen_count: closing.seenCount,
      difference_reason: closing.differenceReason,
      row_version: eb('row_version', '+', 1),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return groupOf(row);
}

/** @returns false when the inspection is in a group already, this one or another */
export async function insertMember(
  tx: Tx,
  member: { groupId: string; inspectionId: string; accountId: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('group_member')
    .values({
      group_id: member.groupId,
      inspection_id: member.inspectionId,
      added_by: member.accountId,
      added_at: member.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('inspection_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function isMember(db: Database | Tx, groupId: string, inspectionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('group_member')
    .select('inspection_id')
    .where('group_id', '=', groupId)
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Wrong scans among them: it is a limit, not a figure. */
export async function countMembers(tx: Tx, groupId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('group_member')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow();
  return count;
}

/** A face ticked twice is ticked. */
export async function insertFace(
  tx: Tx,
  face: { groupId: string; inspectionId: string; accountId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('group_face')
    .values({ group_id: face.groupId, inspection_id: face.inspectionId, seen_by: face.accountId, seen_at: face.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** In the order in which they were scanned. */
export async function listMembers(
  db: Database | Tx,
  groupIds: readonly string[],
): Promise<(GroupMember & { groupId: string })[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<{ group_id: string; inspection_id: string; is_face_seen: boolean }>`
    select m.group_id, m.inspection_id, f.inspection_id is not null as is_face_seen
    from group_member m left join group_face f using (group_id, inspection_id)
    where m.group_id = any(${[...groupIds]}::uuid[])
    order by m.added_at, m.inspection_id`.execute(db);
  const progress = await listInspectionProgress(
    db,
    rows.map(({ inspection_id: id }) => id),
  );
  const byId = new Map(progress.map((one) => [one.id, one]));
  return rows.flatMap(({ group_id: groupId, inspection_id: inspectionId, is_face_seen: isFaceSeen }) => {
    const known = byId.get(inspectionId);
    return known
      ? [{ groupId, inspectionId, isFaceSeen, state: known.state, signal: known.signal, outcome: known.outcome }]
      : [];
  });
}

/** Newest first. */
export async function listGroups(
  db: Database,
  page: { checkpoint: string; status: GroupStatus | undefined; limit: number; cursor: string | undefined },
): Promise<Group[]> {
  const rows = await db
    .selectFrom('traveller_group')
    .selectAll()
    .where('checkpoint', '=', page.checkpoint)
    .$if(page.status !== undefined, (query) => query.where('status', '=', page.status ?? 'open'))
    .$if(page.cursor !== undefined, (query) => query.where('id', '<', page.cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(groupOf);
}

export async function withProgress(db: Database | Tx, groups: readonly Group[]): Promise<GroupProgress[]> {
  const members = await listMembers(
    db,
    groups.map(({ id }) => id),
  );
  return groups.map((group) => ({ ...group, ...countGroup(members.filter(({ groupId }) => groupId === group.id)) }));
}
