import { inMonths } from '../core/dates.ts';
import type { Dimension, FlowQuestion, Period } from './flow.ts';

/** Columns of a cell beside its period. Border country and mode follow from the checkpoint. */
export const CELL_COLUMNS = ['checkpoint', 'direction', 'nationality', 'sex', 'age', 'purpose'] as const;
export type CellColumn = (typeof CELL_COLUMNS)[number];

/** What cells count, and in which column of the table; in the order in which they are kept. */
export const MEASURE_COLUMN = {
  crossings: 'crossings',
  refusals: 'refusals',
  referrals: 'referrals',
  escorted: 'escorted',
  purposeNotAsked: 'purpose_not_asked',
  noResidence: 'no_residence',
  screenedLate: 'screened_late',
  byHand: 'by_hand',
  invented: 'invented',
} as const;
export type CellMeasure = keyof typeof MEASURE_COLUMN;
export const CELL_MEASURES = Object.keys(MEASURE_COLUMN) as CellMeasure[];
export const MEASURE_COLUMNS = Object.values(MEASURE_COLUMN);

export type Grain = 'hour' | 'day' | 'month';

/** A kind of cells: one for each period of its grain and each value of its columns that occurs. */
export interface FlowNode {
  /** As the table flow_cell numbers it: never given anew to others. */
  number: number;
  grain: Grain;
  columns: readonly CellColumn[];
}

/** The last node: every column, by month. */
export const MONTH_NODE: FlowNode = { number: 7, grain: 'month', columns: CELL_COLUMNS };

/** The lattice, the smaller nodes of a grain first (docs/adr/0005: measured sizes, and why these). */
export const FLOW_NODES: readonly FlowNode[] = [
  { number: 1, grain: 'hour', columns: ['checkpoint', 'direction'] },
  { number: 2, grain: 'hour', columns: ['direction', 'nationality'] },
  { number: 3, grain: 'hour', columns: ['checkpoint', 'direction', 'nationality'] },
  { number: 4, grain: 'day', columns: ['checkpoint', 'direction'] },
  { number: 5, grain: 'day', columns: ['direction', 'nationality'] },
  { number: 6, grain: 'day', columns: ['checkpoint', 'direction', 'nationality'] },
  MONTH_NODE,
];

const COLUMN_OF: Record<Dimension, CellColumn> = {
  checkpoint: 'checkpoint',
  neighbour: 'checkpoint',
  mode: 'checkpoint',
  direction: 'direction',
  nationality: 'nationality',
  sex: 'sex',
  age: 'age',
  purpose: 'purpose',
};

/** The columns that a question's groupings and filters look at. */
export function columnsOf({ by, filters }: Pick<FlowQuestion, 'by' | 'filters'>): Set<CellColumn> {
  return new Set([...by, ...(Object.keys(filters) as Dimension[])].map((dimension) => COLUMN_OF[dimension]));
}

/** The smallest node of a grain that has all the columns; undefined when none has. */
export function nodeFor(grain: Grain, columns: ReadonlySet<CellColumn>): FlowNode | undefined {
  return FLOW_NODES.find((node) => node.grain === grain && [...columns].every((one) => node.columns.includes(one)));
}

/** Local days, [from, to), and what counts them: a node, or the crossings themselves. */
export interface FlowPiece {
  from: string;
  to: string;
  source: FlowNode | 'crossings';
}

const monthAfter = (date: string) => {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
};
const firstOfMonth = (date: string) => `${date.slice(0, 7)}-01`;

/**
 * Which pieces answer a question: whole months from months, the edges and anything by day from days, hours from hours.
 * @param isByDay days of checkpoints are told apart: nothing is taken by the month
 */
export function planFlows(
  question: Pick<FlowQuestion, 'from' | 'to' | 'period' | 'by' | 'filters'>,
  isByDay = false,
): FlowPiece[] {
  const { from, to } = question;
  const columns = columnsOf(question);
  if (isByDay) {
    const grain = question.period === 'hour' ? 'hour' : 'day';
    return [{ from, to, source: nodeFor(grain, new Set([...columns, 'checkpoint' as const])) ?? 'crossings' }];
  }
  const byDays = nodeFor(grainOf(question.period), columns) ?? 'crossings';
  if (question.period === 'hour' || question.period === 'day') return [{ from, to, source: byDays }];
  const edge = nodeFor('day', columns) ?? 'crossings';
  const start = from === firstOfMonth(from) ? from : monthAfter(from);
  const end = firstOfMonth(to);
  if (start >= end) return [{ from, to, source: edge }];
  const pieces: FlowPiece[] = [
    { from, to: start, source: edge },
    { from: start, to: end, source: MONTH_NODE },
    { from: end, to, source: edge },
  ];
  return pieces.filter((piece) => piece.from < piece.to);
}

function grainOf(period: Period): Grain {
  return period === 'hour' || period === 'day' ? period : 'month';
}

/** The months of whole months, as the first day of each. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = firstOfMonth(from); month < to; month = monthAfter(month)) months.push(month);
  return months;
}

/** More statements than months of so many years cost more than they save. */
const MOST_SLICES = 120;

/** A piece as it is read: of the crossings a month at a time, so that no statement grows with the range. */
export function slicesOf(piece: FlowPiece): FlowPiece[] {
  const { from, to, source } = piece;
  if (source !== 'crossings') return [piece];
  const months = monthsOf(from, to).length;
  return inMonths(from, to, Math.ceil(months / MOST_SLICES)).map((slice) => ({ ...slice, source }));
}
