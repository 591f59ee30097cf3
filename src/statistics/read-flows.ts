import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { type Actor, hasRole, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { type FlowQuestion, type FlowRow, MEASURES, type Measure, requireRange } from './flow.ts';
import { type CountedRow, selectAsOf, selectFirstFlows, selectFlows } from './flow-store.ts';

/** More rows than anybody reads on a screen; as CSV there is no limit. */
const MOST_ROWS = 100_000;
/** Of a stream: writing a chunk as CSV keeps lanes waiting for about three milliseconds. */
const CHUNK_ROWS = 500;

export interface FlowDeps {
  platform: Pick<Platform, 'reports'>;
  checkpoints: CheckpointReader;
}

export interface Flows {
  /** With the checkpoints that the account may see. */
  question: FlowQuestion;
  asOf: Date;
  rows: FlowRow[];
  totals: Record<Measure, number>;
  includesInvented: boolean;
}

/**
 * What an account may see: an analyst the whole country, a supervisor their own checkpoints.
 * @throws IamisError `checkpoint-not-yours` when another one is asked for, or there is none
 */
export function withinSight(actor: Actor, question: FlowQuestion): FlowQuestion {
  if (hasRole(actor, 'analyst')) return question;
  const asked = question.filters.checkpoint ?? actor.checkpoints;
  if (asked.length === 0) throw new IamisError('checkpoint-not-yours');
  for (const checkpoint of asked) requireCheckpoint(actor, checkpoint);
  return { ...question, filters: { ...question.filters, checkpoint: [...asked] } };
}

export interface FlowStream {
  question: FlowQuestion;
  /** All from one snapshot. */
  chunks: AsyncGenerator<CountedRow[], void, undefined>;
  /** Gives the connection back; must be called, also when the chunks were never looked at. Twice does no harm. */
  close(): Promise<void>;
}

/**
 * Opens the flows as a stream from one read-only snapshot. The first chunk is there when this resolves, so whatever fails before
 * it is still an ordinary refusal.
 * @throws IamisError `period-invalid`, `range-too-long`, `checkpoint-not-yours`
 */
export async function streamFlows(deps: FlowDeps, actor: Actor, asked: FlowQuestion): Promise<FlowStream> {
  requireRange(asked);
  const question = withinSight(actor, asked);
  const checkpoints = await deps.checkpoints.list();
  const tx = await deps.platform.reports
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  let closing: Promise<void> | undefined;
  const close = () => {
    // Nothing was written: a connection that is already gone has nothing to roll back.
    closing ??= tx
      .rollback()
      .execute()
      .catch(() => {});
    return closing;
  };
  try {
    const rest = selectFlows(tx, question, checkpoints, CHUNK_ROWS);
    return { question, chunks: resume(await rest.next(), rest), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* resume(
  first: IteratorResult<CountedRow[], void>,
  rest: AsyncGenerator<CountedRow[], void, undefined>,
): AsyncGenerator<CountedRow[], void, undefined> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/**
 * The flows of a range, whole.
 * @throws IamisError `period-invalid`, `range-too-long` (also for more than 100,000 rows), `checkpoint-not-yours`
 */
export async function readFlows(deps: FlowDeps, actor: Actor, asked: FlowQuestion): Promise<Flows> {
  requireRange(asked);
  const question = withinSight(actor, asked);
  const checkpoints = await deps.checkpoints.list();
  const { asOf, counted } = await deps.platform.reports
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => ({
      asOf: await selectAsOf(tx),
      counted: await selectFirstFlows(tx, question, checkpoints, MOST_ROWS + 1),
    }));
  if (counted.length > MOST_ROWS) {
    throw new IamisError('range-too-long', {
      detail: `More than ${MOST_ROWS} rows. Ask for fewer dimensions or days, or for text/csv.`,
    });
  }
  const totals: Record<Measure, number> = { crossings: 0, refusals: 0, referrals: 0 };
  let isAnyInvented = false;
  const rows = counted.map(({ includesInvented, ...row }) => {
    isAnyInvented ||= includesInvented;
    for (const measure of MEASURES) totals[measure] += row[measure];
    return row;
  });
  return { question, asOf, rows, totals, includesInvented: isAnyInvented };
}
