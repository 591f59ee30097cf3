import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BUILDER = join(import.meta.dirname, '../../web/build.ts');

/**
 * Builds the console when it is missing or older than its sources, in a process of its own: lanes are served meanwhile, whatever becomes
 * of it. An image carries the built files and no builder.
 * @param progress is told each step, and a failure in one line
 * @returns ends the builder if it is still at work
 */
export function startConsoleBuild(progress: (step: string) => void): () => void {
  if (!existsSync(BUILDER)) return () => {};
  const child = spawn(process.execPath, [BUILDER, '--if-stale'], { stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface({ input: child.stdout }).on('line', progress);
  let complaint = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (complaint === '' && /error/i.test(line)) complaint = `: ${line.trim().slice(0, 200)}`;
  });
  child.once('error', (error) => progress(`the console could not be built: ${error.message}`));
  child.once('close', (code) => {
    if (code !== 0 && code !== null)
      progress(`the console could not be built, the API is served without it${complaint}`);
  });
  return () => void child.kill();
}
