import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, makeDataDir, type Program, removeDataDir, runServe, startProgram } from '../../support/program.ts';

// The main job as a newcomer does it: the program as a process, its embedded database, the README's own lines in a shell.
let dataDir: string;
let program: Program;

beforeAll(async () => {
  dataDir = makeDataDir();
  program = await startProgram(dataDir);
}, 120_000);
afterAll(async () => {
  await program.stop();
  removeDataDir(dataDir);
});

/** The block of a document that begins in this way, for this test's port and folder. */
function readmeBlock(beginning: string, path = 'README.md'): string {
  const blocks = [...readFileSync(path, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]);
  const block = blocks.find((one) => one?.startsWith(beginning));
  if (!block) throw new Error(`${path} has no block that begins with ${beginning}`);
  return block
    .replace('127.0.0.1:8080', `127.0.0.1:${program.port}`)
    .replaceAll('.iamis/', `${dataDir}/`)
    .replaceAll('scan.json', join(dataDir, 'scan.json'));
}

const readmeScan = () => readmeBlock('api=');
const readmeListed = () => readmeBlock('call()');

const runningDatabases = () => spawnSync('pgrep', ['-f', `postgres -D ${dataDir}`], { encoding: 'utf8' }).stdout.trim();

async function crossingsSoFar(): Promise<number> {
  const token = await fetch(`${program.url}/v1/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'analyst', password: program.passwordOf('analyst') }),
  }).then(async (answer) => ((await answer.json()) as { accessToken: string }).accessToken);
  const year = new Date().getUTCFullYear();
  const flows = await fetch(`${program.url}/v1/flows?from=${year - 1}-01-01&to=${year + 2}-01-01&period=year`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { rows } = (await flows.json()) as { rows: { crossings: number }[] };
  return rows.reduce((sum, row) => sum + row.crossings, 0);
}

describe('npm start', () => {
  it('has made the demonstration: twenty thousand crossings and more', async () => {
    expect(await crossingsSoFar()).toBeGreaterThanOrEqual(20_000);
    expect(program.terminal()).toContain(program.url);
  });

  it('lets the README’s scan be pasted as it stands, twice', async () => {
    const before = await crossingsSoFar();
    const first = spawnSync('bash', ['-c', readmeScan()], { encoding: 'utf8', timeout: 60_000 });
    const [inspection, decision, header] = first.stdout.split('\n');
    expect(JSON.parse(inspection ?? '')).toMatchObject({ signal: 'go', verdict: 'clear', hits: [] });
    expect(JSON.parse(decision ?? '')).toMatchObject({ outcome: 'admit', crossing: { revision: 1, kind: 'ordinary' } });
    expect(header).toContain('crossings');
    expect(await crossingsSoFar()).toBe(before + 1);

    const second = spawnSync('bash', ['-c', readmeScan()], { encoding: 'utf8', timeout: 60_000 });
    const [again, refused] = second.stdout.split('\n');
    expect(JSON.parse(again ?? '').advisories.map((advisory: { code: string }) => advisory.code)).toEqual(
      expect.arrayContaining(['already-inside', 'document-seen-again']),
    );
    expect(JSON.parse(refused ?? '')).toMatchObject({ code: 'acknowledgement-required' });
  });

  it('lets the README’s listed traveller be pasted after the scan, twice, up to the closed referral', () => {
    const pasted = spawnSync('bash', ['-c', [readmeScan(), readmeListed(), readmeListed()].join('\n')], {
      encoding: 'utf8',
      timeout: 90_000,
    });
    expect(pasted.stderr).toBe('');
    const answers = pasted.stdout
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const listed = answers.slice(2);
    expect(listed).toHaveLength(10);
    for (const paste of [listed.slice(0, 5), listed.slice(5)]) {
      const [approved, inspection, refused, claimed, closed] = paste;
      expect(approved).toMatchObject({ version: 1, status: 'active' });
      expect(inspection).toMatchObject({
        signal: 'hold',
        verdict: 'stop',
      });
      // The second paste lists her a second time: then the entry of the first one is a hit, too.
      expect(inspection?.hits).toContainEqual(
        expect.objectContaining({
          entryId: approved?.id,
          band: 'stop',
          evidence: expect.arrayContaining([expect.objectContaining({ feature: 'document-number' })]),
        }),
      );
      expect(refused).toMatchObject({ status: 409, code: 'needs-second-line' });
      expect(claimed).toMatchObject({ inspectionId: inspection?.id, cause: 'lane', status: 'claimed' });
      expect(closed).toMatchObject({ id: claimed?.id, status: 'closed', outcome: 'refused', crossing: null });
    }
  }, 120_000);

  it('lets an editor follow an entry from the question to the remembered false match, as docs/watchlist.md shows', () => {
    const followed = readmeBlock('ask()', 'docs/watchlist.md');
    const pasted = spawnSync('bash', ['-c', [readmeScan(), readmeListed(), followed].join('\n')], {
      encoding: 'utf8',
      timeout: 110_000,
    });
    expect(pasted.stderr).toBe('');
    const [before, after, , screened, ...rest] = pasted.stdout.trim().split('\n').slice(-9);
    expect(Number.parseInt(after ?? '', 10)).toBeLessThan(Number.parseInt(before ?? '', 10));
    expect(screened).toMatch(/^20\d{3} crossings screened, \d+ referrals$/);
    expect(JSON.parse(rest[0] ?? '')).toMatchObject({ signal: 'hold', verdict: 'review' });
    expect(JSON.parse(rest[2] ?? '')).toMatchObject({ outcome: 'admitted' });
    expect(rest[3]).toBe('0 hits');
    expect(JSON.parse(rest[4] ?? '')).toMatchObject({ falseMatches: [{ state: 'silent', silencedCount: 1 }] });
  }, 120_000);

  it('refuses a second instance on the same data in one clear line', async () => {
    const second = runServe(dataDir, await freePort());
    expect(await second.ended).toBe(1);
    expect(second.terminal()).toMatch(/Another IAMIS \(process \d+\) is already running/);
  });

  it('refuses a taken port in one clear line, before it touches anything', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const elsewhere = makeDataDir();
    const second = runServe(elsewhere, port);
    expect(await second.ended).toBe(1);
    expect(second.terminal()).toContain(`Port ${port} on 127.0.0.1 is taken`);
    other.close();
    removeDataDir(elsewhere);
  });

  it('finds the database of a killed program, stops it, and keeps every crossing', async () => {
    const before = await crossingsSoFar();
    await program.killHard();
    expect(runningDatabases()).not.toBe('');
    program = await startProgram(dataDir);
    expect(program.terminal()).toContain('left behind');
    expect(await crossingsSoFar()).toBe(before);
  }, 60_000);

  it('starts its database again when that is killed', async () => {
    const before = await crossingsSoFar();
    const [postmaster] = runningDatabases().split('\n').map(Number);
    process.kill(Number(postmaster), 'SIGKILL');
    const isReady = () => fetch(`${program.url}/readyz`).then((answer) => answer.ok);
    while (runningDatabases().startsWith(String(postmaster)) || !(await isReady())) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await crossingsSoFar()).toBe(before);
    expect(program.terminal()).toContain('starting it again');
  }, 60_000);

  it('stops everything at Ctrl-C, the database included', async () => {
    expect(await program.stop()).toBe(0);
    expect(runningDatabases()).toBe('');
    expect(program.terminal()).toContain('Stopped.');
    program = await startProgram(dataDir);
  }, 60_000);
});
