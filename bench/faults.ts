import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyAudit } from '../src/audit/verify-audit.ts';
import { addDays, localDate } from '../src/core/dates.ts';
import { idAt } from '../src/core/ids.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import { openDatabase, openPool } from '../src/platform/database.ts';
import { APP_ROLE } from '../src/platform/embedded-server.ts';
import { openEmbeddedSecrets } from '../src/platform/secrets.ts';
import { makeDataDir, removeDataDir, startProgram } from '../test/support/program.ts';
import { connectOwner, countMissing, databaseUrl, imbalances, readBooks } from './books.ts';
import { FAULT_KINDS, type FaultKind, INJECT, type Patient } from './fault-kinds.ts';
import { decisionFor, inventTraveller, LaneClient, type Traveller } from './lane-client.ts';
import { isTaken } from './lane-load.ts';

// `npm run bench:faults`: lanes at work, and one fault after the other, in the order of a seed. Lanes repeat what was not answered, with
// its id, as real ones do. After each fault they come to rest, and the books are held against what was acknowledged.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '56' },
    seed: { type: 'string', default: 'faults-1' },
    lanes: { type: 'string', default: '8' },
    // How long PostgreSQL is stopped.
    'pause-s': { type: 'string', default: '30' },
    kinds: { type: 'string', default: FAULT_KINDS.join() },
    'disk-mb': { type: 'string', default: '3000' },
  },
});
const random = seededRandom(values.seed);
const say = (text: string) => process.stdout.write(`${text}\n`);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const rounds = Number(values.rounds);
const kinds = values.kinds.split(',') as FaultKind[];

/** These faults last; the others are over at once, and the service is down until it has mended itself. */
const LIFTED: readonly FaultKind[] = ['stop-postgres', 'disk-full', 'clock-back', 'five-at-once'];
const QUIET_MS = 2_000;

/** Every kind as often as the others, in an order that the seed tells. */
function plan(): FaultKind[] {
  const all = Array.from({ length: rounds }, (_, at) => kinds[at % kinds.length] as FaultKind);
  for (let at = all.length - 1; at > 0; at--) {
    const other = random.int(0, at);
    [all[at], all[other]] = [all[other] as FaultKind, all[at] as FaultKind];
  }
  return all;
}

