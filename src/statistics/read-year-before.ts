import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import type { Actor } from '../core/actor.ts';
import { addDays, localDate } from '../core/dates.ts';
import type { Platform } from '../platform/platform.ts';
import { inSlices } from '../platform/time-slice.ts';
import { seesExactFigures } from '../stays/small-cell.ts';
import { type FlowQuestion, MOST_ROWS, requireRange } from './flow.ts';
import { FlowPartial, passes } from './flow-partial.ts';
import { type GatherDeps, gatherFlows } from './gather-flows.ts';
import { type Break, type CrossedDays, IDLE_DAYS, opennessOf, type Span, spansBefore } from './open-days.ts';
import { type FlowDeps, withinSight } from './read-flows.ts';
import { type ComparedCounts, type ComparedRow, tellYearBefore } from './tell-year-before.ts';
import { type Comparison, type Days, daysBefore, LIKE_DAYS, requireComparable, toNow } from './year-before.ts';

export type YearBeforeDeps = Omit<FlowDeps, 'platform'> & { platform: Pick<Platform, 'reports' | 'secrets' | 'clock'> };

export interface YearBefore {
  /** With the checkpoints that the account may see. */
  question: FlowQuestion;
  before: Days;
  asOf: Date;
  includesInvented: boolean;
  rows: ComparedRow[];
  totals: ComparedCounts;
  breaks: Break[];
  /** Of `like-for-like`; days of the asked year. */
  leftOut: Span[];
}

/**
 * The flows of a range beside those of the year before, and what breaks the comparison.
 * @throws IamisError `period-invalid`, `range-too-long`, `checkpoint-not-yours`
 */
export async function readYearBefore(
  deps: YearBeforeDeps,
  actor: Actor,
  asked: FlowQuestion,
  comparison: Comparison,
): Promise<YearBefore> {
  requireRange(asked);
  requireComparable(asked);
  const question = withinSight(actor, asked);
  const isExact = seesExactFigures(actor);
  const now = { from: question.from, to: question.to };
  const before = daysBefore(now, comparison);
  const places = (await deps.checkpoints.list()).filter((place) => isAsked(question, place));
  const crossed = {
    now: await readCrossedDays(deps, question, now),
    before: await readCrossedDays(deps, question, before),
  };
  const today = localDate(deps.platform.clock());
  const { breaks, leftOut } = opennessOf(places, { now, before, comparison, today }, crossed);

  const options = { withPersons: !isExact, mostRows: MOST_ROWS };
  const isLike = comparison === 'like-for-like';
  const gatheredNow = await gatherFlows(deps, question, {
    ...options,
    ...(isLike && { placement: { dayOf: (day: string) => day, apart: { spans: leftOut, shiftDays: 0 } } }),
  });
  const partialBefore =
    before.from < before.to
      ? (
          await gatherFlows(
            deps,
            { ...question, ...before },
            {
              ...options,
              placement: {
                dayOf: (day) => toNow(day, comparison),
                apart: isLike ? { spans: spansBefore(leftOut, comparison), shiftDays: LIKE_DAYS } : null,
              },
            },
          )
        ).partial
      : new FlowPartial(question.by);
  const both = { now: gatheredNow.partial, before: partialBefore };
  return {
    question,
    before,
    asOf: gatheredNow.asOf,
    includesInvented: both.now.includesInvented || both.before.includesInvented,
    ...(await inSlices(tellYearBefore(question, comparison, both, isExact ? null : deps.smallCell))),
    breaks,
    leftOut: isLike ? leftOut : [],
  };
}

function isAsked({ filters }: FlowQuestion, { code, mode, neighbour }: Checkpoint): boolean {
  return (
    passes(filters, 'checkpoint', code) && passes(filters, 'mode', mode) && passes(filters, 'neighbour', neighbour)
  );
}

/** On which days each checkpoint had crossings, whoever crossed. That nobody did is told to everybody. */
async function readCrossedDays(deps: GatherDeps, { filters }: FlowQuestion, days: Days): Promise<CrossedDays> {
  const { checkpoint, mode, neighbour } = filters;
  const { partial } = await gatherFlows(
    deps,
    {
      from: addDays(days.from, -IDLE_DAYS),
      to: addDays(days.to, IDLE_DAYS),
      period: 'day',
      by: ['checkpoint'],
      filters: { ...(checkpoint && { checkpoint }), ...(mode && { mode }), ...(neighbour && { neighbour }) },
    },
    { withPersons: false, mostRows: MOST_ROWS },
  );
  const crossed = new Map<string, Set<string>>();
  for (const slot of partial.inOrder(['crossings'])) {
    const [day, code] = [partial.valueAt(slot, 0) ?? '', partial.valueAt(slot, 1) ?? ''];
    crossed.set(code, (crossed.get(code) ?? new Set()).add(day));
  }
  return crossed;
}
