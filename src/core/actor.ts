import { IamisError } from './errors.ts';
import type { Role } from './roles.ts';

/** Who does it: the account behind a request, as it stands now (not as it stood when its token was issued). */
export interface Actor {
  accountId: string;
  username: string;
  agency: string;
  roles: readonly Role[];
  /** Checkpoints at which this account works now, loans included. Empty for accounts without one. */
  checkpoints: readonly string[];
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.roles.includes(role);
}

/** Officers and supervisors act at their own checkpoints only (or where they are lent). */
export function requireCheckpoint(actor: Actor, checkpoint: string): void {
  if (!actor.checkpoints.includes(checkpoint)) throw new IamisError('checkpoint-not-yours');
}
