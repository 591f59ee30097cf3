import { recordAudit } from '../audit/audit-entry.ts';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { Agency } from './agency.ts';
import { insertAgency } from './agency-store.ts';

/**
 * A new agency, in use at once.
 * @throws IamisError `agency-exists`
 */
export async function addAgency(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  actor: Actor,
  input: Pick<Agency, 'code' | 'names'>,
): Promise<Agency> {
  const agency: Agency = { ...input, isInUse: true, version: 1 };
  if (!(await insertAgency(tx, agency))) throw new IamisError('agency-exists');
  await recordAudit(tx, platform, {
    actor,
    action: 'add-agency',
    object: { kind: 'agency', id: agency.code },
    details: { names: { ...agency.names } },
  });
  return agency;
}
