import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type FalseMatchRow, findFalseMatch, insertRevocation } from './false-match-store.ts';
import { getOwnFalseMatch } from './own-false-match.ts';

/**
 * The pair speaks again, by whichever document it was known, from the next screening on. The hits that it silenced stay counted.
 * @throws IamisError `false-match-not-found`, `checkpoint-not-yours`, `false-match-over` (revoked before)
 */
export async function revokeFalseMatch(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: { id: string; reason: string | undefined },
): Promise<FalseMatchRow> {
  const match = await getOwnFalseMatch(tx, actor, input.id);
  const isFirst = await insertRevocation(tx, {
    falseMatchId: match.id,
    byAccount: actor.accountId,
    reason: input.reason ?? null,
    revokedAt: platform.clock(),
  });
  if (!isFirst) throw new IamisError('false-match-over');
  await recordAudit(tx, platform, {
    actor,
    action: 'revoke-false-match',
    object: { kind: 'false-match', id: match.id },
    checkpoint: match.checkpoint,
    details: { entryId: match.entry_id, entryVersion: match.entry_version },
  });
  return (await findFalseMatch(tx, match.id)) ?? match;
}