const dataDir = makeDataDir();
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${values['disk-mb']}m,mode=0711`, 'tmpfs', dataDir]);
if (mounted.status !== 0) {
  say('no small file system can be mounted here: rounds of a full disk are left out');
  kinds.splice(0, kinds.length, ...kinds.filter((kind) => kind !== 'disk-full'));
}
const clockFile = join(dataDir, 'clock');
writeFileSync(clockFile, '0');
const environment = {
  IAMIS_WORKERS: '2',
  IAMIS_REQUESTS_PER_MINUTE: '10000000',
  IAMIS_BENCH_CLOCK: clockFile,
  NODE_OPTIONS: `--import ${new URL('shifted-clock.mjs', import.meta.url).pathname}`,
};
const patient: Patient = {
  ...{ dataDir, environment, random, shiftMs: 0, pgData: '', pauseMs: Number(values['pause-s']) * 1000 },
  program: await startProgram(dataDir, environment),
};

/** What the lanes have been told, over all rounds. */
const acknowledged = { inspected: [] as string[], decided: [] as string[], crossed: [] as string[] };
const unexpected: Record<string, number> = {};
let repeats = 0;
/** When a request last failed, and when the first one after it was answered as recorded. */
let failedAt = 0;
let backAt: number | undefined;
let isTwinned = false;

async function askUntilTaken(client: LaneClient, path: string, body: unknown, signal: AbortSignal) {
  for (;;) {
    const sentAt = performance.now();
    const answer = await client.call('PUT', path, body).catch(() => undefined);
    if (answer && isTaken(answer.status)) {
      if (sentAt > failedAt) backAt ??= performance.now();
      return answer;
    }
    failedAt = performance.now();
    backAt = undefined;
    if (answer && answer.status < 500 && answer.status !== 401) {
      const reason = `${answer.status} ${answer.body?.code}`;
      unexpected[reason] = (unexpected[reason] ?? 0) + 1;
      return undefined;
    }
    // The session outlives neither its quarter of an hour nor a clock that was set.
    if (answer?.status === 401) await signIn(client).catch(() => {});
    if (signal.aborted && performance.now() > giveUpAt) throw new Error('the service does not come back');
    repeats += 1;
    await wait(50);
  }
}
let giveUpAt = Number.POSITIVE_INFINITY;

/** The lanes share a session: the first that finds it over signs in for all. */
let signingIn: Promise<void> | undefined;
function signIn(client: LaneClient): Promise<void> {
  signingIn ??= client.signIn('officer', patient.program.passwordOf('officer')).finally(() => {
    signingIn = undefined;
  });
  return signingIn;
}

/** One traveller after the other, each asked to the end, until the round is over. */
async function lane(client: LaneClient, signal: AbortSignal): Promise<void> {
  const ask = async (path: string, body: unknown) => {
    if (!isTwinned) return askUntilTaken(client, path, body, signal);
    const answers = await Promise.all(Array.from({ length: 5 }, () => askUntilTaken(client, path, body, signal)));
    const [first] = answers;
    if (answers.some((answer) => JSON.stringify(answer?.body) !== JSON.stringify(first?.body))) {
      unexpected['another answer to the same request'] = (unexpected['another answer to the same request'] ?? 0) + 1;
    }
    return first;
  };
  while (!signal.aborted) {
    const traveller: Traveller = inventTraveller(random, 'manas');
    const id = idAt(Date.now() + patient.shiftMs);
    const opened = await ask(`/v1/inspections/${id}`, traveller.inspection);
    if (!opened) continue;
    acknowledged.inspected.push(id);
    const decided = await ask(`/v1/inspections/${id}/decision`, decisionFor(opened.body));
    if (!decided) continue;
    acknowledged.decided.push(id);
    if (decided.body.crossing) acknowledged.crossed.push(id);
  }
}

async function flowTotal(): Promise<number> {
  const client = new LaneClient(patient.program.url, 1);
  await client.signIn('analyst', patient.program.passwordOf('analyst'));
  const [from, to] = [addDays(localDate(new Date()), -2), addDays(localDate(new Date()), 2)];
  const { status, body } = await client.call('GET', `/v1/flows?from=${from}&to=${to}&period=day`);
  client.close();
  if (status !== 200) throw new Error(`flows: ${status}`);
  return body.rows.reduce((sum: number, row: { crossings: number }) => sum + row.crossings, 0);
}

const firstOwner = await connectOwner(dataDir);
patient.pgData = (await firstOwner.query('show data_directory')).rows[0].data_directory;
await firstOwner.end();
const flowsBefore = await flowTotal();
const { auditKey } = openEmbeddedSecrets(dataDir, {});
const result = {
  ...{ seed: values.seed, rounds: 0, byKind: {} as Record<string, { rounds: number; worstRecoveryMs: number }> },
  ...{ acknowledged: 0, lost: 0, doubled: 0, unbalanced: 0, worstRecoveryMs: 0, repeats: 0, unexpected },
};

/** What is wrong with the books after a round. */
async function audit(): Promise<string[]> {
  const owner = await connectOwner(dataDir);
  try {
    const books = await readBooks(owner);
    const faults = imbalances(books);
    const lost = await countMissing(owner, acknowledged);
    const flows = (await flowTotal()) - flowsBefore;
    if (lost > 0) faults.push(`acknowledged and lost: ${lost}`);
    if (flows !== books.crossings) faults.push(`flows grew by ${flows}, crossings are ${books.crossings}`);
    const db = openDatabase(
      openPool({ url: databaseUrl(dataDir, APP_ROLE), poolSize: 1, name: 'bench', statementTimeoutMs: 60_000 }),
    );
    const verified = await verifyAudit(db, { site: 'hub', keys: [auditKey] });
    await db.destroy();
    if (!verified.isSound) faults.push(`the audit does not verify: ${JSON.stringify(verified.findings.slice(0, 3))}`);
    Object.assign(result, { lost, doubled: books.doubled });
    return faults;
  } finally {
    await owner.end();
  }
}

async function oneRound(kind: FaultKind): Promise<string> {
  const ending = new AbortController();
  const client = new LaneClient(patient.program.url, 5 * Number(values.lanes));
  await signIn(client);
  giveUpAt = Number.POSITIVE_INFINITY;
  isTwinned = kind === 'five-at-once';
  const before = acknowledged.decided.length;
  const lanes = Promise.all(Array.from({ length: Number(values.lanes) }, () => lane(client, ending.signal)));
  await wait(random.int(300, 1_200));
  const startedAt = performance.now();
  await INJECT[kind](patient);
  const liftedAt = LIFTED.includes(kind) ? performance.now() : startedAt;
  // Back by itself: nothing has failed for a while, and what was asked after the last failure has been recorded.
  const isQuiet = () => performance.now() - Math.max(failedAt, liftedAt) > QUIET_MS;
  while (!isQuiet() || backAt === undefined) {
    if (performance.now() - liftedAt > 120_000) throw new Error('the service does not come back');
    await wait(20);
  }
  const recoveryMs = Math.max(0, Math.round(failedAt > startedAt ? backAt - liftedAt : 0));
  giveUpAt = performance.now() + 120_000;
  ending.abort();
  await lanes;
  client.close();
  const faults = await audit();
  const { rounds: earlier = 0, worstRecoveryMs = 0 } = result.byKind[kind] ?? {};
  result.byKind[kind] = { rounds: earlier + 1, worstRecoveryMs: Math.max(worstRecoveryMs, recoveryMs) };
  result.rounds += 1;
  result.worstRecoveryMs = Math.max(result.worstRecoveryMs, recoveryMs);
  result.unbalanced += faults.length > 0 ? 1 : 0;
  Object.assign(result, { acknowledged: acknowledged.inspected.length + acknowledged.decided.length, repeats });
  const pairs = acknowledged.decided.length - before;
  return `${kind.padEnd(14)} ${String(pairs).padStart(5)} pairs, back after ${String(recoveryMs).padStart(6)} ms  ${faults.join('; ') || 'the books balance'}`;
}

try {
  for (const [at, kind] of plan().entries()) {
    say(`${String(at + 1).padStart(3)}/${rounds}  ${await oneRound(kind)}`);
  }
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/faults.json', `${JSON.stringify(result, null, 2)}\n`);
  say(JSON.stringify(result, null, 2));
  process.exitCode = result.lost + result.doubled + result.unbalanced === 0 ? 0 : 1;
} catch (error) {
  say(`${(error as Error).stack}\nthe program's last words:\n${patient.program.terminal().slice(-2000)}`);
  process.exitCode = 1;
} finally {
  await patient.program.stop();
  if (mounted.status === 0) spawnSync('umount', [dataDir]);
  removeDataDir(dataDir);
}
