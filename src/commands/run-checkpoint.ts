import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { openCheckpointReader } from '../checkpoints/checkpoint-reader.ts';
import { tableOf } from './table.ts';
import { say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

const hoursOf = ({ openingHours }: Checkpoint) =>
  openingHours ? `${openingHours.from}–${openingHours.to}` : 'around the clock';

export async function listCheckpoints({ json }: { json: boolean }): Promise<void> {
  const checkpoints = await withPlatform((platform) => openCheckpointReader(platform).list());
  if (json) return say(JSON.stringify(checkpoints, null, 2));
  const rows = checkpoints.map((one) => [
    ...[one.code, one.names.en, one.mode, one.neighbour ?? '–', one.status],
    one.lanes.length,
    hoursOf(one),
  ]);
  say(tableOf([['code', 'name', 'mode', 'neighbour', 'status', 'lanes', 'hours'], ...rows], ''));
}
