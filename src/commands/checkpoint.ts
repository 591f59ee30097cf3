import type { Command } from 'commander';
import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import { tableOf } from './table.ts';
import { say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

const hoursOf = ({ openingHours }: Checkpoint) =>
  openingHours ? `${openingHours.from}–${openingHours.to}` : 'around the clock';

export function addCheckpointCommand(program: Command): void {
  program
    .command('checkpoint')
    .description('look at the checkpoints')
    .command('list')
    .description('all checkpoints, by code')
    .option('--json', 'as JSON', false)
    .addHelpText(
      'after',
      '\nExamples:\n  npm run iamis -- checkpoint list\n  npm run --silent iamis -- checkpoint list --json',
    )
    .action(async ({ json }: { json: boolean }) => {
      const checkpoints = await withPlatform((platform) => openCheckpointReader(platform).list());
      if (json) return say(JSON.stringify(checkpoints, null, 2));
      const rows = checkpoints.map((one) => [
        ...[one.code, one.names.en, one.mode, one.neighbour ?? '–', one.status],
        one.lanes.length,
        hoursOf(one),
      ]);
      say(tableOf([['code', 'name', 'mode', 'neighbour', 'status', 'lanes', 'hours'], ...rows], ''));
    });
}
