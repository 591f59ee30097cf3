import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listInventedOfficers } from '../src/accounts/account-by-name.ts';
import { openCheckpointReader } from '../src/checkpoints/checkpoint-reader.ts';
import { newId } from '../src/core/ids.ts';
import { sureKeysOf } from '../src/crossings/person-history.ts';
import { findHistory } from '../src/crossings/person-history-store.ts';
import { trafficOf } from '../src/demonstration/border-traffic.ts';
import { bulkDocument } from '../src/demonstration/bulk-people.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import { simulateBulk } from '../src/demonstration/simulate-bulk.ts';
import { APP_ROLE, embeddedUrls, OWNER_ROLE } from '../src/platform/embedded-server.ts';
import { openLog } from '../src/platform/log.ts';
import { openPlatform } from '../src/platform/platform.ts';
import { openEmbeddedSecrets } from '../src/platform/secrets.ts';
import { keepRetention } from '../src/retention/keep-retention.ts';
import { makeDataDir, removeDataDir, startProgram } from '../test/support/program.ts';
import { cpuMs, postmasterOf } from './cpu-time.ts';
import { LaneClient, quantile } from './lane-client.ts';
import { tryMigrations, whileWorking } from './size-migration.ts';
import { checkBooks, findInspectionsAt, measureVacuum, readSizes } from './size-tables.ts';

// `npm run bench:size`: so many crossings in bulk, then what they take on the disk, the history of one document as the lane's context reads
// it, VACUUM, and migrations of the big tables while a lane works. The base line of each latency is an empty round trip in the same run.

const { values } = parseArgs({
  options: {
    crossings: { type: 'string', default: '200000' },
    documents: { type: 'string', default: '2000' },
    seed: { type: 'string', default: 'size-1' },
    /** An existing folder keeps its data, and is not removed: a second run with --crossings 0 measures it again. */
    data: { type: 'string' },
    persons: { type: 'string' },
    /** The nightly run as well, at the end: it changes the data. */
    retention: { type: 'boolean', default: false },
  },
});
const crossings = Number(values.crossings);
const documents = Number(values.documents);
const { seed } = values;
const dataDir = values.data ?? makeDataDir();
const say = (text: string) => process.stdout.write(`${text}\n`);
const round = (value: number) => Math.round(value * 100) / 100;
const latency = (times: number[]) => ({ p50Ms: round(quantile(times, 0.5)), p99Ms: round(quantile(times, 0.99)) });

