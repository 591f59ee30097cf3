import type { Command } from 'commander';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('apply the migrations that the database lacks, and make the partitions of the coming months')
    .addHelpText('after', '\nUses DATABASE_OWNER_URL. `serve` migrates too.\n\nExample:\n  npm run iamis -- migrate')
    .action(async () => (await import('./run-migrate.ts')).applyMigrations());
}
