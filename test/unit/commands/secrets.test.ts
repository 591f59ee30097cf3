import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/platform/config.ts';
import { runIamis } from '../../support/run-iamis.ts';

const base = mkdtempSync(join(tmpdir(), 'iamis-secrets-'));
afterAll(() => rmSync(base, { recursive: true }));

const make = (folder: string, ...more: string[]) =>
  runIamis(['secrets', '--out', folder, '--database-host', 'database:5432', ...more]);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string) => new Set(readdirSync(folder).map((name) => modeOf(join(folder, name))));

describe('the secrets of a new installation', () => {
  it('are readable for their owner alone, and a configuration can be made of them', async () => {
    const folder = join(base, 'host');
    expect(await make(folder)).toMatchObject({ code: 0 });
    expect(modeOf(folder)).toBe('700');
    expect(modesIn(folder)).toEqual(new Set(['600']));
    const config = readConfig({
      DATABASE_URL_FILE: join(folder, 'database_url'),
      DATABASE_OWNER_URL_FILE: join(folder, 'database_owner_url'),
      IAMIS_JWT_KEYS_FILE: join(folder, 'jwt_keys'),
      IAMIS_SCREENING_KEY_FILE: join(folder, 'screening_key'),
      IAMIS_AUDIT_KEY_FILE: join(folder, 'audit_key'),
      IAMIS_TOKEN_SECRET_FILE: join(folder, 'token_secret'),
    });
    expect(config.database?.url).toContain(
      `iamis_app:${readFileSync(join(folder, 'app_password'), 'utf8')}@database:5432`,
    );
  });

  it('for containers are readable for any account inside, while the folder keeps others out', async () => {
    const folder = join(base, 'containers');
    expect(await make(folder, '--for-containers')).toMatchObject({ code: 0 });
    expect(modeOf(folder)).toBe('700');
    expect(modesIn(folder)).toEqual(new Set(['444']));
  });

  it('are never written over', async () => {
    const folder = join(base, 'kept');
    await make(folder);
    const before = readFileSync(join(folder, 'audit_key'), 'utf8');
    const again = await make(folder);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('never written over');
    expect(readFileSync(join(folder, 'audit_key'), 'utf8')).toBe(before);
  });
});
