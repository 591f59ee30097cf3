import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { listInventedOfficers } from '../src/accounts/account-by-name.ts';
import { openCheckpointReader } from '../src/checkpoints/checkpoint-reader.ts';
import { simulateBulk } from '../src/demonstration/simulate-bulk.ts';
import { APP_ROLE, embeddedUrls, OWNER_ROLE, startEmbeddedServer } from '../src/platform/embedded-server.ts';
import { openLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrator.ts';
import { openPlatform, type Platform } from '../src/platform/platform.ts';
import { openEmbeddedSecrets } from '../src/platform/secrets.ts';
import { foldFlows } from '../src/statistics/fold-flows.ts';
import { passwordIn, startProgram } from '../test/support/program.ts';
import type { KnownValues } from './flow-questions.ts';

/** A database of its own with so many crossings, all of them folded, and a process that answers requests; no jobs beside them. */
export interface FlowBench {
  platform: Platform;
  ownerUrl: string;
  url: string;
  passwordOf(username: string): string;
  /** The day up to which the crossings reach. */
  now: Date;
  filled: Filled;
  known: KnownValues;
  cellBytes: number;
  stop(): Promise<void>;
}

/** How the folder was filled: kept in it, so that it is measured again without being filled again. */
interface Filled {
  crossings: number;
  persons: number;
  /** ISO instant. */
  filledAt: string;
  writtenS: number;
  countedS: number;
}

/** Opens the folder as it was filled, or fills it. */
export async function openFlowBench(
  dataDir: string,
  crossings: number,
  seed: string,
  say: (text: string) => void,
): Promise<FlowBench> {
  const notes = join(dataDir, 'filled.json');
  if (!existsSync(notes)) {
    mkdirSync(dataDir, { recursive: true });
    // Its first start makes the demonstration: accounts, checkpoints, a list.
    const program = await startProgram(dataDir);
    await program.stop();
  }
  const secrets = openEmbeddedSecrets(dataDir, {});
  const access = {
    ...{ dataDir, database: 'iamis' },
    passwords: { owner: secrets.ownerPassword, app: secrets.appPassword, keeper: secrets.keeperPassword },
  };
  const server = await startEmbeddedServer(access);
  const urlOf = embeddedUrls(access);
  const ownerUrl = urlOf(OWNER_ROLE);
  const platform = openPlatform({
    ...{ site: 'hub', databaseUrl: urlOf(APP_ROLE), poolSize: 4, secrets, log: openLog('silent') },
  });
  let child: ChildProcess | undefined;
  const stop = async () => {
    if (child) {
      child.kill();
      await once(child, 'exit');
    }
    await platform.close();
    await server.stop();
  };
  try {
    if (!existsSync(notes)) writeFileSync(notes, JSON.stringify(await fill(platform, ownerUrl, crossings, seed, say)));
    await migrate(ownerUrl);
    const filled = JSON.parse(readFileSync(notes, 'utf8')) as Filled;
    const [size] = await asOwner<{ bytes: number }>(
      ownerUrl,
      `select sum(pg_total_relation_size(inhrelid))::float8 as bytes from pg_inherits where inhparent = 'flow_cell'::regclass`,
    );
    const cellBytes = size?.bytes ?? 0;
    say(
      `${filled.crossings} crossings, written in ${filled.writtenS} s, counted in ${filled.countedS} s; cells take ${Math.round(cellBytes / 1e6)} MB`,
    );
    child = spawn(process.execPath, ['bench/flow-server.ts', '--data', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('no output');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { url: string };
    return {
      ...{ platform, ownerUrl, url, stop, cellBytes, filled },
      passwordOf: (username) => passwordIn(dataDir, username),
      now: new Date(filled.filledAt),
      known: await knownValues(platform, ownerUrl),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes so many crossings in bulk and counts them ahead. */
async function fill(
  platform: Platform,
  ownerUrl: string,
  crossings: number,
  seed: string,
  say: (text: string) => void,
): Promise<Filled> {
  const now = platform.clock();
  let toldMs = performance.now();
  const startedMs = performance.now();
  const written = await simulateBulk(platform, {
    ...{ ownerUrl, crossings, seed, now, officers: await listInventedOfficers(platform.db) },
    list: { policy: 'bulk', listVersion: 0, entryCount: 0 },
    onProgress: (step, count) => {
      if (performance.now() - toldMs < 30_000) return;
      toldMs = performance.now();
      say(`  ${step}: ${count}`);
    },
  });
  const writtenMs = performance.now();
  say(`${written.crossings} crossings written in ${Math.round((writtenMs - startedMs) / 1000)} s`);
  while (await foldFlows({ platform }));
  const countedMs = performance.now();
  await asOwner(ownerUrl, 'vacuum (analyze) flow_cell');
  return {
    ...{ crossings: written.crossings, persons: written.persons, filledAt: now.toISOString() },
    ...{ writtenS: Math.round((writtenMs - startedMs) / 1000), countedS: Math.round((countedMs - writtenMs) / 1000) },
  };
}

export async function asOwner<Row extends object>(ownerUrl: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function knownValues(platform: Platform, ownerUrl: string): Promise<KnownValues> {
  const places = await openCheckpointReader(platform).list();
  const [row] = await asOwner<{ codes: string[]; nationalities: string[]; purposes: string[]; months: string[] }>(
    ownerUrl,
    `select array_agg(distinct checkpoint) as codes, array_agg(distinct nationality) as nationalities, array_agg(distinct purpose) as purposes,
       array_agg(distinct to_char(began, 'YYYY-MM-DD')) as months from flow_cell where node = 7`,
  );
  const codes = row?.codes ?? [];
  const neighbours = new Set(
    places.flatMap(({ code, neighbour }) => (neighbour && codes.includes(code) ? [neighbour] : [])),
  );
  return {
    ...{ checkpoints: codes, nationalities: row?.nationalities ?? [], purposes: row?.purposes ?? [] },
    neighbours: [...neighbours],
    // The first and the last month are not whole.
    months: (row?.months ?? []).sort().slice(1, -1),
  };
}
