import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { writeApiTypes } from './api-types.ts';
import { FINGERPRINT_FILE, fingerprintOf } from './fingerprint.ts';

// `npm run build:web`: the console into web/dist. With --if-stale only when its sources have changed since; `serve` runs it so.

const { values } = parseArgs({ options: { 'if-stale': { type: 'boolean', default: false } } });
// Whoever builds, tests too, builds what is served.
process.env.NODE_ENV = 'production';

const project = join(import.meta.dirname, '..');
const dist = join(import.meta.dirname, 'dist');
const say = (text: string) => process.stdout.write(`${text}\n`);

function isFresh(fingerprint: string): boolean {
  const file = join(dist, FINGERPRINT_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint;
}

/** A line of a mountain post is slow: everything is sent compressed, and compressed once. */
function compress(dir: string): void {
  for (const name of globSync('**/*.{js,css,html,svg}', { cwd: dir })) {
    const file = join(dir, name);
    const bytes = readFileSync(file);
    if (bytes.length < 1000) continue;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
}

/** Readers of the old files find them until the new ones are whole. */
function replace(made: string): void {
  const old = `${dist}-old-${process.pid}`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
  rmSync(old, { recursive: true, force: true });
}

const fingerprint = fingerprintOf(project);
if (values['if-stale'] && isFresh(fingerprint)) process.exit(0);

const startedAt = performance.now();
say(existsSync(dist) ? 'building the console: its sources have changed' : 'building the console');
const made = `${dist}-new-${process.pid}`;
try {
  mkdirSync(made, { recursive: true });
  await writeApiTypes();
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: made } });
  compress(made);
  writeFileSync(join(made, FINGERPRINT_FILE), fingerprint);
  replace(made);
  say(`the console is built (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
} finally {
  rmSync(made, { recursive: true, force: true });
}
