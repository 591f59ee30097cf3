import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCheckpointReader } from '../src/checkpoints/checkpoint-reader.ts';
import { tableOf } from '../src/commands/table.ts';
import { trafficOf } from '../src/demonstration/border-traffic.ts';
import { bulkDocument } from '../src/demonstration/bulk-people.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import { FlowMonths } from '../src/statistics/flow-months.ts';
import { tellFlows } from '../src/statistics/flow-rows.ts';
import { gatherFlows } from '../src/statistics/gather-flows.ts';
import { verifyFlows } from '../src/statistics/verify-flows.ts';
import { makeDataDir, removeDataDir } from '../test/support/program.ts';
import { type FlowBench, openFlowBench } from './flow-data.ts';
import { type AskedFlow, drawStanding, drawYear, pathOf } from './flow-questions.ts';
import { drawGrowth, type Panel } from './growth-figure.ts';
import { LaneClient, quantile } from './lane-client.ts';
import { findInspectionsAt } from './size-tables.ts';

// `npm run bench:flows`: so many crossings in bulk, counted ahead; then standing views and reports of a year over HTTP as a ministry asks
// them (small cells withheld), the same reports as plain SQL over the crossings, the context of inspections, and the proof that the cells equal
// a count. First with a fifth of the crossings, in a database of its own, for the growth.

const { values } = parseArgs({
  allowNegative: true,
  options: {
    crossings: { type: 'string', default: '200000' },
    seed: { type: 'string', default: 'flows-1' },
    reports: { type: 'string', default: '200' },
    /** Of the drawn reports so many are also asked as plain SQL. */
    plain: { type: 'string', default: '10' },
    /** A folder in which the filled databases are kept by their number of crossings: a second run measures them again. */
    data: { type: 'string' },
    /** Pairing is an hour's work at twenty million: without it a context is measured without the stay. */
    stays: { type: 'boolean', default: true },
  },
});
const crossings = Number(values.crossings);
const reports = Math.max(1, Number(values.reports));
const { seed } = values;
const say = (text: string) => process.stdout.write(`${text}\n`);
const round = (value: number) => Math.round(value * 100) / 100;

interface Timed extends AskedFlow {
  ms: number;
  rows: number;
}

/** One after the other, as one desk asks; a first turn that is not counted fills what is read once. */
async function ask(client: LaneClient, asked: readonly AskedFlow[]): Promise<Timed[]> {
  const timed: Timed[] = [];
  for (const one of asked) {
    const startedMs = performance.now();
    const { status, body } = await client.call('GET', pathOf(one.question));
    const ms = performance.now() - startedMs;
    if (status !== 200) throw new Error(`${one.name}: ${status} ${JSON.stringify(body)}`);
    timed.push({ ...one, ms, rows: body.rows.length });
  }
  return timed;
}

const p = (timed: readonly { ms: number }[], share: number) =>
  round(
    quantile(
      timed.map(({ ms }) => ms),
      share,
    ),
  );

/** The drawn reports; those of more rows than an answer has are drawn again. */
async function askYear(bench: FlowBench, client: LaneClient): Promise<Timed[]> {
  const random = seededRandom(`${seed} reports`);
  const [warm = []] = [drawYear(random, bench.known, 20)];
  await ask(client, warm);
  return ask(client, drawYear(seededRandom(`${seed} year`), bench.known, reports));
}

async function withBench<T>(count: number, work: (bench: FlowBench) => Promise<T>): Promise<T> {
  const dataDir = values.data === undefined ? makeDataDir() : join(values.data, String(count));
  try {
    const bench = await openFlowBench(dataDir, { crossings: count, seed, withStays: values.stays }, say);
    try {
      return await work(bench);
    } finally {
      await bench.stop();
    }
  } finally {
    if (values.data === undefined) removeDataDir(dataDir);
  }
}

