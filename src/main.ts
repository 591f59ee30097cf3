import { buildProgram } from './commands/program.ts';
import { CommandError } from './commands/terminal.ts';
import { IamisError } from './core/errors.ts';
import { ConfigError } from './platform/config.ts';
import { isDatabaseUnavailable } from './platform/database.ts';
import { InstanceRunningError } from './platform/instance-lock.ts';
import { ImportRulesError } from './watchlist/import-rules.ts';

/** What the person at the terminal can mend, in one line; undefined for a fault of ours, which shows its stack. */
function plainWords(error: unknown): string | undefined {
  const isOurs =
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof InstanceRunningError ||
    error instanceof IamisError ||
    error instanceof ImportRulesError;
  if (isOurs) return error.message;
  const { code } = error as { code?: string };
  if (code?.startsWith('28'))
    return `The database refuses this role or its password (${code}). See DATABASE_URL and DATABASE_OWNER_URL.`;
  if (code === '3D000') return 'The database named in DATABASE_URL or DATABASE_OWNER_URL does not exist.';
  return isDatabaseUnavailable(error) ? `The database cannot be reached${code ? ` (${code})` : ''}.` : undefined;
}

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${plainWords(error) ?? stack}\n`);
  process.exitCode = error instanceof CommandError ? error.exitCode : 1;
  // Pools and listeners of a half-open program would keep the process alive.
  process.exit();
}
