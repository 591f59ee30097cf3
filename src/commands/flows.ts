import type { Command } from 'commander';

/** What a command does is loaded when it is done: `--help` needs none of it. */
const actions = () => import('./run-flows.ts');

export function addFlowsCommand(program: Command): void {
  const flows = program.command('flows').description('the cells that flows are counted ahead in');
  flows
    .command('verify')
    .description('prove that the cells equal a count of the crossings; exit code 1 where they do not')
    .option('--month <month...>', 'only these, such as 2026-03; left out: all')
    .addHelpText(
      'after',
      '\nEach cell of each month is counted from nothing and compared; rows go on arriving meanwhile.\n\nExamples:\n' +
        '  npm run iamis -- flows verify\n  npm run iamis -- flows verify --month 2026-03 2026-04',
    )
    .action(async (options: { month?: string[] }) => (await actions()).verify(options.month));
  flows
    .command('recount')
    .description('forget the cells and count them anew from the crossings, now')
    .addHelpText(
      'after',
      '\nFor a database that was restored from a dump, or after a changed screening secret. Answers stay exact meanwhile, and are slower.\n\n' +
        'Example:\n  npm run iamis -- flows recount',
    )
    .action(async () => (await actions()).recount());
}
