import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { insertAcknowledgement, selectNotice } from './balance-store.ts';

/**
 * An administrator has looked into a notice and says what it was; once, for all. The notice stays.
 * @param note what was found; names nobody
 * @throws IamisError `balance-notice-not-found`, `balance-notice-acknowledged`
 */
export async function acknowledgeBalance(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  { id, note }: { id: string; note: string },
) {
  const notice = await selectNotice(tx, id);
  if (!notice) throw new IamisError('balance-notice-not-found');
  const at = platform.clock();
  const isFirst = await insertAcknowledgement(tx, {
    ...{ notice_id: id, note, account_id: actor.accountId, acknowledged_at: at },
  });
  if (!isFirst) throw new IamisError('balance-notice-acknowledged');
  await recordAudit(tx, platform, {
    actor,
    action: 'acknowledge-balance-notice',
    object: { kind: 'balance-notice', id },
    checkpoint: notice.checkpoint,
  });
  return { ...notice, note, account_id: actor.accountId, acknowledged_at: at };
}
