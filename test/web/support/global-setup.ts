import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { makeDataDir, removeDataDir, startProgram } from '../../support/program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the console is, and the folder of its database. */
    consoleUrl: string;
    consoleDataDir: string;
  }
}

/** Of every account of the demonstration. */
export const PASSWORD = 'a password for trying out';

/** The whole program with its demonstration, as `npm start` gives it, and the console built from what stands here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, ['web/build.ts', '--if-stale'], { stdio: 'inherit' });
  const dataDir = makeDataDir();
  const program = await startProgram(dataDir, { IAMIS_BOOTSTRAP_PASSWORD: PASSWORD });
  project.provide('consoleUrl', program.url);
  project.provide('consoleDataDir', dataDir);
  return async () => {
    await program.stop();
    removeDataDir(dataDir);
  };
}
