import type { Command } from 'commander';

/** What a command does is loaded when it is done: `--help` needs none of it. */
const actions = () => import('./run-stays.ts');

export function addStaysCommand(program: Command): void {
  const stays = program.command('stays').description('entries paired with exits');
  stays
    .command('verify')
    .description('prove that the pairs equal a pairing of the crossings from nothing; exit code 1 where they do not')
    .addHelpText(
      'after',
      '\nEach person is paired from nothing and compared; crossings go on arriving meanwhile.\n\nExample:\n  npm run iamis -- stays verify',
    )
    .action(async () => (await actions()).verify());
  stays
    .command('recount')
    .description('forget the stays and pair the crossings anew, now')
    .addHelpText(
      'after',
      '\nFor a database that was restored from a dump, or after a changed screening secret. Stays fill up again meanwhile, and say that they are as ' +
        'of never.\n\nExample:\n  npm run iamis -- stays recount',
    )
    .action(async () => (await actions()).recount());
}
