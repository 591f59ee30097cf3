import type { Actor } from '../core/actor.ts';
import { localDate } from '../core/dates.ts';
import { inSnapshot } from '../platform/database.ts';
import { readAsOf } from './fold-stays.ts';
import { type FigureDeps, type FigureQuestion, rangeOf } from './read-stay-figures.ts';
import { seesExactFigures } from './small-cell.ts';
import { tellVisitors } from './tell-visitors.ts';
import { selectArrivals } from './visitor-store.ts';

/**
 * The arrivals of a range as the statistics of tourism sort them: who is no visitor, and tourists, same-day and transit visitors.
 * @throws IamisError `period-invalid`, `range-too-long`
 */
export async function readVisitors(deps: FigureDeps, actor: Actor, asked: FigureQuestion) {
  const { from, to } = rangeOf(asked, localDate(deps.platform.clock()));
  const { asOf, groups } = await inSnapshot(deps.platform.reports, async (tx) => ({
    asOf: await readAsOf(tx),
    groups: await selectArrivals(tx, from, to),
  }));
  return {
    asOf: asOf?.toISOString() ?? null,
    ...{ unit: 'arrivals' as const, from, to },
    includesInvented: groups.some(({ isAnyInvented }) => isAnyInvented),
    ...tellVisitors(groups, seesExactFigures(actor) ? null : deps.smallCell),
  };
}

export type Visitors = Awaited<ReturnType<typeof readVisitors>>;
