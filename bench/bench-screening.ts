/**
 * How fast one thread screens, and what a list costs, by its size; beside it PostgreSQL with pg_trgm on the same names. Names come from
 * `IAMIS_SHARED_DATA` (default `../shared/data`); without it nothing is measured.
 *
 *   npm run bench:screening -- [--sizes 10000,1000000,10000000] [--queries 20000] [--no-baseline] [--seed 1]
 *
 * Writes bench/results/screening.json and docs/figures/screening-growth.svg.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { tableOf } from '../src/commands/table.ts';
import { say } from '../src/commands/terminal.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import type { ScreenedDocument } from '../src/screening/question.ts';
import { drawGrowth, type Panel } from './growth-figure.ts';
import { quantile } from './screening/figures.ts';
import { generateInnocents } from './screening/innocents.ts';
import { type LifeFigures, measureLife } from './screening/list-life.ts';
import { alerts } from './screening/measure.ts';
import { padList } from './screening/padding.ts';
import { documentOf, questionOf } from './screening/question.ts';
import { hasSharedData } from './screening/shared-data.ts';
import { buildTimedList, LIST_KEY, type TimedList } from './screening/timed-list.ts';
import { measureTrigrams, type TrigramFigures } from './screening/trigram-baseline.ts';

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    queries: { type: 'string', default: '20000' },
    baseline: { type: 'boolean', default: true },
    seed: { type: 'string', default: '1' },
  },
});

const POSITIVES = 2000;
const BASELINE_POSITIVES = 300;
const BASELINE_INNOCENTS = 1000;
/** pg_trgm is measured on lists up to this size: above it only its times would grow. */
const MOST_FOR_BASELINE = 1_000_000;
/** A swap is measured on lists up to this size: on ten million entries it would take half an hour. */
const MOST_FOR_SWAP = 1_000_000;
const ROUNDS = 3;
const DOCUMENTS_AT_ONCE = 100;

interface SizeFigures {
  entries: number;
  p50Us: number;
  p99Us: number;
  p999Us: number;
  documentP50Us: number;
  bytesPerEntry: number;
  textBytesPerEntry: number;
  buildMs: number;
  snapshotMs: number;
  life: LifeFigures;
  pgTrgmP50Us: number | null;
  pgTrgmRecall: number | null;
  recall: number;
  alertedPerThousand: number;
  pgTrgm: TrigramFigures | null;
}

const PANELS: readonly Panel<SizeFigures>[] = [
  {
    title: 'Time of one screening',
    axis: { type: 'log', unit: 'µs' },
    lines: [
      { name: 'screening, median', colour: 0, valueAt: ({ p50Us }) => p50Us },
      { name: 'screening, 99th percentile', colour: 1, valueAt: ({ p99Us }) => p99Us },
      { name: 'pg_trgm, median', colour: 2, valueAt: ({ pgTrgmP50Us }) => pgTrgmP50Us },
    ],
  },
  {
    title: 'Memory of an entry',
    axis: { type: 'value', min: 0, unit: 'bytes' },
    lines: [
      { name: 'beyond its own text', colour: 3, valueAt: ({ bytesPerEntry }) => bytesPerEntry },
      { name: 'its own text', colour: 1, valueAt: ({ textBytesPerEntry }) => textBytesPerEntry },
    ],
  },
  {
    title: 'Mutated travellers found',
    axis: { type: 'value', min: 0, max: 1, unit: 'share' },
    lines: [
      { name: 'found by screening', colour: 0, valueAt: ({ recall }) => recall },
      { name: 'found by pg_trgm at as many alerts', colour: 2, valueAt: ({ pgTrgmRecall }) => pgTrgmRecall },
    ],
  },
];

/** 90 % innocents, 10 % mutated positives, in one order of chance. */
function queriesFor(list: TimedList, innocents: readonly ScreenedDocument[]): ScreenedDocument[] {
  const random = seededRandom(`order ${options.seed}`);
  return Array.from({ length: Number(options.queries) }, () =>
    random.chance(0.1) ? random.pick(list.positives).document : random.pick(innocents),
  );
}

/**
 * Microseconds of each query. All are asked three times over, and the middle time of each counts: on a machine that others use, the worst
 * times of one round are theirs.
 */
function timeScreenings(list: TimedList, innocents: readonly ScreenedDocument[]): Float64Array {
  const questions = queriesFor(list, innocents).map(questionOf);
  for (const question of questions.slice(0, 5000)) list.index.screen(question);
  const rounds = Array.from({ length: ROUNDS }, () =>
    Float64Array.from(questions, (question) => {
      const startedMs = performance.now();
      list.index.screen(question);
      return (performance.now() - startedMs) * 1000;
    }),
  );
  return Float64Array.from(questions, (_, at) =>
    quantile(
      rounds.map((round) => round[at] ?? Number.NaN),
      0.5,
    ),
  );
}

/** A question with nothing but a listed document; by hundreds, since one is nearer to the clock's own step. */
function timeDocuments(list: TimedList): number {
  const questions = list.documents.map(({ state, number }) =>
    questionOf({ ...documentOf({ name: '' }), issuingState: state, documentNumber: number }),
  );
  const times: number[] = [];
  for (let round = 0; round < 200; round++) {
    const startedMs = performance.now();
    for (let i = 0; i < DOCUMENTS_AT_ONCE; i++) {
      const question = questions[(round * DOCUMENTS_AT_ONCE + i) % questions.length];
      if (question) list.index.screen(question);
    }
    times.push(((performance.now() - startedMs) * 1000) / DOCUMENTS_AT_ONCE);
  }
  return quantile(times, 0.5);
}

