import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { addDays, localDate } from '../src/core/dates.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import { APP_ROLE, OWNER_ROLE } from '../src/platform/embedded-server.ts';
import { makeDataDir, removeDataDir, startProgram } from '../test/support/program.ts';
import type { BackgroundLoad } from './background-load.ts';
import type { BadInput } from './bad-input.ts';
import { insertRate, makeRowTable, routeRate, startBareRoute } from './baselines.ts';
import { connectOwner, countMissing, databaseUrl, imbalances, readBooks } from './books.ts';
import { childrenOf, cpuMs, postmasterOf } from './cpu-time.ts';
import { LaneClient, quantile } from './lane-client.ts';
import { newLog, onePair, runFor, steady, travellers } from './lane-load.ts';
import { writeLargeList, writeListFile } from './large-list.ts';

// `npm run bench:crossings`: an inspection and its decision over HTTP, at several numbers of lanes, beside two baselines of the same
// run; then at a steady rate, alone and during exports and an import. The books must balance at the end.

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '1,8,32,128' },
    seconds: { type: 'string', default: '6' },
    rate: { type: 'string', default: '200' },
    list: { type: 'string', default: '100000' },
    'list-file-mb': { type: 'string', default: '100' },
    seed: { type: 'string', default: 'crossings-1' },
    // More flags for the program's Node, such as --cpu-prof.
    node: { type: 'string', default: '' },
  },
});
const ms = Number(values.seconds) * 1000;
const listSize = Number(values.list);
const random = seededRandom(values.seed);
const lanes = travellers(random);
const nextTraveller = () => lanes.next().value;
const say = (text: string) => process.stdout.write(`${text}\n`);
const round = (value: number) => Math.round(value * 100) / 100;
const cell = (value: number, width = 8) => String(round(value)).padStart(width);

const dataDir = makeDataDir();
const program = await startProgram(dataDir, {
  IAMIS_REQUESTS_PER_MINUTE: '10000000',
  // One process answers, as in service another one does the jobs.
  IAMIS_WORKERS: '1',
  ...(values.node && { NODE_OPTIONS: values.node }),
});
const owner = await connectOwner(dataDir);
const log = newLog();

async function signedIn(username: string, connections: number): Promise<LaneClient> {
  const client = new LaneClient(program.url, connections);
  await client.signIn(username, program.passwordOf(username));
  return client;
}

async function loadList(): Promise<void> {
  const startedAt = performance.now();
  await writeLargeList(databaseUrl(dataDir, APP_ROLE), owner, random, listSize);
  const known = async () => {
    const ready = await (await fetch(`${program.url}/readyz`)).text();
    return Number(/(\d+) entries/.exec(ready)?.[1] ?? 0);
  };
  // Discreet entries, three in a hundred, are not counted where anybody may look.
  while ((await known()) < listSize * 0.95) await new Promise((resolve) => setTimeout(resolve, 200));
  // What the new entries set off beside the lanes comes to its end first.
  const { rows } = await owner.query('select change_seq from watchlist_counter');
  for (let isScreened = false; !isScreened; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const done = 'select max(upto_change_seq) as seq from late_hit_pass where finished_at is not null';
    isScreened = (await owner.query(done)).rows[0].seq === rows[0].change_seq;
  }
  say(`screening against ${await known()} entries, in force after ${round((performance.now() - startedAt) / 1000)} s`);
}

/** The bytes of an inspection's row, and of everything that a pair writes. */
async function rowWidths(client: pg.Client): Promise<{ inspection: number; pair: number }> {
  const width = async (table: string, condition = 'true') => {
    const { rows } = await client.query(
      `select avg(pg_column_size(r.*))::int as n from (select * from ${table} where ${condition} limit 2000) r`,
    );
    return Number(rows[0].n);
  };
  const inspection = await width('inspection', 'not is_invented');
  const audit = await width('audit_entry', "action in ('open-inspection', 'decide-inspection')");
  const others = (await width('inspection_identity')) + (await width('decision')) + (await width('crossing'));
  return { inspection, pair: inspection + 2 * audit + others };
}

const postmaster = await postmasterOf(databaseUrl(dataDir, OWNER_ROLE));
const processorTime = () => ({
  program: cpuMs(program.child.pid ?? 0, 'with-children'),
  postgres: cpuMs(postmaster, 'with-children'),
  client: cpuMs(process.pid),
});

async function pairsAt(connections: number) {
  const client = await signedIn('officer', connections);
  await runFor(1_500, connections, () => onePair(client, nextTraveller(), log));
  const decidedBefore = log.decided.length;
  const before = processorTime();
  const times: number[] = [];
  const seconds = await runFor(ms, connections, async () => {
    const startedAt = performance.now();
    await onePair(client, nextTraveller(), log);
    times.push(performance.now() - startedAt);
  });
  const after = processorTime();
  client.close();
  const pairs = log.decided.length - decidedBefore;
  const us = (part: keyof typeof before) => Math.round(((after[part] - before[part]) * 1000) / pairs);
  return {
    pairsPerS: round(pairs / seconds),
    p50Ms: round(quantile(times, 0.5)),
    p99Ms: round(quantile(times, 0.99)),
    processorUs: { program: us('program'), postgres: us('postgres'), client: us('client') },
  };
}

