import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the built files: what they were built from. */
export const FINGERPRINT_FILE = 'built-from.txt';

const SOURCES = [
  'web/index.html',
  'web/*.ts',
  'web/own-files.js',
  'web/src/**/*',
  'openapi.yaml',
  'package-lock.json',
  'src/documents/*.ts',
];
const MADE = 'api-types.ts';

/** One hash over everything that the console is built from; the same on every machine. */
export function fingerprintOf(projectDir: string): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: projectDir, withFileTypes: true }))
    .filter((file) => file.isFile() && file.name !== MADE)
    .map((file) => join(file.parentPath, file.name))
    .sort();
  for (const file of files) {
    hash.update(file.slice(projectDir.length));
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}
