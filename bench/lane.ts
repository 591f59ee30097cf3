import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addDays, localDate } from '../src/core/dates.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import { makeDataDir, type Program, removeDataDir, startProgram } from '../test/support/program.ts';
import { compareWithAcknowledged, readBooks, withOwner } from './books.ts';
import { decisionFor, inventTraveller, LaneClient, quantile, type Traveller } from './lane-client.ts';

// `npm run bench:lane`: the main job over HTTP. First N inspections with their decisions at C connections, with latencies and the
// equality of the books; then again with a kill -9 of the program in the middle, and nothing acknowledged may be missing.

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '32' },
    seed: { type: 'string', default: 'lane-1' },
  },
});
const pairs = Math.min(1_000_000, Number(values.pairs));
const connections = Math.min(512, Number(values.connections));
const random = seededRandom(values.seed);
const say = (text: string) => process.stdout.write(`${text}\n`);

interface Log {
  inspectionMs: number[];
  decisionMs: number[];
  signals: Record<string, number>;
  inspected: string[];
  crossed: string[];
  refused: Record<string, number>;
  broken: Traveller[];
}

const newLog = (): Log => ({
  inspectionMs: [],
  decisionMs: [],
  signals: {},
  inspected: [],
  crossed: [],
  refused: {},
  broken: [],
});