async function signIn(bench: FlowBench, username: string): Promise<LaneClient> {
  const client = new LaneClient(bench.url, 4);
  await client.signIn(username, bench.passwordOf(username));
  return client;
}

/** Contexts of persons drawn at random, as a supervisor asks for them one after the other. */
async function askContexts(bench: FlowBench): Promise<{ ms: number }[]> {
  const traffic = trafficOf(await openCheckpointReader(bench.platform).list());
  const people = seededRandom(`${seed} drawn`);
  const drawn = Array.from({ length: 1000 }, () =>
    bulkDocument(seed, traffic, bench.now, people.int(0, Math.max(0, bench.filled.persons - 1))),
  );
  const supervisor = await signIn(bench, 'supervisor');
  supervisor.headers = { 'iamis-purpose': 'investigation', 'iamis-case': 'FLOWS-1' };
  const timed: { ms: number }[] = [];
  for (const id of await findInspectionsAt(bench.ownerUrl, drawn, ['manas', 'osh'])) {
    const startedMs = performance.now();
    const { status, body } = await supervisor.call('GET', `/v1/inspections/${id}/context`);
    timed.push({ ms: performance.now() - startedMs });
    if (status !== 200 || (body.stay === null) !== (bench.filled.pairedS === null))
      throw new Error(`context: ${status}`);
  }
  supervisor.close();
  return timed;
}

interface Measured {
  crossings: number;
  withStays: boolean;
  standing: Timed[];
  year: Timed[];
  context: { ms: number }[];
  plain: { ms: number }[];
  isPlainEqual: boolean;
}

const PANELS: readonly Panel<Measured>[] = [
  {
    title: 'Reports of a year',
    axis: { type: 'log', unit: 'ms' },
    lines: [
      { name: 'median', colour: 0, valueAt: ({ year }) => p(year, 0.5) },
      { name: '99th percentile', colour: 1, valueAt: ({ year }) => p(year, 0.99) },
      { name: 'as plain SQL, median', colour: 2, valueAt: ({ plain }) => p(plain, 0.5) },
    ],
  },
  {
    title: 'Standing views',
    axis: { type: 'value', min: 0, unit: 'ms' },
    lines: [
      { name: 'median', colour: 0, valueAt: ({ standing }) => p(standing, 0.5) },
      { name: '99th percentile', colour: 1, valueAt: ({ standing }) => p(standing, 0.99) },
    ],
  },
];

async function measure(bench: FlowBench): Promise<Measured> {
  const client = await signIn(bench, 'analyst');
  await ask(client, drawStanding(seededRandom(`${seed} warm`), bench.known, 2));
  const standing = await ask(client, drawStanding(seededRandom(`${seed} standing`), bench.known, 25));
  const year = await askYear(bench, client);
  client.close();
  const { crossings: count, pairedS } = bench.filled;
  const context = await askContexts(bench);
  const { plain, isEqual: isPlainEqual } = await askPlain(bench, year);
  return { crossings: count, withStays: pairedS !== null, standing, year, context, plain, isPlainEqual };
}

/** Some of the reports again as plain SQL over the crossings, each held against what the cells tell. */
async function askPlain(
  { platform }: FlowBench,
  year: readonly Timed[],
): Promise<{ plain: Timed[]; isEqual: boolean }> {
  const deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths() };
  const plain: Timed[] = [];
  let isEqual = true;
  const random = seededRandom(`${seed} plain`);
  for (let count = 0; count < Number(values.plain); count += 1) {
    const one = random.pick(year);
    const options = { withPersons: false, mostRows: 200_000 };
    const startedMs = performance.now();
    const counted = await gatherFlows(deps, one.question, { ...options, isPlain: true });
    plain.push({ ...one, ms: performance.now() - startedMs });
    const ahead = await gatherFlows(deps, one.question, options);
    const [a, b] = [counted, ahead].map(({ partial }) => JSON.stringify(tellFlows(one.question, partial, null)));
    if (a !== b) {
      isEqual = false;
      say(`  differs from plain SQL: ${pathOf(one.question)}`);
    }
  }
  return { plain, isEqual };
}

