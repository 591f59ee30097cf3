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
import { LaneClient, quantile } from './lane-client.ts';
import { findInspectionsAt } from './size-tables.ts';

// `npm run bench:flows`: so many crossings in bulk, counted ahead; then standing views and reports of a year over HTTP as a ministry asks
// them (small cells withheld), the same reports as plain SQL over the crossings, the context of inspections, and the proof that the cells equal
// a count. First with a fifth of the crossings, in a database of its own, for the growth.

const { values } = parseArgs({
  options: {
    crossings: { type: 'string', default: '200000' },
    seed: { type: 'string', default: 'flows-1' },
    reports: { type: 'string', default: '200' },
    /** Of the drawn reports so many are also asked as plain SQL. */
    plain: { type: 'string', default: '10' },
    /** A folder in which the filled databases are kept by their number of crossings: a second run measures them again. */
    data: { type: 'string' },
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
    const bench = await openFlowBench(dataDir, count, seed, say);
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

say(`seed: ${seed}`);
const small = await withBench(Math.round(crossings / 5), async (bench) => {
  const client = await signIn(bench, 'analyst');
  const year = await askYear(bench, client);
  client.close();
  return { crossings: bench.filled.crossings, p99Ms: p(year, 0.99), p50Ms: p(year, 0.5) };
});

await withBench(crossings, async (bench) => {
  const client = await signIn(bench, 'analyst');
  await ask(client, drawStanding(seededRandom(`${seed} warm`), bench.known, 2));
  const standing = await ask(client, drawStanding(seededRandom(`${seed} standing`), bench.known, 25));
  const year = await askYear(bench, client);
  client.close();

  const deps = {
    platform: bench.platform,
    checkpoints: openCheckpointReader(bench.platform),
    months: new FlowMonths(),
  };
  const plain: Timed[] = [];
  let areAnswersEqual = true;
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
      areAnswersEqual = false;
      say(`  differs from plain SQL: ${pathOf(one.question)}`);
    }
  }

  const traffic = trafficOf(await deps.checkpoints.list());
  const people = seededRandom(`${seed} drawn`);
  const drawn = Array.from({ length: 1000 }, () =>
    bulkDocument(seed, traffic, bench.now, people.int(0, Math.max(0, bench.filled.persons - 1))),
  );
  const supervisor = await signIn(bench, 'supervisor');
  supervisor.headers = { 'iamis-purpose': 'investigation', 'iamis-case': 'FLOWS-1' };
  const context: { ms: number }[] = [];
  for (const id of await findInspectionsAt(bench.ownerUrl, drawn, ['manas', 'osh'])) {
    const startedMs = performance.now();
    const { status } = await supervisor.call('GET', `/v1/inspections/${id}/context`);
    context.push({ ms: performance.now() - startedMs });
    if (status !== 200) throw new Error(`context: ${status}`);
  }
  supervisor.close();

  say('proving that each cell equals a count …');
  const provingMs = performance.now();
  let proved = 0;
  let differing = 0;
  for await (const month of verifyFlows(bench.platform)) {
    proved += month.crossings;
    differing += month.differingCells;
  }
  const verifyS = (performance.now() - provingMs) / 1000;

  const growth = [
    { crossings: small.crossings, p99Ms: small.p99Ms },
    { crossings: bench.filled.crossings, p99Ms: p(year, 0.99) },
  ];
  const plainSqlMs = p(plain, 0.5);
  say(viewsTable(standing));
  const slow = [...year].sort((a, b) => b.ms - a.ms).slice(0, 5);
  say(
    tableOf([['the slowest of the year', 'rows', 'ms'], ...slow.map(({ name, rows, ms }) => [name, rows, round(ms)])]),
  );
  say(
    tableOf([
      ['', 'p50 ms', 'p99 ms', 'floor'],
      ['standing views', p(standing, 0.5), p(standing, 0.99), 'p99 25'],
      [`${year.length} reports of a year`, p(year, 0.5), p(year, 0.99), 'p99 100'],
      ['the same as plain SQL', plainSqlMs, p(plain, 0.99), ''],
      ['context of an inspection', p(context, 0.5), p(context, 0.99), 'p99 10'],
      [`a fifth: ${small.crossings} crossings`, small.p50Ms, small.p99Ms, ''],
      ['growth five-fold', '', `${round((growth[1]?.p99Ms ?? 0) / small.p99Ms)} times`, '1.5 times'],
    ]),
  );
  say(`cells equal a count of ${proved} crossings: ${differing === 0 && areAnswersEqual} (${verifyS.toFixed(1)} s)`);
  const result = {
    crossings: bench.filled.crossings,
    standing: { p99Ms: p(standing, 0.99) },
    year: { p50Ms: p(year, 0.5), p99Ms: p(year, 0.99), plainSqlMs },
    context: { p99Ms: p(context, 0.99) },
    growth,
    cubesEqualCount: differing === 0 && areAnswersEqual,
    seed,
    reports: year.length,
    writtenS: bench.filled.writtenS,
    firstCountS: bench.filled.countedS,
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