async function measureSize(entries: number, innocents: readonly ScreenedDocument[]): Promise<SizeFigures> {
  say(`\n${entries} entries`);
  const list = await buildTimedList(options.seed, entries, { positives: POSITIVES, documents: 1000 });
  const times = timeScreenings(list, innocents);
  const found = list.positives.filter(({ document, entryId }) =>
    list.index.screen(questionOf(document)).hits.some((hit) => hit.entryId === entryId && alerts(hit)),
  );
  const alerted = innocents.filter((document) => list.index.screen(questionOf(document)).hits.some(alerts));
  const alertedPerThousand = (alerted.length * 1000) / innocents.length;
  const documentP50Us = timeDocuments(list);
  const withBaseline = options.baseline && entries <= MOST_FOR_BASELINE;
  const pgTrgm = withBaseline
    ? await measureTrigrams(
        () => padList(options.seed, entries),
        list.positives.slice(0, BASELINE_POSITIVES),
        innocents.slice(0, BASELINE_INNOCENTS),
        { perThousand: Math.max(1, alertedPerThousand), onProgress: (step) => say(`  pg_trgm: ${step}`) },
      )
    : null;
  const life = await measureLife(
    list.index,
    LIST_KEY,
    list.positives.map(({ document }) => questionOf(document)),
    list.anyEntry,
    entries <= MOST_FOR_SWAP,
  );
  const figures: SizeFigures = {
    entries,
    p50Us: quantile(times, 0.5),
    p99Us: quantile(times, 0.99),
    p999Us: quantile(times, 0.999),
    documentP50Us,
    bytesPerEntry: list.bytesPerEntry,
    textBytesPerEntry: list.textBytesPerEntry,
    buildMs: list.buildMs,
    snapshotMs: life.snapshotMs,
    life,
    pgTrgmP50Us: pgTrgm?.p50Us ?? null,
    pgTrgmRecall: pgTrgm?.recall ?? null,
    recall: found.length / list.positives.length,
    alertedPerThousand,
    pgTrgm,
  };
  sayFigures(figures, list, found.length);
  return figures;
}

function sayFigures(figures: SizeFigures, list: TimedList, foundCount: number): void {
  const us = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} µs`);
  const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  const { p50Us, p99Us, p999Us, pgTrgm, life } = figures;
  say(
    tableOf([
      ['screening p50 / p99 / p999', `${us(p50Us)} / ${us(p99Us)} / ${us(p999Us)}`],
      ['document look-up p50', us(figures.documentP50Us)],
      ['bytes an entry', `${figures.bytesPerEntry.toFixed(0)} beyond ${figures.textBytesPerEntry.toFixed(0)} of text`],
      [
        'built in',
        `${(figures.buildMs / 1000).toFixed(1)} s (${(list.entriesMs / 1000).toFixed(1)} s of having the entries beside it)`,
      ],
      ['from a snapshot in', ms(figures.snapshotMs)],
      ['one change seen after', ms(life.changeMs)],
      [
        'longest wait in a swap',
        life.swap ? `${ms(life.swap.swapDelayMs)} (without one ${ms(life.swap.quietDelayMs)})` : '–',
      ],
      ['rebuilt beside it in', life.swap ? ms(life.swap.rebuildMs) : '–'],
      ['mutated found', `${foundCount} of ${list.positives.length} = ${figures.recall.toFixed(3)}`],
      ['innocents alerted', `${figures.alertedPerThousand.toFixed(2)} of 1,000`],
      ['pg_trgm p50 / p99', pgTrgm ? `${us(pgTrgm.p50Us)} / ${us(pgTrgm.p99Us)}` : '–'],
      [
        'pg_trgm found',
        pgTrgm ? `${pgTrgm.recall.toFixed(3)} (among its rows ${pgTrgm.candidateRecall.toFixed(3)})` : '–',
      ],
      ['faster by', pgTrgm ? `${(pgTrgm.p50Us / p50Us).toFixed(0)} ×` : '–'],
    ]),
  );
}

async function bench(): Promise<void> {
  const innocents = generateInnocents(`bench ${options.seed}`, 20_000).map(({ document }) => document);
  const sizes: SizeFigures[] = [];
  for (const size of options.sizes.split(',').map(Number)) sizes.push(await measureSize(size, innocents));
  mkdirSync('bench/results', { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '' };
  writeFileSync('bench/results/screening.json', `${JSON.stringify({ seed: options.seed, machine, sizes }, null, 2)}\n`);
  mkdirSync('docs/figures', { recursive: true });
  writeFileSync(
    'docs/figures/screening-growth.svg',
    drawGrowth({ things: 'entries', countOf: ({ entries }) => entries, panels: PANELS }, sizes),
  );
  say('\nwritten: bench/results/screening.json, docs/figures/screening-growth.svg');
}

if (hasSharedData()) await bench();
else say('The folder of IAMIS_SHARED_DATA has no names and watchlists: nothing measured.');
