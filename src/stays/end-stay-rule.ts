import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { type CalendarDate, localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { StayRule } from './stay-rule.ts';
import { lockRules, selectRules, updateRuleEnd } from './stay-rule-store.ts';

/**
 * Gives a rule its last day, today at the earliest. Stays that began under it are judged by it further on.
 * @throws IamisError `stay-rule-not-found`, `stay-rule-ended` when it has an end already, `stay-rule-retroactive`, `bad-request` when it
 *   would end before it begins
 */
export async function endStayRule(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  id: string,
  validTo: CalendarDate,
): Promise<StayRule> {
  await lockRules(tx);
  const rule = (await selectRules(tx)).find((one) => one.id === id);
  if (!rule) throw new IamisError('stay-rule-not-found');
  if (rule.validTo !== null) throw new IamisError('stay-rule-ended');
  const at = platform.clock();
  if (validTo < localDate(at)) throw new IamisError('stay-rule-retroactive');
  if (validTo < rule.validFrom) {
    throw new IamisError('bad-request', {
      errors: [{ pointer: '/validTo', code: 'ends-before-it-begins', detail: 'must not lie before validFrom' }],
    });
  }
  await updateRuleEnd(tx, id, validTo, { accountId: actor.accountId, at });
  await recordAudit(tx, platform, {
    actor,
    action: 'end-stay-rule',
    object: { kind: 'stay-rule', id },
    details: { validTo },
  });
  return { ...rule, validTo };
}
