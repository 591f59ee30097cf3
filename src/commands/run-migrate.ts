import { migrate } from '../platform/migrator.ts';
import { say } from './terminal.ts';
import { withDatabase } from './with-platform.ts';

export async function applyMigrations(): Promise<void> {
  const applied = await withDatabase((_config, database) => migrate(database.ownerUrl));
  say(applied.length === 0 ? 'Nothing to migrate.' : `Applied:\n${applied.map((name) => `  ${name}`).join('\n')}`);
}
