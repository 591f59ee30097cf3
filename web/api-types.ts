import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const PROJECT = join(import.meta.dirname, '..');

/** Writes the types of the public API from openapi.yaml; they are made, not kept. */
export async function writeApiTypes(): Promise<void> {
  const ast = await openapiTS(readFileSync(join(PROJECT, 'openapi.yaml'), 'utf8'));
  const file = join(PROJECT, 'web/src/platform/api-types.ts');
  const text = astToString(ast);
  writeFileSync(file, text);
}

if (import.meta.main) await writeApiTypes();
