import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir, type Program, removeDataDir, startProgram } from '../../support/program.ts';

// Two processes on one port, as a machine with several processors runs it.
let dataDir: string;
let program: Program;

beforeAll(async () => {
  dataDir = makeDataDir();
  program = await startProgram(dataDir, { IAMIS_WORKERS: '2' });
}, 120_000);
afterAll(async () => {
  await program.stop();
  removeDataDir(dataDir);
});

const workerPids = () => {
  const { stdout } = spawnSync('pgrep', ['-P', String(program.child.pid), '-f', 'serve'], { encoding: 'utf8' });
  return stdout.trim().split('\n').filter(Boolean).map(Number);
};

/** Each on a connection of its own: they go to the processes in turn. */
async function ask(path: string, init: { method?: string; token?: string; body?: unknown } = {}) {
  const answer = await fetch(`${program.url}${path}`, {
    method: init.method ?? 'GET',
    headers: {
      connection: 'close',
      ...(init.token && { authorization: `Bearer ${init.token}` }),
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
    },
    body: init.body === undefined ? null : JSON.stringify(init.body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function signIn(username: string): Promise<string> {
  const body = { username, password: program.passwordOf(username) };
  return String((await ask('/v1/auth/token', { method: 'POST', body })).body.accessToken);
}

describe('several processes on one port', () => {
  it('answer under one address, and take each other’s tokens', async () => {
    expect(workerPids()).toHaveLength(2);
    const token = await signIn('officer');
    for (let i = 0; i < 6; i++) expect((await ask('/v1/me', { token })).status).toBe(200);
  });

  it('follow the watchlist, each for itself', async () => {
    const [editor, approver, officer] = await Promise.all(['editor', 'approver', 'officer'].map(signIn));
    const entry = {
      ...{ category: 'refusal-of-entry', action: 'refuse-entry', legalBasis: 'Invented order 1', contact: 'Desk 1' },
      names: [{ text: 'INVENTED TWICE', kind: 'primary' }],
      documents: [{ state: 'KGZ', number: 'AC7777777' }],
    };
    const proposed = await ask('/v1/watchlist/entries', { method: 'POST', token: editor, body: entry });
    const path = `/v1/watchlist/entries/${proposed.body.id}/approval`;
    expect((await ask(path, { method: 'POST', token: approver, body: {} })).status).toBe(200);
    const document = {
      ...{ documentCode: 'P', issuingState: 'KGZ', documentNumber: 'AC7777777', surname: 'INVENTED' },
      ...{ givenNames: 'TWICE', nationality: 'KGZ', birthDate: '1990-01-01', sex: 'F', expiryDate: '2035-01-01' },
    };
    const inspect = () =>
      ask('/v1/inspections', {
        ...{ method: 'POST', token: officer },
        body: { checkpoint: 'manas', direction: 'entry', document },
      });
    expect((await inspect()).status).toBe(201);
    // Each hears of it by itself, within moments; then all of them hold.
    for (let held = 0; held < 6; ) held = (await inspect()).body.signal === 'hold' ? held + 1 : 0;
  });

  it('go on when one of them is killed, and it is replaced', async () => {
    const token = await signIn('officer');
    const [victim] = workerPids();
    process.kill(Number(victim), 'SIGKILL');
    // What was handed to it in its last moment breaks off, and is asked again.
    const again = async () => (await ask('/v1/me', { token }).catch(() => ask('/v1/me', { token }))).status;
    for (let i = 0; i < 10; i++) expect(await again()).toBe(200);
    while (workerPids().length < 2 || workerPids().includes(Number(victim))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(workerPids()).not.toContain(victim);
  });

  it('stop with the program, the database included', async () => {
    const pids = workerPids();
    expect(await program.stop()).toBe(0);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
    expect(spawnSync('pgrep', ['-f', `postgres -D ${dataDir}`], { encoding: 'utf8' }).stdout).toBe('');
    program = await startProgram(dataDir, { IAMIS_WORKERS: '2' });
  }, 60_000);
});
