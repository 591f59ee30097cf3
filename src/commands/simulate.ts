import type { Command } from 'commander';
import { numberWithin, wholeNumber } from './arguments.ts';
import type { SimulateOptions } from './run-simulate.ts';

export function addSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('invented travellers at the lanes of a running server, through its public API')
    .option('--url <url>', 'the server', `http://127.0.0.1:${process.env.PORT || 8080}`)
    .option('--rate <number>', 'travellers a second; 0: as fast as the connections allow', numberWithin(0, 10_000), 5)
    .option('--duration <seconds>', 'no traveller comes after this time', wholeNumber(1, 86_400), 60)
    .option('--count <number>', 'no more travellers than this', wholeNumber(1, 1_000_000), 1_000_000)
    .option('--connections <number>', 'lanes at work at the same time', wholeNumber(1, 500), 8)
    .option('--username <name>', 'the officer who signs in', 'officer')
    .option('--analyst <name>', 'who asks the flows before and after', 'analyst')
    .option('--seed <text>', 'the same seed gives the same travellers')
    .option(
      '--bulk <crossings>',
      'no lanes: so many crossings of the last 24 months, straight into the database',
      wholeNumber(1, 100_000_000),
    )
    .option(
      '--wrong-lane <checkpoint>',
      'with --bulk: in the last week the exit lane there is set to entry, and what leaves is written as coming in',
    )
    .addHelpText(
      'after',
      '\nThe password comes from IAMIS_BOOTSTRAP_PASSWORD, else from accounts.json of the data directory, else it is asked for.\n' +
        'The travellers do not exist, but the records are real ones: simulate on a demonstration, never on a register in use.\n\n' +
        'Examples:\n  npm run iamis -- simulate --rate 5 --duration 60\n' +
        '  npm run iamis -- simulate --rate 0 --count 10000 --connections 32\n' +
        '  npm run iamis -- simulate --bulk 1000000 --seed size-1\n' +
        '  npm run iamis -- simulate --bulk 100000 --wrong-lane dostuk',
    )
    .action(async ({ bulk, wrongLane, ...options }: SimulateOptions & { bulk?: number; wrongLane?: string }) =>
      bulk === undefined
        ? (await import('./run-simulate.ts')).simulate(options)
        : (await import('./run-bulk.ts')).fillInBulk(bulk, options.seed, wrongLane),
    );
}
