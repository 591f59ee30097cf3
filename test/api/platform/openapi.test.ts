import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OPENAPI_FILE, openApiYaml } from '../../support/openapi-document.ts';

it('has an openapi.yaml that says what the routes say (npm run openapi)', async () => {
  expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(await openApiYaml());
});

it('has an openapi.yaml that tools accept', () => {
  const lint = spawnSync('node_modules/.bin/redocly', ['lint', OPENAPI_FILE], {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  expect(lint.status, lint.stdout + lint.stderr).toBe(0);
});
