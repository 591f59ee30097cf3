import { type CalendarDate, localDate } from '../core/dates.ts';
import { idTimeMs } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import { selectIdAfter } from './id-slice.ts';
import { NOBODY } from './stay-fold-store.ts';
import { countBalances, type DayBalance, selectBalanceCheckpoints, selectKeptBalances } from './stay-proof-store.ts';

/**
 * Days of which entries and exits are not what the kept crossings give. Some crossings at a time are taken from the days that have been read, and
 * what comes to nothing is forgotten: in memory are the days that are not over yet, and the wrong ones.
 */
export async function findWrongBalances(
  tx: Tx,
  crossingsASlice: number,
): Promise<Pick<DayBalance, 'checkpoint' | 'day'>[]> {
  const open = new Map<string, DayBalance>();
  const add = (rows: readonly DayBalance[], sign: 1 | -1) => {
    for (const { checkpoint, nationality, day, entries, exits } of rows) {
      const key = `${checkpoint} ${nationality} ${day}`;
      const known = open.get(key) ?? { checkpoint, nationality, day, entries: 0, exits: 0 };
      const left = { ...known, entries: known.entries + sign * entries, exits: known.exits + sign * exits };
      if (left.entries === 0 && left.exits === 0) open.delete(key);
      else open.set(key, left);
    }
  };
  const checkpoints = await selectBalanceCheckpoints(tx);
  let after: CalendarDate | null = null;
  for (let from: string | null = NOBODY; from !== null; ) {
    const to: string | null = await selectIdAfter(tx, 'stay_crossing', from, crossingsASlice);
    add(await countBalances(tx, { from, to }), 1);
    const upTo: CalendarDate | null = to === null ? null : localDate(new Date(idTimeMs(to)));
    if (upTo === null || after === null || upTo > after) {
      add(await selectKeptBalances(tx, checkpoints, { after, upTo }), -1);
      after = upTo;
    }
    from = to;
  }
  return [...open.values()];
}
