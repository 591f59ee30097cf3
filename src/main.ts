import { buildProgram } from './commands/program.ts';
import { CommandError } from './commands/terminal.ts';
import { IamisError } from './core/errors.ts';
import { ConfigError } from './platform/config.ts';
import { InstanceRunningError } from './platform/instance-lock.ts';
import { ImportRulesError } from './watchlist/import-rules.ts';

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  const isExpected =
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof InstanceRunningError ||
    error instanceof IamisError ||
    error instanceof ImportRulesError;
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = error instanceof CommandError ? error.exitCode : 1;
  // Pools and listeners of a half-open program would keep the process alive.
  process.exit();
}
