import { FLOW_NODES, MEASURE_COLUMNS } from '../statistics/flow-node.ts';
import type { CellDifference } from '../statistics/flow-proof.ts';
import { followFlows, recountFlows } from '../statistics/fold-flows.ts';
import { verifyFlows } from '../statistics/verify-flows.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

export async function verify(months: string[] | undefined): Promise<void> {
  for (const month of months ?? []) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new CommandError(`${month} is not a month such as 2026-03.`);
  }
  const rows: (string | number)[][] = [];
  const differences: CellDifference[] = [];
  let differing = 0;
  await withPlatform(async (platform) => {
    for await (const proof of verifyFlows(
      platform,
      months?.map((month) => `${month}-01`),
    )) {
      rows.push([proof.month, proof.crossings, proof.cellCount, proof.differingCells]);
      differences.push(...proof.differences);
      differing += proof.differingCells;
    }
  });
  if (rows.length === 0) return say('There are no crossings.');
  say(tableOf([['month', 'crossings', 'cells', 'differ'], ...rows]));
  if (differing === 0) return say('Each cell equals a count of the crossings.');
  for (const difference of differences) say(`  ${sentenceOf(difference)}`);
  if (differing > differences.length) say(`  … and ${differing - differences.length} more`);
  throw new CommandError(`${differing} cells differ. Count them anew with: npm run iamis -- flows recount`);
}

function sentenceOf(difference: CellDifference): string {
  const node = FLOW_NODES.find(({ number }) => number === difference.node);
  const place = (node?.columns ?? []).map((column) => `${column} ${difference[column]}`).join(', ');
  const where = `${node?.grain ?? 'cell'} ${difference.began}, ${place}`;
  if (difference.isOfPersons) return `${where}: not the same persons`;
  const { kept, counted } = difference;
  const figures = MEASURE_COLUMNS.flatMap((measure, at) => {
    const [is, should] = [kept?.[at] ?? 0, counted?.[at] ?? 0];
    return is === should ? [] : [`${measure.replace('_', ' ')} ${is} instead of ${should}`];
  });
  return `${where}: ${figures.join(', ')}`;
}

export async function recount(): Promise<void> {
  const startedMs = performance.now();
  await withPlatform(async (platform) => {
    await recountFlows({ platform });
    // Month by month; killed in the middle, the running program goes on.
    await followFlows({ platform });
  });
  say(`Counted anew in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
}
