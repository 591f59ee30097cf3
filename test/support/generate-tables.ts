import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TARGET = 'src/platform/tables.ts';

/** Types of the live schema, by kysely-codegen: dates as text, counters as numbers (as src/platform/database.ts parses them). */
export function generateTables(ownerUrl: string, outFile: string): string {
  const url = ownerUrl.replace('@/', '@localhost/');
  const run = spawnSync(
    'node_modules/.bin/kysely-codegen',
    [
      ...['--dialect', 'postgres', '--url', url, '--date-parser', 'string', '--numeric-parser', 'number'],
      ...['--type-mapping', '{"int8":"number","xid8":"string"}'],
      ...['--include-pattern', 'public.*', '--exclude-pattern', '*migration*', '--out-file', outFile],
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`kysely-codegen failed: ${run.stderr}${run.stdout}`);
  return readFileSync(outFile, 'utf8');
}

export function committedTables(): string {
  return readFileSync(TARGET, 'utf8');
}
