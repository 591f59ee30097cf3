import type { Command } from 'commander';

export function addCheckpointCommand(program: Command): void {
  program
    .command('checkpoint')
    .description('look at the checkpoints')
    .command('list')
    .description('all checkpoints, by code')
    .option('--json', 'as JSON', false)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run iamis -- checkpoint list\n  npm run --silent iamis -- checkpoint list --json',
    )
    .action(async (options: { json: boolean }) => (await import('./run-checkpoint.ts')).listCheckpoints(options));
}
