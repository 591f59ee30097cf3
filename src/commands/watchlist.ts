import { type Command, Option } from 'commander';
import { LIST_FORMATS } from '../watchlist/lists/list-record.ts';
import type { ImportOptions } from './run-watchlist.ts';

/** What a command does is loaded when it is done: `--help` needs none of it. */
const actions = () => import('./run-watchlist.ts');

export function addWatchlistCommand(program: Command): void {
  const watchlist = program
    .command('watchlist')
    .description('stage a list for approval, or see how the watchlist stands');
  watchlist
    .command('import <file...>')
    .description('read a list into staging, as an editor; another account approves it through the API')
    .addOption(new Option('--format <format>', 'what the file is').choices(LIST_FORMATS).makeOptionMandatory())
    .requiredOption('--as <username>', 'the editor in whose name the list is uploaded')
    .option('--list <name>', 'which list it is, where it is not the usual one of its format')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run iamis -- watchlist import consolidated.xml --format un-xml --as editor\n' +
        '  npm run iamis -- watchlist import sdn=sdn.csv alt=alt.csv --format ofac-csv --as editor',
    )
    .action(async (files: string[], options: ImportOptions) => (await actions()).importList(files, options));
  watchlist
    .command('status')
    .description('how many entries are in force (discreet ones are not counted), what waits, how old the feed is')
    .addHelpText('after', '\nExample:\n  npm run iamis -- watchlist status')
    .action(async () => (await actions()).status());
}
