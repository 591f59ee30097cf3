import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { findActorByName } from '../accounts/account-by-name.ts';
import { readAudit } from '../audit/read-audit.ts';
import { type AuditFinding, verifyAudit } from '../audit/verify-audit.ts';
import { inTransaction } from '../platform/database.ts';
import { instantSchema } from '../platform/http/schemas.ts';
import { wholeNumber } from './arguments.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

function instant(text: string): string {
  if (!instantSchema.safeParse(text).success)
    throw new InvalidArgumentError('give an instant such as 2026-05-01T00:00:00+06:00.');
  return text;
}

function anchor(text: string): { number: number; root: string } {
  const [, number, root] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (number === undefined || root === undefined)
    throw new InvalidArgumentError('give NUMBER:ROOT as audit verify prints it.');
  return { number: Number(number), root };
}

interface ListOptions {
  as?: string;
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
  limit: number;
}

async function list(options: ListOptions): Promise<void> {
  const { as, actor, ...question } = options;
  const entries = await withPlatform(async (platform) => {
    const reader = as === undefined ? null : await findActorByName(platform.db, as);
    const sought = actor === undefined ? undefined : await findActorByName(platform.db, actor);
    if (reader === undefined || (actor !== undefined && !sought)) {
      throw new CommandError(`There is no active account ${reader === undefined ? as : actor}.`);
    }
    const page = await inTransaction(platform.db, (tx) =>
      readAudit(tx, platform, reader, { ...question, actor: sought?.accountId }),
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

interface VerifyOptions {
  anchor?: { number: number; root: string };
  publicKey: string[];
}

async function verify(options: VerifyOptions): Promise<void> {
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

export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('read the audit, or check it against its seals');
  audit
    .command('list')
    .description('the newest entries; reading them leaves an entry too')
    .option('--as <username>', 'who reads; left out: whoever holds this machine')
    .option('--actor <username>', 'acts of this account only')
    .option('--action <action>', 'such as decide-inspection')
    .option('--from <instant>', 'inclusive', instant)
    .option('--to <instant>', 'exclusive', instant)
    .option('--limit <number>', 'at most so many, up to 200', wholeNumber(1, 200), 50)
    .addHelpText('after', '\nExample:\n  npm run iamis -- audit list --action search-crossings --as auditor')
    .action(list);
  audit
    .command('verify')
    .description('show every missing, changed or added entry; exit code 1 when there is one')
    .option('--anchor <number:root>', 'the last seal as noted elsewhere; shows a cut-off end', anchor)
    .option('--public-key <file...>', 'PEM files of keys that signed earlier', [])
    .addHelpText(
      'after',
      '\nNote the printed last seal where the database administrators cannot write.\n\nExamples:\n' +
        '  npm run iamis -- audit verify\n  npm run iamis -- audit verify --anchor 412:9f2c…',
    )
    .action(verify);
}
