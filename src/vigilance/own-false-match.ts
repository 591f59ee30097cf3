import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import { type FalseMatchRow, findFalseMatch } from './false-match-store.ts';

/** A remembered pair that was decided at one of the actor's checkpoints. @throws IamisError `false-match-not-found`, `checkpoint-not-yours` */
export async function getOwnFalseMatch(tx: Tx, actor: Actor, id: string): Promise<FalseMatchRow> {
  const match = await findFalseMatch(tx, id);
  if (!match) throw new IamisError('false-match-not-found');
  requireCheckpoint(actor, match.checkpoint);
  return match;
}
