import type { CheckpointReader } from '../checkpoints/checkpoint.ts';
import { type Actor, hasRole, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { inSlices } from '../platform/time-slice.ts';
import { seesExactFigures } from '../stays/small-cell.ts';
import { type FlowQuestion, type FlowRow, MOST_ROWS, requireRange } from './flow.ts';
import type { FlowMonths } from './flow-months.ts';
import { type FlowCounts, tellFlows } from './flow-rows.ts';
import { type CountedRow, selectFlows } from './flow-store.ts';
import { gatherFlows } from './gather-flows.ts';

/** Of a stream: writing a chunk as CSV keeps lanes waiting for about three milliseconds. */
const CHUNK_ROWS = 500;

export interface FlowDeps {
  platform: Pick<Platform, 'reports' | 'secrets' | 'clock'>;
  checkpoints: CheckpointReader;
  months: FlowMonths;
  /** Cells of fewer persons are withheld from ministries. */
  smallCell: number;
}

export interface Flows {
  /** With the checkpoints that the account may see. */
  question: FlowQuestion;
  asOf: Date;
  rows: FlowRow[];
  totals: FlowCounts;
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
 * Opens the flows as a stream. Who sees exact figures has it from one read-only snapshot, row by row; for a ministry the table is put
 * together first, because which cells are withheld hangs on all of them; so it is with figures beside the three. The first chunk is there when this resolves, so whatever fails
 * before it is still an ordinary refusal.
 * @throws IamisError `period-invalid`, `range-too-long` (put together, also for more than 100,000 rows), `checkpoint-not-yours`
 */
export async function streamFlows(deps: FlowDeps, actor: Actor, asked: FlowQuestion): Promise<FlowStream> {
  requireRange(asked);
  const question = withinSight(actor, asked);
  if (!seesExactFigures(actor) || asked.extras) {
    const { rows, includesInvented } = await readFlows(deps, actor, asked);
    return { question, chunks: inChunks(rows.map((row) => ({ ...row, includesInvented }))), close: async () => {} };
  }
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

async function* inChunks(rows: CountedRow[]): AsyncGenerator<CountedRow[], void, undefined> {
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) yield rows.slice(at, at + CHUNK_ROWS);
}

/**
 * The flows of a range, whole: cells counted ahead, and what is in none yet. A ministry gets null for what could tell of somebody.
 * @throws IamisError `period-invalid`, `range-too-long` (also for more than 100,000 rows), `checkpoint-not-yours`
 */
export async function readFlows(deps: FlowDeps, actor: Actor, asked: FlowQuestion): Promise<Flows> {
  requireRange(asked);
  const question = withinSight(actor, asked);
  const isExact = seesExactFigures(actor);
  const { asOf, partial } = await gatherFlows(deps, question, { withPersons: !isExact, mostRows: MOST_ROWS });
  return { question, asOf, ...(await inSlices(tellFlows(question, partial, isExact ? null : deps.smallCell))) };
}
