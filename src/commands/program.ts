import { Command, type CommanderError } from 'commander';
import { addAccountCommand } from './account.ts';
import { addAuditCommand } from './audit.ts';
import { addCheckpointCommand } from './checkpoint.ts';
import { addFlowsCommand } from './flows.ts';
import { addMigrateCommand } from './migrate.ts';
import { addRetentionCommand } from './retention.ts';
import { addScreenCommand } from './screen.ts';
import { addSimulateCommand } from './simulate.ts';
import { addStaysCommand } from './stays.ts';
import { CommandError } from './terminal.ts';
import { addWatchlistCommand } from './watchlist.ts';

/** What commander would exit with: 0 for help, 2 for a wrong usage, said in one line. */
function exitWithUsage(error: CommanderError): never {
  if (error.exitCode === 0) process.exit(0);
  // Help was shown in place of a command: what is missing is the command.
  const message = error.code === 'commander.help' ? '\nName a command.' : error.message.replace(/^error: /, '');
  throw new CommandError(message, 2);
}

/** The command line. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
export function buildProgram(): Command {
  const program = new Command('iamis')
    .description('Border crossings, watchlist screening and flows.')
    .exitOverride(exitWithUsage)
    // The one who catches the error prints it, once.
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      '\nConfiguration comes from the environment: see .env.example and docs/operations.md.\n' +
        'Exit codes: 0 done, 1 refused or failed, 2 wrong usage.\n\nExamples:\n' +
        '  npm start\n  npm run iamis -- checkpoint list\n  npm run iamis -- simulate --rate 5 --duration 60',
    );
  program
    .command('serve')
    .description('start the program: database, migrations, server; Ctrl-C stops it')
    .addHelpText('after', '\nExample:\n  PORT=9090 npm run iamis -- serve')
    .action(async () => {
      const [{ serve }, { readConfig }] = await Promise.all([import('./serve.ts'), import('../platform/config.ts')]);
      await serve(readConfig(process.env));
    });
  addMigrateCommand(program);
  addAccountCommand(program);
  addCheckpointCommand(program);
  addWatchlistCommand(program);
  addScreenCommand(program);
  addSimulateCommand(program);
  addAuditCommand(program);
  addFlowsCommand(program);
  addStaysCommand(program);
  addRetentionCommand(program);
  program
    .command('secrets')
    .description('make every secret of a new installation as a file that only its owner can reach')
    .requiredOption('--out <folder>', 'a folder that does not exist yet')
    .requiredOption('--database-host <host:port>', 'where PostgreSQL will answer')
    .option('--for-containers', 'readable by the accounts inside of containers too; the folder keeps others out', false)
    .addHelpText('after', '\nExample:\n  npm run iamis -- secrets --out secrets --database-host db:5432')
    .action(async (options: { out: string; databaseHost: string; forContainers: boolean }) =>
      (await import('./secrets.ts')).makeSecretFiles(options.out, options.databaseHost, options),
    );
  return program;
}