say(`seed: ${seed}`);
const small = await withBench(Math.round(crossings / 5), measure);
await withBench(crossings, async (bench) => {
  const large = await measure(bench);
  mkdirSync('docs/figures', { recursive: true });
  const growthFigure = drawGrowth({ things: 'crossings', countOf: (one) => one.crossings, panels: PANELS }, [
    small,
    large,
  ]);
  writeFileSync('docs/figures/flows-growth.svg', growthFigure);
  say(viewsTable(large.standing));
  const slow = [...large.year].sort((a, b) => b.ms - a.ms).slice(0, 5);
  say(
    tableOf([['the slowest of the year', 'rows', 'ms'], ...slow.map(({ name, rows, ms }) => [name, rows, round(ms)])]),
  );
  const both = (what: string, of: (one: Measured) => readonly { ms: number }[], floor: string) =>
    [small, large].map((one) => [one.crossings, what, p(of(one), 0.5), p(of(one), 0.99), floor]);
  const growth = [small, large].map((one) => ({ crossings: one.crossings, p99Ms: p(one.year, 0.99) }));
  const grown = round((growth[1]?.p99Ms ?? 0) / (growth[0]?.p99Ms ?? 0));
  say(
    tableOf([
      ['crossings', '', 'p50 ms', 'p99 ms', 'floor'],
      ...both('standing views', ({ standing }) => standing, 'p99 25'),
      ...both(`${reports} reports of a year`, ({ year }) => year, 'p99 100'),
      ...both('some of them as plain SQL', ({ plain }) => plain, ''),
      ...[small, large].map((one) => [
        ...[one.crossings, `context of an inspection${one.withStays ? '' : ', stays not paired'}`],
        ...[p(one.context, 0.5), p(one.context, 0.99), 'p99 10'],
      ]),
      ['', 'growth five-fold of the year', '', `${grown} times`, '1.5 times'],
    ]),
  );

  say('proving that each cell equals a count …');
  const provingMs = performance.now();
  let proved = 0;
  let differing = 0;
  for await (const month of verifyFlows(bench.platform)) {
    proved += month.crossings;
    differing += month.differingCells;
  }
  const verifyS = (performance.now() - provingMs) / 1000;
  const cubesEqualCount = differing === 0 && small.isPlainEqual && large.isPlainEqual;
  say(`cells equal a count of ${proved} crossings: ${cubesEqualCount} (${verifyS.toFixed(1)} s)`);
  const contextOf = ({ crossings: count, withStays, context }: Measured) => ({
    ...{ crossings: count, withStays, p50Ms: p(context, 0.5), p99Ms: p(context, 0.99) },
  });
  const result = {
    crossings: large.crossings,
    standing: { p99Ms: p(large.standing, 0.99) },
    year: { p50Ms: p(large.year, 0.5), p99Ms: p(large.year, 0.99), plainSqlMs: p(large.plain, 0.5) },
    context: { ...contextOf(large), smaller: contextOf(small) },
    growth,
    cubesEqualCount,
    seed,
    reports: large.year.length,
    ...{ writtenS: bench.filled.writtenS, firstCountS: bench.filled.countedS, pairedS: bench.filled.pairedS },
    cellBytes: bench.cellBytes,
    verifyS: round(verifyS),
  };
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/flows.json', `${JSON.stringify(result, null, 2)}\n`);
});

function viewsTable(timed: readonly Timed[]): string {
  const byName = Map.groupBy(timed, ({ name }) => name);
  const rows = [...byName].map(([name, own]) => [name, p(own, 0.5), p(own, 0.99)]);
  return tableOf([['standing view', 'p50 ms', 'p99 ms'], ...rows]);
}
