import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/platform/config.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';

const problemsOf = (environment: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('the configuration', () => {
  it('needs nothing for trying out', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, database: undefined, dataDir: '.iamis' });
  });

  it('tells all problems at once and shows no value', () => {
    const problems = problemsOf({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      IAMIS_SCREENING_KEY: 'hush-hush',
      IAMIS_BOOTSTRAP_PASSWORD: 'short',
    });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'IAMIS_BOOTSTRAP_PASSWORD',
      'IAMIS_SCREENING_KEY',
      'LOG_LEVEL',
      'PORT',
    ]);
    expect(problems.join()).not.toMatch(/hush|eighty|loud|short/);
  });

  it('has no default for a secret beside an operator’s database', () => {
    const problems = problemsOf({ DATABASE_URL: 'postgresql://iamis_app@db/iamis' });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'DATABASE_OWNER_URL',
      'IAMIS_AUDIT_KEY',
      'IAMIS_JWT_KEYS',
      'IAMIS_SCREENING_KEY',
      'IAMIS_TOKEN_SECRET',
    ]);
  });

  it('reads secrets from files', () => {
    const dir = mkdtempSync(join(tmpdir(), 'iamis-config-'));
    const secrets = makeSecrets();
    const files = {
      IAMIS_JWT_KEYS: JSON.stringify(secrets.jwtKeys),
      IAMIS_SCREENING_KEY: secrets.screeningKey,
      IAMIS_AUDIT_KEY: secrets.auditKey,
      IAMIS_TOKEN_SECRET: secrets.tokenSecret,
      DATABASE_URL: 'postgresql://a@db/i',
      DATABASE_OWNER_URL: 'postgresql://o@db/i',
    };
    const environment: Record<string, string> = {};
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(dir, name), `${text}\n`);
      environment[`${name}_FILE`] = join(dir, name);
    }
    const { database } = readConfig(environment);
    expect(database?.secrets.jwtKeys.keys[0]?.kid).toBe(secrets.jwtKeys.keys[0]?.kid);
    expect(database?.secrets.auditKey).toBe(secrets.auditKey.trim());
  });

  it('says which file cannot be read', () => {
    expect(problemsOf({ DATABASE_URL_FILE: '/nonexistent/url', PORT: 'x' })).toEqual(
      expect.arrayContaining(['DATABASE_URL_FILE: the file cannot be read']),
    );
  });
});
