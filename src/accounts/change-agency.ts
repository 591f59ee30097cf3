import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import { canonicalJson } from '../platform/http/once.ts';
import type { Platform } from '../platform/platform.ts';
import { type Agency, agencyFaults } from './agency.ts';
import { lockAgency, updateAgency } from './agency-store.ts';

export type AgencyChange = Partial<Pick<Agency, 'names' | 'isInUse'>>;

const told = ({ names, isInUse }: Agency) => ({ names: { ...names }, isInUse });

/**
 * Renames an agency, takes it out of use or back. A change that changes nothing keeps the version and leaves no entry.
 * @param expectedVersion the version that the administrator has seen
 * @throws IamisError `agency-not-found`, `precondition-failed` (changed meanwhile); `bad-request` for the border service out of use
 */
export async function changeAgency(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  code: string,
  expectedVersion: number,
  change: AgencyChange,
): Promise<Agency> {
  const before = await lockAgency(tx, code);
  if (!before) throw new IamisError('agency-not-found');
  if (before.version !== expectedVersion) throw new IamisError('precondition-failed');
  const after: Agency = { ...before, ...change, version: before.version + 1 };
  if (canonicalJson(told(before)) === canonicalJson(told(after))) return before;
  const errors = agencyFaults(after);
  if (errors.length > 0) throw new IamisError('bad-request', { errors });
  await updateAgency(tx, after);
  await recordAudit(tx, platform, {
    actor,
    action: 'change-agency',
    object: { kind: 'agency', id: code },
    details: { version: after.version, before: told(before), after: told(after) },
  });
  return after;
}
