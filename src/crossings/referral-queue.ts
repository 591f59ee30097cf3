import type { Action, Band, Category, Flag } from '../screening/listed-entry.ts';
import type { Referral } from './referral-store.ts';

/** The hit that a supervisor looks at first. Never a discreet one: those are in a table of their own. */
export interface GravestHit {
  band: Band;
  action: Action;
  category: Category;
  flags: readonly Flag[];
}

/** A referral that waits or is in somebody's hands, with what the queue shows of it: no person. */
export interface QueuedReferral extends Referral {
  version: number;
  lane: string | null;
  gravest: GravestHit | null;
}

export const QUEUE_EVENTS = ['opened', 'claimed', 'released', 'changed', 'closed'] as const;
export type QueueEventKind = (typeof QUEUE_EVENTS)[number];

export interface QueueEvent {
  kind: QueueEventKind;
  id: string;
}

type Waiting = Pick<QueuedReferral, 'id' | 'version' | 'claimedBy'>;

/** What happened between two looks at the queue. What began and ended in between is not told: nobody could have acted on it. */
export function queueEvents(before: ReadonlyMap<string, Waiting>, now: readonly Waiting[]): QueueEvent[] {
  const events: QueueEvent[] = [];
  const present = new Set<string>();
  for (const referral of now) {
    present.add(referral.id);
    const known = before.get(referral.id);
    if (!known) events.push({ kind: 'opened', id: referral.id });
    else if (known.version !== referral.version) events.push({ kind: kindOfChange(known, referral), id: referral.id });
  }
  for (const id of before.keys()) if (!present.has(id)) events.push({ kind: 'closed', id });
  return events;
}

function kindOfChange(before: Waiting, now: Waiting): QueueEventKind {
  if (before.claimedBy === now.claimedBy) return 'changed';
  return now.claimedBy === null ? 'released' : 'claimed';
}
