import { IamisError } from '../core/errors.ts';
import type { Direction } from '../crossings/crossing.ts';
import type { InspectionState } from '../crossings/inspection.ts';
import type { Signal } from '../crossings/signal.ts';

export const GROUP_KINDS = ['bus', 'family', 'carriage'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];
export type GroupStatus = 'open' | 'closed';

/** People who travel together: so many are declared, the passports are scanned as a pile, then each face is ticked. */
export interface Group {
  id: string;
  checkpoint: string;
  lane: string | null;
  direction: Direction;
  kind: GroupKind;
  label: string | null;
  declaredCount: number;
  status: GroupStatus;
  openedBy: string;
  openedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  differenceReason: string | null;
}

export interface GroupMember {
  inspectionId: string;
  state: InspectionState;
  signal: Signal;
  outcome: string | null;
  isFaceSeen: boolean;
}

/** A group and how far it has come. */
export interface GroupProgress extends Group {
  /** Without wrong scans. */
  scannedCount: number;
  /** Faces ticked, and those who are with the second line: they are looked at there. */
  seenCount: number;
}

type Countable = Pick<GroupMember, 'state' | 'isFaceSeen'>;

export function countGroup(members: readonly Countable[]): { scannedCount: number; seenCount: number } {
  const counted = members.filter(({ state }) => state !== 'abandoned');
  return {
    scannedCount: counted.length,
    seenCount: counted.filter(({ state, isFaceSeen }) => isFaceSeen || state === 'referred').length,
  };
}

/**
 * A group is closed when each of its members is decided or with the second line; and when not as many were seen as declared, only with
 * a reason.
 * @returns how many were seen
 * @throws IamisError `group-closed`, `group-undecided`, `group-incomplete`
 */
export function judgeClosing(
  group: Pick<Group, 'status' | 'declaredCount'>,
  members: readonly Countable[],
  reason: string | undefined,
): number {
  if (group.status === 'closed') throw new IamisError('group-closed');
  const undecided = members.filter(({ state }) => state === 'open').length;
  if (undecided > 0) throw new IamisError('group-undecided', { detail: `${undecided} not decided.` });
  const { seenCount } = countGroup(members);
  if (seenCount !== group.declaredCount && reason === undefined) {
    throw new IamisError('group-incomplete', {
      detail: `${seenCount} of ${group.declaredCount} seen.`,
      errors: [{ pointer: '/differenceReason', code: 'field-missing', detail: 'say why' }],
    });
  }
  return seenCount;
}
