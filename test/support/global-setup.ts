import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { APP_ROLE, KEEPER_ROLE, OWNER_ROLE, startEmbeddedServer } from '../../src/platform/embedded-server.ts';
import { migrate } from '../../src/platform/migrator.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the template database by role; a test's own database differs in its name only. */
    databaseUrls: { owner: string; app: string; keeper: string };
  }
}

const TEMPLATE = 'iamis_template';

/** One real PostgreSQL for the whole run: embedded, or the one of IAMIS_TEST_DATABASE_URL (a superuser's address). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.IAMIS_TEST_DATABASE_URL;
  if (given) {
    const { prepareGivenServer } = await import('./given-server.ts');
    const urls = await prepareGivenServer(given, TEMPLATE);
    await migrate(urls.owner);
    project.provide('databaseUrls', urls);
    return async () => {};
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'iamis-test-'));
  const password = () => randomBytes(12).toString('hex');
  const server = await startEmbeddedServer({
    dataDir,
    passwords: { owner: password(), app: password(), keeper: password() },
    database: TEMPLATE,
    settings: { max_connections: '300', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  await migrate(server.urlOf(OWNER_ROLE));
  project.provide('databaseUrls', {
    owner: server.urlOf(OWNER_ROLE),
    app: server.urlOf(APP_ROLE),
    keeper: server.urlOf(KEEPER_ROLE),
  });
  return async () => {
    await server.stop();
    server.remove();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
