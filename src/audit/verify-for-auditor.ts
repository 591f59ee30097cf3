import type { Actor } from '../core/actor.ts';
import { inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { recordAudit } from './audit-entry.ts';
import { type AuditVerification, verifyAudit } from './verify-audit.ts';

export interface AuditVerifier {
  /** Checks the whole audit of this site against its seals; who asks meanwhile is given the same result. */
  verify(actor: Actor): Promise<AuditVerification & { verifiedAt: Date }>;
}

type VerifierPlatform = Pick<Platform, 'site' | 'clock' | 'db' | 'reports' | 'secrets'>;

/** One run at a time in a process: it reads everything. */
export function openAuditVerifier(platform: VerifierPlatform): AuditVerifier {
  let running: Promise<AuditVerification & { verifiedAt: Date }> | undefined;
  const run = async () => {
    const verifiedAt = platform.clock();
    const keys = [platform.secrets.auditKey];
    return { ...(await verifyAudit(platform.reports, { site: platform.site, keys })), verifiedAt };
  };
  return {
    async verify(actor) {
      running ??= run().finally(() => {
        running = undefined;
      });
      const result = await running;
      const { isSound, sealCount, sealedEntryCount, findingCount } = result;
      await inTransaction(platform.db, (tx) =>
        recordAudit(tx, platform, {
          actor,
          action: 'verify-audit',
          object: { kind: 'audit', id: platform.site },
          details: { isSound, sealCount, sealedEntryCount, findingCount },
        }),
      );
      return result;
    },
  };
}
