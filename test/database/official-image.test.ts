import { spawnSync } from 'node:child_process';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openDatabase, openPool } from '../../src/platform/database.ts';
import { migrate, pendingMigrations } from '../../src/platform/migrator.ts';
import { prepareGivenServer } from '../support/given-server.ts';

const IMAGE = 'postgres:18-bookworm';
const docker = (...args: string[]) => spawnSync('docker', args, { encoding: 'utf8', timeout: 120_000 }).status === 0;
// Skipped where no Docker engine answers, or where the image can't be had.
const canRun = docker('info') && (docker('image', 'inspect', IMAGE) || docker('pull', '--quiet', IMAGE));

describe.skipIf(!canRun)('the official PostgreSQL image', () => {
  it('takes every migration with an owner that is no superuser, and serves the app role', async () => {
    const container = await new PostgreSqlContainer(IMAGE).start();
    try {
      const urls = await prepareGivenServer(container.getConnectionUri(), 'iamis_template');
      expect((await migrate(urls.owner)).length).toBeGreaterThan(5);
      const db = openDatabase(openPool({ url: urls.app, poolSize: 2, name: 'smoke', statementTimeoutMs: 5_000 }));
      expect(await pendingMigrations(db)).toEqual([]);
      await db.destroy();
      const app = new pg.Client({ connectionString: urls.app });
      await app.connect();
      await expect(app.query('delete from crossing')).rejects.toMatchObject({ code: '42501' });
      await app.end();
    } finally {
      await container.stop();
    }
  }, 180_000);
});
