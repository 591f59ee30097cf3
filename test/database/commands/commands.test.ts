import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sealAudit } from '../../../src/audit/seal-entries.ts';
import { buildProgram } from '../../../src/commands/program.ts';
import { CommandError } from '../../../src/commands/terminal.ts';
import { openDatabase, openPool } from '../../../src/platform/database.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Ended, runIamis } from '../../support/run-iamis.ts';

const secrets = makeSecrets();
let database: TestDatabase;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'iamis-commands-'));
  environment = {
    DATABASE_URL: database.app,
    DATABASE_OWNER_URL: database.owner,
    IAMIS_JWT_KEYS: JSON.stringify(secrets.jwtKeys),
    IAMIS_SCREENING_KEY: secrets.screeningKey,
    IAMIS_AUDIT_KEY: secrets.auditKey,
    IAMIS_TOKEN_SECRET: secrets.tokenSecret,
    IAMIS_DATA_DIR: folder,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});

/** The same command line without a process of its own for each: the program's one way out is the error it throws. */
async function iamis(words: string): Promise<Ended> {
  let stdout = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  try {
    await buildProgram().parseAsync(words.split(' '), { from: 'user' });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: error.exitCode, stdout, stderr: `${error.message}\n` };
  } finally {
    write.mockRestore();
  }
}

afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const done = (said: RegExp) => ({ code: 0, stdout: expect.stringMatching(said), stderr: '' });
const refused = (said: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(said) });

describe('accounts', () => {
  it('are made with a password from the standard input', async () => {
    const words = 'account create a.sydykov --agency border-service --role officer --checkpoint dostuk osh';
    expect(await runIamis(words.split(' '), environment, 'a good password\n')).toEqual(
      done(/^Account a\.sydykov made: officer, border-service/),
    );
    const { rows } = await database.asOwner(
      `select roles, checkpoints, status, is_invented from account where username = 'a.sydykov'`,
    );
    expect(rows).toEqual([
      { roles: ['officer'], checkpoints: ['dostuk', 'osh'], status: 'active', is_invented: false },
    ]);
  });

  it('are given a password that is shown once, when asked for', async () => {
    const words = 'account create n.editor --agency security-agency --role editor --generate-password';
    expect(await iamis(words)).toEqual(done(/Password \(shown once\): [a-z]{6}(-[a-z]{6}){3}\n$/));
  });

  it.each([
    [
      'a name that is taken',
      'account create a.sydykov --agency border-service --role administrator',
      /^This user name is taken \(username-taken\)\.\n$/,
    ],
    [
      'roles that do not fit',
      'account create x --agency ministry --role auditor',
      /\(roles-incompatible\)\.\n {2}- agency auditor belongs/,
    ],
    [
      'a checkpoint that is not',
      'account create x --agency border-service --role officer --checkpoint nowhere',
      /^There is no checkpoint nowhere\./,
    ],
  ])('are refused in words for %s', async (_, words, said) => {
    expect(await iamis(`${words} --generate-password`)).toEqual(refused(said));
  });

  it('need a password that is one', async () => {
    const words = 'account create y --agency border-service --role administrator';
    const typing = (input: string) => runIamis(words.split(' '), environment, input);
    expect(await typing('')).toEqual(refused(/^No password was given/));
    expect(await typing('short\n')).toEqual(refused(/password must have 8 to 1024 characters/));
  });

  it('are reset and disabled', async () => {
    const hashOf = async () =>
      (await database.asOwner(`select password_hash, status from account where username = 'a.sydykov'`)).rows[0];
    const before = await hashOf();
    expect(await iamis('account reset a.sydykov --generate-password')).toEqual(done(/has a new password/));
    const after = await hashOf();
    expect(after.password_hash).not.toBe(before.password_hash);
    expect(await iamis('account disable a.sydykov')).toEqual(done(/is disabled/));
    expect((await hashOf()).status).toBe('disabled');
    expect(await iamis('account disable nobody')).toEqual(refused(/\(account-not-found\)/));
  });
});

