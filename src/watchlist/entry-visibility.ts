import type { Actor } from '../core/actor.ts';

/**
 * What an editor or approver may know of an entry. `whole`: everything, it is their agency's. `listed`: that the subject is listed,
 * by whom, and whom to ring. `nothing`: the answer is the same as if the entry did not exist.
 */
export type Visibility = 'whole' | 'listed' | 'nothing';

export interface VisibleEntry {
  ownerAgency: string;
  /** The version in force; null when none is: nobody else is told of what was merely proposed, rejected or ended. */
  inForce: { isDiscreet: boolean } | null;
}

/** Only the version in force speaks to others: what their owner proposes for an entry never shows through. */
export function visibilityOf(actor: Pick<Actor, 'agency'>, entry: VisibleEntry): Visibility {
  if (entry.ownerAgency === actor.agency) return 'whole';
  return entry.inForce && !entry.inForce.isDiscreet ? 'listed' : 'nothing';
}