async function onePair(client: LaneClient, traveller: Traveller, log: Log): Promise<void> {
  try {
    const startedAt = performance.now();
    const opened = await client.call('PUT', `/v1/inspections/${traveller.id}`, traveller.inspection);
    log.inspectionMs.push(performance.now() - startedAt);
    if (opened.status !== 200 && opened.status !== 201) {
      count(log.refused, `inspection ${opened.status} ${opened.body?.code}`);
      if (opened.status >= 500) log.broken.push(traveller);
      return;
    }
    log.inspected.push(traveller.id);
    count(log.signals, opened.body.signal);
    const decidedAt = performance.now();
    const decided = await client.call('PUT', `/v1/inspections/${traveller.id}/decision`, decisionFor(opened.body));
    log.decisionMs.push(performance.now() - decidedAt);
    if (decided.status !== 200 && decided.status !== 201) {
      count(log.refused, `decision ${decided.status} ${decided.body?.code}`);
      if (decided.status >= 500) log.broken.push(traveller);
      return;
    }
    if (decided.body.crossing) log.crossed.push(traveller.id);
  } catch {
    log.broken.push(traveller);
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

async function run(client: LaneClient, travellers: Iterator<Traveller>, log: Log): Promise<void> {
  const worker = async () => {
    for (let next = travellers.next(); !next.done; next = travellers.next()) await onePair(client, next.value, log);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

function* invent(total: number): Generator<Traveller> {
  for (let i = 0; i < total; i++) yield inventTraveller(random, i % 3 === 0 ? 'osh' : 'manas');
}

async function signedIn(program: Program, username: string): Promise<LaneClient> {
  const client = new LaneClient(program.url, connections);
  await client.signIn(username, program.passwordOf(username));
  return client;
}

const quantiles = (times: number[]) => ({ p50Ms: round(quantile(times, 0.5)), p99Ms: round(quantile(times, 0.99)) });
const round = (value: number) => Math.round(value * 100) / 100;
const problems: string[] = [];
const mustBe = (name: string, got: number, expected: number) => {
  say(`  ${got === expected ? 'equal ' : 'DIFFER'}  ${name}: ${got} = ${expected}`);
  if (got !== expected) problems.push(`${name}: ${got}, expected ${expected}`);
};

const dataDir = makeDataDir();
let program = await startProgram(dataDir);
say(`first start to ready: ${Math.round(program.readyMs)} ms`);
try {
  // 1. the load
  const analyst = await signedIn(program, 'analyst');
  const [from, to] = [addDays(localDate(new Date()), -1), addDays(localDate(new Date()), 2)];
  const flows = async () => {
    const answer = await analyst.call('GET', `/v1/flows?from=${from}&to=${to}&period=day&by=checkpoint,direction`);
    if (answer.status !== 200) throw new Error(`flows: ${answer.status} ${answer.body?.code}`);
    return answer.body.rows.reduce((sum: number, row: { crossings: number }) => sum + row.crossings, 0) as number;
  };
  const flowsBefore = await flows();
  const officer = await signedIn(program, 'officer');
  const log = newLog();
  const startedAt = performance.now();
  await run(officer, invent(pairs), log);
  const seconds = (performance.now() - startedAt) / 1000;
  const load = {
    pairs,
    connections,
    pairsPerS: round(pairs / seconds),
    inspection: quantiles(log.inspectionMs),
    decision: quantiles(log.decisionMs),
    signals: log.signals,
    refused: log.refused,
  };
  say(`${pairs} pairs at ${connections} connections in ${seconds.toFixed(1)} s: ${load.pairsPerS} pairs a second`);
  say(
    `  inspection p50 ${load.inspection.p50Ms} ms, p99 ${load.inspection.p99Ms} ms · decision p50 ${load.decision.p50Ms} ms, p99 ${load.decision.p99Ms} ms`,
  );
  say(`  signals ${JSON.stringify(log.signals)} refused ${JSON.stringify(log.refused)} broken ${log.broken.length}`);
  const books = await withOwner(dataDir, readBooks);
  mustBe('inspections recorded = acknowledged', books.inspections, log.inspected.length);
  mustBe('inspections = decided + open', books.laneDecisions + books.open, books.inspections);
  mustBe('open after the run', books.open, 0);
  mustBe('admitted + referred = decided', books.admitted + books.referred, books.laneDecisions);
  mustBe('crossings = admitted', books.crossings, books.admitted);
  mustBe('crossings = acknowledged crossings', books.crossings, log.crossed.length);
  mustBe('flows grew by the crossings', (await flows()) - flowsBefore, books.crossings);

  // 2. the same with a kill -9 in the middle
  const second = newLog();
  const killed = run(officer, invent(pairs), second);
  while (second.crossed.length < pairs / 3) await new Promise((resolve) => setTimeout(resolve, 5));
  const killedAt = performance.now();
  await program.killHard();
  await killed;
  const acknowledged = { inspections: second.inspected.length, crossings: second.crossed.length };
  program = await startProgram(dataDir);
  const backAfterMs = Math.round(performance.now() - killedAt);
  say(
    `kill -9 after ${acknowledged.crossings} acknowledged crossings; ready again after ${backAfterMs} ms (start ${Math.round(program.readyMs)} ms)`,
  );
  const kept = await withOwner(dataDir, (client) => compareWithAcknowledged(client, second.inspected, second.crossed));
  mustBe('acknowledged inspections missing', kept.missingInspections, 0);
  mustBe('acknowledged crossings missing', kept.missingCrossings, 0);
  // The clients repeat what was not answered, with the same ids.
  const again = newLog();
  const unanswered = second.broken.slice(0, 500);
  await run(await signedIn(program, 'officer'), unanswered[Symbol.iterator](), again);
  say(
    `  ${unanswered.length} of the unanswered repeated with their ids: refused ${JSON.stringify(again.refused)} broken ${again.broken.length}`,
  );
  mustBe('repeated and answered', again.inspected.length, unanswered.length);
  const after = await withOwner(dataDir, async (client) => ({
    ...(await readBooks(client)),
    ...(await compareWithAcknowledged(client, [], [...second.crossed, ...again.crossed])),
  }));
  mustBe('crossings doubled', after.doubledCrossings, 0);
  mustBe('crossings missing after the repeat', after.missingCrossings, 0);
  mustBe('crossings = admitted', after.crossings, after.admitted);

  mkdirSync('bench/results', { recursive: true });
  writeFileSync(
    'bench/results/lane.json',
    `${JSON.stringify({ seed: values.seed, load, books, kill: { acknowledged, backAfterMs, ...kept, ...after } }, null, 2)}\n`,
  );
} finally {
  await program.stop();
  removeDataDir(dataDir);
}
say(problems.length === 0 ? 'the books balance' : `the books do NOT balance:\n${problems.join('\n')}`);
process.exit(problems.length === 0 ? 0 : 1);