describe('checkpoints', () => {
  it('are listed for a person and for a program', async () => {
    expect(await iamis('checkpoint list')).toEqual(
      done(/^code +name +mode[\s\S]*\ndostuk +Dostuk +road +UZB +international +33 +around the clock\n/),
    );
    const { stdout } = await iamis('checkpoint list --json');
    expect(JSON.parse(stdout).map(({ code }: { code: string }) => code)).toContain('manas');
  });
});

describe('the watchlist', () => {
  const line = (sourceId: string, surname: string) =>
    JSON.stringify({
      ...{ sourceId, category: 'refusal-of-entry', action: 'refuse-entry', birthDates: ['1980-01-02'] },
      names: [{ text: `${surname} INVENTED`, kind: 'primary' }],
    });

  it('is imported as a named editor, up to the approval of another', async () => {
    const file = join(folder, 'list.ndjson');
    writeFileSync(file, `${line('a', 'FIRST')}\n${line('b', 'SECOND')}\nnot JSON\n`);
    const ended = await iamis(`watchlist import ${file} --format iamis-ndjson --as n.editor`);
    expect(ended).toEqual(done(/added +changed +removed +unchanged +skipped +rejected\n +2 +0 +0 +0 +0 +1\n/));
    const { rows } = await database.asOwner('select status from watchlist_import');
    expect(rows).toEqual([{ status: 'staged' }]);
    expect(await iamis('watchlist status')).toEqual(
      done(/^0 entries in force, 0 proposals waiting[\s\S]*iamis +staged +security-agency/),
    );
  });

  it.each([
    [
      'a file that is not there',
      'watchlist import /nonexistent --format un-xml --as n.editor',
      /^There is no file \/nonexistent\.\n$/,
    ],
    [
      'an account that is no editor',
      'watchlist import package.json --format un-xml --as a.sydykov',
      /^There is no active account a\.sydykov\.\n$/,
    ],
    [
      'a file of another format',
      'watchlist import package.json --format un-xml --as n.editor',
      /\(import-unreadable\)/,
    ],
  ])('is not imported from %s', async (_, words, said) => {
    expect(await iamis(words)).toEqual(refused(said));
  });
});

describe('the audit', () => {
  it('is listed, and the listing is an act too', async () => {
    expect(await iamis('audit list --action create-account')).toEqual(done(/^at +action +object[\s\S]*create-account/));
    expect(await iamis('audit list --limit 1')).toEqual(done(/read-audit/));
    expect(await iamis('audit list --as nobody')).toEqual(refused(/^There is no active account nobody\.\n$/));
  });

  it('is verified against its seals: what the owner of the database changed is shown', async () => {
    const db = openDatabase(openPool({ url: database.app, poolSize: 1, name: 'test', statementTimeoutMs: 5000 }));
    await database.otherTestsAreOver();
    await sealAudit(db, { site: 'hub', privateKeyPem: secrets.auditKey, clock: () => new Date() });
    await db.destroy();
    const sound = await iamis('audit verify');
    expect(sound).toEqual(
      done(
        /^1 seals, \d+ sealed entries, 0 waiting for their seal\.\nLast seal: 1:[0-9a-f]{64}\nThe audit is what was sealed\.\n$/,
      ),
    );
    const anchor = /Last seal: (\S+)/.exec(sound.stdout)?.[1];
    expect(await iamis(`audit verify --anchor ${anchor}`)).toMatchObject({ code: 0 });

    const { rows } = await database.asOwner(
      `update audit_entry set action = 'nothing' where id = (select id from audit_entry where action = 'disable-account') returning id`,
    );
    const changed = await iamis('audit verify');
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain(`  - entry ${rows[0].id} is not what was sealed\n`);
    const cut = await iamis(`audit verify --anchor 2:${'0'.repeat(64)}`);
    expect(cut.stderr).toContain('seal 2 was noted elsewhere and is not there');
  });
});

describe('migrations', () => {
  it('are applied once', async () => {
    expect(await iamis('migrate')).toEqual(done(/^Nothing to migrate\.\n$/));
  });

  it('are asked for where the database lacks one', async () => {
    await database.asOwner(`delete from migration where name = (select max(name) from migration)`);
    expect(await iamis('checkpoint list')).toEqual(
      refused(/^The database lacks migrations of this program .* Run: npm run iamis -- migrate\n$/),
    );
  });
});
