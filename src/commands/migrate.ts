import type { Command } from 'commander';
import { migrate } from '../platform/migrator.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-platform.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('apply the migrations that the database lacks, and make the partitions of the coming months')
    .addHelpText('after', '\nUses DATABASE_OWNER_URL. `serve` migrates too.\n\nExample:\n  npm run iamis -- migrate')
    .action(async () => {
      const applied = await withDatabase((_config, database) => migrate(database.ownerUrl));
      say(applied.length === 0 ? 'Nothing to migrate.' : `Applied:\n${applied.map((name) => `  ${name}`).join('\n')}`);
    });
}
