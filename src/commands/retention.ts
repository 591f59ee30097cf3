import { type Command, InvalidArgumentError } from 'commander';
import type { HoldOptions } from './run-retention.ts';

function inspectionId(text: string, earlier: string[] = []): string[] {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)) return [...earlier, text];
  throw new InvalidArgumentError('give the id of an inspection.');
}

/** What a command does is loaded when it is done: `--help` needs none of it. */
const actions = () => import('./run-retention.ts');

export function addRetentionCommand(program: Command): void {
  const retention = program.command('retention').description('what is kept how long; legal holds');
  retention
    .command('table')
    .description('each store, how long it is kept, and what then')
    .addHelpText('after', '\nExample:\n  npm run iamis -- retention table')
    .action(async () => (await actions()).table());
  retention
    .command('run')
    .description('remove what has outlived its time now; the program does it each night')
    .option('--dry-run', 'only say what would go', false)
    .addHelpText('after', '\nExample:\n  npm run iamis -- retention run --dry-run')
    .action(async (options: { dryRun: boolean }) => (await actions()).run(options.dryRun));
  retention
    .command('hold')
    .description('keep what a case names, until it is released')
    .requiredOption('--case <number>', 'the case')
    .requiredOption('--reason <text>', 'why')
    .option('--inspection <id>', 'an inspection; may be repeated', inspectionId)
    .option('--documents', 'read documents from standard input, one a line: STATE NUMBER', false)
    .option('--as <username>', 'who places it; left out: whoever holds this machine')
    .addHelpText(
      'after',
      '\nDocuments come by standard input, so that no number stands in the list of processes.\n\nExample:\n' +
        '  npm run iamis -- retention hold --case 12/2026 --reason "court order" --documents < documents.txt',
    )
    .action(async (options: HoldOptions) => (await actions()).hold(options));
  retention
    .command('release')
    .description('end the holds of a case')
    .requiredOption('--case <number>', 'the case')
    .requiredOption('--reason <text>', 'why')
    .option('--as <username>', 'who releases it; left out: whoever holds this machine')
    .addHelpText('after', '\nExample:\n  npm run iamis -- retention release --case 12/2026 --reason "case closed"')
    .action(async (options: HoldOptions) => (await actions()).release(options));
  retention
    .command('holds')
    .description('the legal holds, without what they name')
    .addHelpText('after', '\nExample:\n  npm run iamis -- retention holds')
    .action(async () => (await actions()).holds());
}
