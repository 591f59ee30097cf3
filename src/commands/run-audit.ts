import { readFileSync } from 'node:fs';
import { findActorByName } from '../accounts/account-by-name.ts';
import { findAccountId } from '../accounts/account-names-reader.ts';
import type { AuditAction } from '../audit/audit-action.ts';
import { readAudit } from '../audit/read-audit.ts';
import { type AuditFinding, verifyAudit } from '../audit/verify-audit.ts';
import { inTransaction } from '../platform/database.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

export interface ListOptions {
  as?: string;
  actor?: string;
  action?: AuditAction;
  from?: string;
  to?: string;
  limit: number;
}

export async function list(options: ListOptions): Promise<void> {
  const { as, actor, ...question } = options;
  const entries = await withPlatform(async (platform) => {
    const reader = as === undefined ? null : await findActorByName(platform.db, as);
    if (reader === undefined) throw new CommandError(`There is no active account ${as}.`);
    const actorId = actor === undefined ? undefined : await findAccountId(platform.db, actor);
    if (actor !== undefined && actorId === undefined) throw new CommandError(`There is no account ${actor}.`);
    const page = await inTransaction(platform.db, (tx) =>
      readAudit(tx, platform, reader, { ...question, actor: actorId }),
    );
    return page.entries;
  });
  const rows = entries.map((entry) => [
    ...[entry.at.toISOString(), entry.action, `${entry.object_kind} ${entry.object_id}`, entry.checkpoint ?? '–'],
    ...[entry.actor_id ?? 'the program', entry.case_number ?? ''],
  ]);
  if (rows.length === 0) return say('No entries.');
  say(tableOf([['at', 'action', 'object', 'checkpoint', 'by', 'case'], ...rows], ''));
}

const SAID: Record<AuditFinding['kind'], string> = {
  'entry-missing': 'is in its seal and not in the audit any more',
  'entry-changed': 'is not what was sealed',
  'entry-added': 'is in no seal, though its time is sealed',
  'seal-missing': 'is missing',
  'seal-forged': 'is not what was signed',
  'seal-chain-broken': 'does not follow from the seal before it',
  'seal-key-unknown': 'was signed by a key that is not known here (--public-key)',
  'anchor-missing': 'was noted elsewhere and is not there: the end of the audit is cut off',
  'anchor-differs': 'has another root than the one noted elsewhere',
};

function sentenceOf(finding: AuditFinding): string {
  const thing = 'entryId' in finding ? `entry ${finding.entryId}` : `seal ${finding.number}`;
  return `${thing} ${SAID[finding.kind]}`;
}

export interface VerifyOptions {
  anchor?: { number: number; root: string };
  publicKey: string[];
}

export async function verify(options: VerifyOptions): Promise<void> {
  const olderKeys = options.publicKey.map((path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      throw new CommandError(`The key file ${path} cannot be read.`);
    }
  });
  const result = await withPlatform((platform) =>
    verifyAudit(platform.reports, {
      site: platform.site,
      keys: [platform.secrets.auditKey, ...olderKeys],
      anchor: options.anchor,
    }),
  );
  say(
    `${result.sealCount} seals, ${result.sealedEntryCount} sealed entries, ${result.unsealedEntryCount} waiting for their seal.`,
  );
  say(result.last ? `Last seal: ${result.last.number}:${result.last.root}` : 'There is no seal yet.');
  if (result.isSound) return say('The audit is what was sealed.');
  const left = result.findingCount - result.findings.length;
  throw new CommandError(
    [
      `The audit is NOT what was sealed: ${result.findingCount} problem(s).`,
      ...result.findings.map((finding) => `  - ${sentenceOf(finding)}`),
      ...(left > 0 ? [`  … and ${left} more`] : []),
    ].join('\n'),
  );
}