async function againstBaselines() {
  await makeRowTable(owner);
  const bare = await startBareRoute();
  const rows = [];
  let width = 0;
  say(
    ' lanes   pairs/s  p50 ms  p99 ms │ route/s  insert/s │ ÷insert  ÷route │ processor µs a pair: program postgres client',
  );
  for (const n of values.connections.split(',').map(Number)) {
    const pairs = await pairsAt(n);
    if (width === 0) {
      const widths = await rowWidths(owner);
      width = widths.pair;
      say(
        `(the rows of a pair have ${width} bytes, so has the baseline's one row; ${widths.inspection} are the inspection's)`,
      );
    }
    const routePerS = round(await routeRate(bare, n, ms / 3, nextTraveller()));
    const insertPerS = round(await insertRate(databaseUrl(dataDir, OWNER_ROLE), n, ms / 3, width));
    const { pairsPerS, p50Ms, p99Ms, processorUs } = pairs;
    rows.push({ n, pairsPerS, p50Ms, p99Ms, routePerS, insertPerS, processorUs });
    say(
      `${cell(n, 6)}${cell(pairsPerS, 10)}${cell(p50Ms)}${cell(p99Ms)} │${cell(routePerS)}${cell(insertPerS, 10)} │` +
        `${cell(pairsPerS / insertPerS)}${cell(pairsPerS / routePerS)} │` +
        `${cell(processorUs.program, 29)}${cell(processorUs.postgres, 9)}${cell(processorUs.client, 7)}`,
    );
  }
  await bare.stop();
  return rows;
}

async function atSteadyRate(during: () => Promise<unknown> = async () => {}) {
  const client = await signedIn('officer', 64);
  const own = newLog();
  let isOver = false;
  const work = during().finally(() => {
    isOver = true;
  });
  const times: number[] = [];
  // As long as what goes on beside it, and no shorter than the other stages.
  do {
    const turn = newLog();
    times.push(...(await steady(client, { ratePerS: Number(values.rate), ms, next: nextTraveller }, turn)));
    for (const key of ['inspected', 'decided', 'crossed'] as const) log[key].push(...turn[key]);
    Object.assign(own.refused, turn.refused);
  } while (!isOver);
  await work;
  client.close();
  return {
    p50Ms: round(quantile(times, 0.5)),
    p99Ms: round(quantile(times, 0.99)),
    requests: times.length,
    refused: own.refused,
  };
}

async function exportsAndImport(): Promise<Record<string, number>> {
  const listFile = join(dataDir, 'list.ndjson');
  const lines = await writeListFile(listFile, random, Number(values['list-file-mb']) * 1e6);
  const [analyst, editor] = [await signedIn('analyst', 1), await signedIn('editor', 1)];
  const today = localDate(new Date());
  const by = 'checkpoint,neighbour,mode,direction,nationality,sex,age,purpose';
  const load: BackgroundLoad = {
    ...{ url: program.url, analystToken: analyst.token, editorToken: editor.token, listFile },
    flowsPath: `/v1/flows?from=${addDays(today, -364)}&to=${addDays(today, 1)}&period=day&by=${by}`,
  };
  return { lines, ...(await inThread<Record<string, number>>('background-load.ts', load)) };
}

/** Runs a file of the bench beside this one, so that its work is not the lanes'. @returns what it says at its end */
function inThread<T>(file: string, workerData: object): Promise<T> {
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The memory that the program's processes have in use, in MB. */
function residentMb(): number {
  const pids = [program.child.pid ?? 0, ...childrenOf(program.child.pid ?? 0)];
  const kb = pids.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0));
  return Math.round(kb.reduce((sum, one) => sum + one, 0) / 1024);
}

async function besideBadInput() {
  const officer = await signedIn('officer', 1);
  const input: BadInput = { port: program.port, token: officer.token, ms: Math.max(ms, 15_000) };
  let became: object = {};
  let peakMb = residentMb();
  const beforeMb = peakMb;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb());
  }, 100);
  const lanesBeside = await atSteadyRate(async () => {
    became = await inThread<object>('bad-input.ts', input);
  });
  clearInterval(watch);
  say(
    `  beside bad input: p50 ${lanesBeside.p50Ms} ms, p99 ${lanesBeside.p99Ms} ms; memory ${beforeMb} MB before, ${peakMb} MB at most`,
  );
  for (const [name, outcomes] of Object.entries(became)) say(`    ${name}: ${JSON.stringify(outcomes)}`);
  return { p99Ms: lanesBeside.p99Ms, beforeMb, peakMb, became };
}

try {
  await loadList();
  const connections = await againstBaselines();
  const quiet = await atSteadyRate();
  say(`steady ${values.rate} requests/s: p50 ${quiet.p50Ms} ms, p99 ${quiet.p99Ms} ms (${quiet.requests} requests)`);
  let beside: Record<string, number> = {};
  const busy = await atSteadyRate(async () => {
    beside = await exportsAndImport();
  });
  say(`  during exports and an import: p50 ${busy.p50Ms} ms, p99 ${busy.p99Ms} ms (${busy.requests} requests)`);
  say(`  beside it: ${JSON.stringify(beside)}`);

  const badInput = await besideBadInput();

  const books = await readBooks(owner);
  const faults = imbalances(books);
  const missing = await countMissing(owner, log);
  const refused = { ...log.refused, ...quiet.refused, ...busy.refused };
  if (missing > 0) faults.push(`acknowledged and missing: ${missing}`);
  say(`refused ${JSON.stringify(refused)}, not answered ${log.broken.length}; books ${JSON.stringify(books)}`);
  say(faults.length === 0 ? 'the books balance' : `the books do NOT balance:\n${faults.join('\n')}`);
  process.exitCode = faults.length === 0 ? 0 : 1;

  mkdirSync('bench/results', { recursive: true });
  const steadyRate = { ratePerS: Number(values.rate), p99Ms: quiet.p99Ms, p99DuringExportMs: busy.p99Ms };
  const results = { seed: values.seed, listSize, connections, steady: steadyRate, beside, badInput, books };
  writeFileSync('bench/results/crossings.json', `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await owner.end();
  await program.stop();
  removeDataDir(dataDir);
}
