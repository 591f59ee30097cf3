import { type Command, InvalidArgumentError } from 'commander';
import { AUDIT_ACTIONS, type AuditAction } from '../audit/audit-action.ts';
import { wholeNumber } from './arguments.ts';
import type { ListOptions, VerifyOptions } from './run-audit.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function instant(text: string): string {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('give an instant such as 2026-05-01T00:00:00+06:00.');
  return text;
}

function auditAction(text: string): AuditAction {
  const found = AUDIT_ACTIONS.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError(`give one of ${AUDIT_ACTIONS.join(', ')}.`);
  return found;
}

function anchor(text: string): { number: number; root: string } {
  const [, number, root] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (number === undefined || root === undefined)
    throw new InvalidArgumentError('give NUMBER:ROOT as audit verify prints it.');
  return { number: Number(number), root };
}

/** What a command does is loaded when it is done: `--help` needs none of it. */
const actions = () => import('./run-audit.ts');

export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('read the audit, or check it against its seals');
  audit
    .command('list')
    .description('the newest entries; reading them leaves an entry too')
    .option('--as <username>', 'who reads; left out: whoever holds this machine')
    .option('--actor <username>', 'acts of this account only')
    .option('--action <action>', 'such as decide-inspection', auditAction)
    .option('--from <instant>', 'inclusive', instant)
    .option('--to <instant>', 'exclusive', instant)
    .option('--limit <number>', 'at most so many, up to 200', wholeNumber(1, 200), 50)
    .addHelpText('after', '\nExample:\n  npm run iamis -- audit list --action search-crossings --as auditor')
    .action(async (options: ListOptions) => (await actions()).list(options));
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
    .action(async (options: VerifyOptions) => (await actions()).verify(options));
}
