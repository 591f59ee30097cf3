import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { committedTables, generateTables } from '../../support/generate-tables.ts';

it('has table types that equal the live schema (npm run tables)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'iamis-codegen-'));
  try {
    expect(generateTables(inject('databaseUrls').owner, join(dir, 'tables.ts'))).toBe(committedTables());
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
