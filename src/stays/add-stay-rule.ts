import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { doOverlap, ruleFaults, type StayRule } from './stay-rule.ts';
import { insertRule, lockRules, selectRules } from './stay-rule-store.ts';

/**
 * A new rule, from a later day on: whoever entered before it is judged by the rule that was in force then.
 * @throws IamisError `bad-request` when its parts don't fit together, `stay-rule-retroactive`, `stay-rule-overlaps`
 */
export async function addStayRule(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: Omit<StayRule, 'id'>,
): Promise<StayRule> {
  const errors = ruleFaults(input);
  if (errors.length > 0) throw new IamisError('bad-request', { errors });
  const at = platform.clock();
  if (input.validFrom <= localDate(at)) throw new IamisError('stay-rule-retroactive');
  await lockRules(tx);
  const rule: StayRule = { ...input, id: newId() };
  if ((await selectRules(tx)).some((other) => doOverlap(rule, other))) throw new IamisError('stay-rule-overlaps');
  await insertRule(tx, rule, { accountId: actor.accountId, at });
  const { id, nationalities, title: _, ...terms } = rule;
  await recordAudit(tx, platform, {
    actor,
    action: 'add-stay-rule',
    object: { kind: 'stay-rule', id },
    details: { ...terms, nationalities: [...nationalities] },
  });
  return rule;
}
