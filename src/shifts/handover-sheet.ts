import type { OutcomeCount, Override, ScreeningShare, SheetReferral } from '../crossings/shift-figures-reader.ts';
import type { GroupKind, GroupProgress } from './group.ts';

interface DirectionCounts {
  inspections: number;
  admitted: number;
  refused: number;
  referred: number;
  abandoned: number;
  undecided: number;
}

export interface ReferralLine {
  referralId: string;
  inspectionId: string;
  cause: string;
  direction: string;
  lane: string | null;
  openedAt: string;
  closedAt: string | null;
  claimedBy: string | null;
  isProtected: boolean;
  handedTo: string | null;
}

/** What a shift leaves to the next one. Everything by id, lane and time: a name is looked up where it is needed, with its trace. */
export interface HandoverSheet {
  checkpoint: string;
  from: string;
  until: string;
  counts: { entry: DirectionCounts; exit: DirectionCounts };
  refusals: { reason: string; count: number }[];
  screening: ScreeningShare;
  officers: { accountId: string; username: string; inspections: number }[];
  lanes: { lane: string | null; inspections: number }[];
  /** The lane's referrals that are not closed: the persons are still there. */
  personsHeld: ReferralLine[];
  handedOver: ReferralLine[];
  documentsSeized: ReferralLine[];
  /** All that are not closed, whatever opened them. */
  openReferrals: ReferralLine[];
  overrides: {
    inspectionId: string;
    lane: string | null;
    officerId: string;
    acknowledged: string[];
    decidedAt: string;
  }[];
  groupsNotClosed: {
    groupId: string;
    kind: GroupKind;
    label: string | null;
    declaredCount: number;
    seenCount: number;
  }[];
}

export interface SheetParts {
  checkpoint: string;
  from: Date;
  until: Date;
  outcomes: readonly OutcomeCount[];
  screening: ScreeningShare;
  referrals: readonly SheetReferral[];
  overrides: readonly Override[];
  groups: readonly GroupProgress[];
  usernames: ReadonlyMap<string, string>;
}

const COLUMN_OF: Record<string, keyof DirectionCounts> = {
  admit: 'admitted',
  refuse: 'refused',
  refer: 'referred',
  abandon: 'abandoned',
};

/** The sheet writes itself. */
export function makeSheet(parts: SheetParts): HandoverSheet {
  const { outcomes, referrals } = parts;
  const open = referrals.filter(({ status }) => status !== 'closed').map(lineOf);
  const closedBy = (outcome: string) =>
    referrals.filter((one) => one.status === 'closed' && one.outcome === outcome).map(lineOf);
  return {
    checkpoint: parts.checkpoint,
    from: parts.from.toISOString(),
    until: parts.until.toISOString(),
    counts: { entry: countsOf(outcomes, 'entry'), exit: countsOf(outcomes, 'exit') },
    refusals: sumBy(outcomes, ({ outcome, reason }) => (outcome === 'refuse' ? reason : undefined)).map(
      ([reason, count]) => ({ reason: reason ?? '', count }),
    ),
    screening: parts.screening,
    officers: sumBy(outcomes, ({ officerId }) => officerId).map(([accountId, inspections]) => ({
      ...{ accountId, inspections, username: parts.usernames.get(accountId) ?? '' },
    })),
    lanes: sumBy(outcomes, ({ lane }) => lane).map(([lane, inspections]) => ({ lane, inspections })),
    personsHeld: open.filter(({ cause }) => cause === 'lane'),
    handedOver: closedBy('handed-over'),
    documentsSeized: closedBy('document-seized'),
    openReferrals: open,
    overrides: parts.overrides.map((one) => ({ ...one, decidedAt: one.decidedAt.toISOString() })),
    groupsNotClosed: parts.groups.map(({ id, kind, label, declaredCount, seenCount }) => ({
      ...{ groupId: id, kind, label, declaredCount, seenCount },
    })),
  };
}

function countsOf(outcomes: readonly OutcomeCount[], direction: string): DirectionCounts {
  const counts = { inspections: 0, admitted: 0, refused: 0, referred: 0, abandoned: 0, undecided: 0 };
  for (const one of outcomes) {
    if (one.direction !== direction) continue;
    counts.inspections += one.count;
    counts[COLUMN_OF[one.outcome ?? ''] ?? 'undecided'] += one.count;
  }
  return counts;
}

/** The most first. What has no key is not counted. */
function sumBy<Key>(outcomes: readonly OutcomeCount[], keyOf: (one: OutcomeCount) => Key | undefined): [Key, number][] {
  const sums = new Map<Key, number>();
  for (const one of outcomes) {
    const key = keyOf(one);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + one.count);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}

function lineOf(one: SheetReferral): ReferralLine {
  const { id, inspectionId, cause, direction, lane, claimedBy, isProtected, handedTo } = one;
  return {
    ...{ referralId: id, inspectionId, cause, direction, lane, claimedBy, isProtected, handedTo },
    openedAt: one.openedAt.toISOString(),
    closedAt: one.closedAt?.toISOString() ?? null,
  };
}
