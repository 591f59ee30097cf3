import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWNER_ROLE, startEmbeddedServer } from '../../src/platform/embedded-server.ts';
import { migrate } from '../../src/platform/migrator.ts';
import { generateTables } from './generate-tables.ts';

// `npm run tables`: the migrations applied to an empty database, its tables' types written to src/platform/tables.ts.
const dataDir = mkdtempSync(join(tmpdir(), 'iamis-tables-'));
const passwords = { owner: 'owner', app: 'app', keeper: 'keeper' };
const server = await startEmbeddedServer({ dataDir, passwords, database: 'iamis' });
try {
  await migrate(server.urlOf(OWNER_ROLE));
  generateTables(server.urlOf(OWNER_ROLE), 'src/platform/tables.ts');
} finally {
  await server.stop();
  server.remove();
  rmSync(dataDir, { recursive: true, force: true });
}
