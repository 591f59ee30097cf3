import { addDays, localDate } from '../core/dates.ts';
import { inSnapshot } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { inSlices, openSlices } from '../platform/time-slice.ts';
import { isUsable, readSeenState } from './flow-fold-store.ts';
import type { FlowMonths } from './flow-months.ts';
import { monthsOf } from './flow-node.ts';

/** The copy follows the cells, so that no answer has much to catch up with. */
const LOOK_EVERY_MS = 10_000;
/** What reports ask for: two years and the month that runs. */
const KEPT_DAYS = 760;

/** Reads the last two years of months into this process's memory, and follows their cells; older ones are read when they are asked for. */
export function startKeepingMonths(platform: Pick<Platform, 'reports' | 'clock' | 'log'>, months: FlowMonths): Loop {
  let isStopping = false;
  const loop = startLoop('flow-months', LOOK_EVERY_MS, platform.log, async () => {
    const today = localDate(platform.clock());
    const wanted = monthsOf(addDays(today, -KEPT_DAYS), addDays(today, 1)).reverse();
    // One brings all that are there up to date.
    const missing = wanted.filter((month) => !months.has(month));
    for (const month of missing.length > 0 ? missing : wanted.slice(0, 1)) {
      if (isStopping) return;
      const kept = await inSnapshot(platform.reports, async (tx) => {
        const seen = await readSeenState(tx, 1);
        return isUsable(seen) ? await months.at(tx, seen, [month]) : null;
      });
      // The month that runs changes every few seconds: whoever asks for it makes its narrower columns.
      if (missing.length > 0) for (const cells of kept ?? []) await inSlices(cells.narrowed(), openSlices());
    }
  });
  return {
    turn: loop.turn,
    async stop() {
      isStopping = true;
      await loop.stop();
    },
  };
}