const program = await startProgram(dataDir);
const secrets = openEmbeddedSecrets(dataDir, {});
const urlOf = embeddedUrls({
  ...{ dataDir, database: 'iamis' },
  passwords: { owner: secrets.ownerPassword, app: secrets.appPassword, keeper: secrets.keeperPassword },
});
const ownerUrl = urlOf(OWNER_ROLE);
const platform = openPlatform({
  ...{ site: 'hub', databaseUrl: urlOf(APP_ROLE), poolSize: 4, secrets, log: openLog('silent') },
});
try {
  const now = platform.clock();
  const traffic = trafficOf(await openCheckpointReader(platform).list());
  let persons = Number(values.persons ?? 0);
  let load: object | null = null;
  if (crossings > 0) {
    let toldMs = performance.now();
    const postmaster = await postmasterOf(ownerUrl);
    const usedBefore = { client: process.cpuUsage(), serverMs: cpuMs(postmaster, 'with-children') };
    const filled = await simulateBulk(platform, {
      ...{ ownerUrl, crossings, seed, now, officers: await listInventedOfficers(platform.db) },
      list: { policy: 'bulk', listVersion: 0, entryCount: 0 },
      onProgress: (step, count) => {
        if (performance.now() - toldMs < 15_000) return;
        toldMs = performance.now();
        say(`  ${step}: ${count}`);
      },
    });
    persons = filled.persons;
    const seconds = (filled.planMs + filled.writeMs) / 1000;
    const { user, system } = process.cpuUsage(usedBefore.client);
    const cpuUs = {
      client: round((user + system) / filled.crossings),
      server: round((cpuMs(postmaster, 'with-children') - usedBefore.serverMs) * (1e3 / filled.crossings)),
    };
    load = { ...filled, perS: Math.round(filled.crossings / seconds), cpuUsPerCrossing: cpuUs };
    say(
      `CPU a crossing: ${cpuUs.client} us here, ${cpuUs.server} us in the server (its vacuum and the sealing included)`,
    );
    say(
      `${filled.crossings} crossings of ${persons} persons in ${round(seconds)} s: ${Math.round(filled.crossings / seconds)} a second`,
    );
  }

  const books = await checkBooks(ownerUrl);
  say(`books: ${JSON.stringify(books)}`);
  const vacuum = await measureVacuum(ownerUrl);
  say(`vacuum of one month, then again: ${JSON.stringify(vacuum)}`);
  const sizes = await readSizes(ownerUrl, books.crossings);
  say(sizes.table);

  // Persons at random, each asked once: nothing of theirs was read before.
  const random = seededRandom(`${seed} drawn`);
  const drawn = Array.from({ length: documents }, () =>
    bulkDocument(seed, traffic, now, random.int(0, Math.max(0, persons - 1))),
  );
  const idle: number[] = [];
  const read: number[] = [];
  let found = 0;
  for (const document of drawn) {
    const startedMs = performance.now();
    await platform.laneReads({ name: 'nothing', text: 'select 1 as one' }, []);
    const askedMs = performance.now();
    const history = await findHistory(platform.laneReads, sureKeysOf([document]), { at: now, except: newId() });
    read.push(performance.now() - askedMs);
    idle.push(askedMs - startedMs);
    found += history.length;
  }
  const history = { ...latency(read), roundTrip: latency(idle), documents, found };
  say(`history of a document, as the lane reads it: ${JSON.stringify(history)}`);

  // The same over HTTP: the context of an inspection of each, at the checkpoints where the demonstration's supervisor works.
  const client = new LaneClient(program.url, 4);
  await client.signIn('supervisor', program.passwordOf('supervisor'));
  client.headers = { 'iamis-purpose': 'investigation', 'iamis-case': 'SIZE-1' };
  const asked: number[] = [];
  const bare: number[] = [];
  let answered = 0;
  for (const id of await findInspectionsAt(ownerUrl, drawn, ['manas', 'osh'])) {
    const startedMs = performance.now();
    await client.call('GET', '/livez');
    const askedMs = performance.now();
    const answer = await client.call('GET', `/v1/inspections/${id}/context`);
    asked.push(performance.now() - askedMs);
    bare.push(askedMs - startedMs);
    if (answer.status !== 200) throw new Error(`context: ${answer.status} ${answer.body?.code}`);
    answered += answer.body.crossings.length;
  }
  const http = { ...latency(asked), bareRoute: latency(bare), documents: asked.length, found: answered };
  say(`context of an inspection over HTTP: ${JSON.stringify(http)}`);

  const migrations = await tryMigrations(ownerUrl, program);
  for (const one of migrations) say(`  ${JSON.stringify(one)}`);
  let retention: object | null = null;
  if (values.retention) {
    const officer = new LaneClient(program.url, 4);
    await officer.signIn('officer', program.passwordOf('officer'));
    let rows = 0;
    const felt = await whileWorking(
      officer,
      'retention clears the raw MRZ of all months but the last three',
      async () => {
        const steps = await keepRetention(platform, { ownerUrl, isDryRun: false });
        rows = steps.reduce((sum, { rowCount }) => sum + rowCount, 0);
      },
    );
    officer.close();
    const after = await readSizes(ownerUrl, books.crossings);
    retention = { ...felt, rows, bytesPerCrossing: after.bytesPerCrossing, books: await checkBooks(ownerUrl) };
    say(`retention: ${JSON.stringify(retention)}`);
  }

  mkdirSync('bench/results', { recursive: true });
  const { tables } = sizes;
  const result = {
    crossings: books.crossings,
    bytesPerCrossing: sizes.bytesPerCrossing,
    history,
    http,
    load,
    books,
    vacuum,
    migrations,
    retention,
    seed,
    tables,
  };
  writeFileSync('bench/results/size.json', `${JSON.stringify(result, null, 2)}\n`);
  client.close();
} finally {
  await platform.close();
  await program.stop();
  if (values.data === undefined) removeDataDir(dataDir);
}
