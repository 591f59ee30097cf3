import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../src/accounts/create-account.ts';
import type { Role } from '../../../src/core/roles.ts';
import { type ApiClient, openApiClient } from '../../../src/demonstration/api-client.ts';
import { readFlowGrowth, readFlowTotal } from '../../../src/demonstration/flow-total.ts';
import { simulateCrossings } from '../../../src/demonstration/simulate-crossings.ts';
import { bookFaults } from '../../../src/demonstration/simulation-report.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { startTestApp, type TestApi } from '../../support/api.ts';

const PASSWORD = 'a password of the simulation';
const never = new AbortController().signal;
let api: TestApi;
let url: string;

const addAccount = (username: string, role: Role, agency: string, checkpoints: string[]) =>
  inTransaction(api.platform.db, (tx) =>
    createAccount(tx, api.platform, { username, agency, roles: [role], checkpoints, password: PASSWORD }),
  );
const signIn = (username: string, at = url, password = PASSWORD): Promise<ApiClient> =>
  openApiClient({ url: at, username, password, signal: never });
const simulation = (client: ApiClient, count: number) =>
  simulateCrossings({ client, count, rate: 0, durationMs: 60_000, connections: 4, seed: 'test', signal: never });

async function rowCount(text: string): Promise<number> {
  return Number((await api.database.asOwner(`select count(*) from ${text}`)).rows[0].count);
}

beforeAll(async () => {
  api = await startTestApp();
  await addAccount('officer', 'officer', 'border-service', ['manas', 'dostuk']);
  await addAccount('analyst', 'analyst', 'ministry', []);
  url = await api.iamis.app.listen({ host: '127.0.0.1', port: 0 });
});

describe('simulated crossings', () => {
  it('are inspected, decided and balanced, down to the flow figures', async () => {
    const analyst = await signIn('analyst');
    const before = await readFlowTotal(analyst, new Date());
    const report = await simulation(await signIn('officer'), 60);
    const growth = await readFlowGrowth(analyst, {
      ...{ before: before ?? 0, expected: report.crossings, now: () => new Date(), patienceMs: 10_000, signal: never },
    });
    expect(report).toMatchObject({ sent: 60, inspections: 60, errors: {}, repeats: {} });
    expect(growth).toBe(report.crossings);
    expect(bookFaults({ ...report, flowGrowth: growth })).toEqual([]);
    expect(await rowCount('inspection')).toBe(60);
    expect(await rowCount('decision')).toBe(60);
    expect(await rowCount('crossing')).toBe(report.crossings);
  });

  it('are repeated with the same id when the answer is lost or the server is busy', async () => {
    const before = await rowCount('inspection');
    const flaky = await startFlakyDoor(url);
    const report = await simulation(await signIn('officer', flaky.url), 8);
    await flaky.close();
    expect(report).toMatchObject({ sent: 8, inspections: 8, errors: {} });
    expect(report.repeats.connection).toBeGreaterThanOrEqual(8);
    expect(report.repeats['503']).toBeGreaterThanOrEqual(1);
    expect(bookFaults(report)).toEqual([]);
    expect((await rowCount('inspection')) - before).toBe(8);
  });

  it('end with the time, and with the wish to stop', async () => {
    const client = await signIn('officer');
    const options = { client, count: 1000, connections: 2, seed: 'short' };
    const slow = await simulateCrossings({ ...options, rate: 10, durationMs: 500, signal: never });
    expect(slow.sent).toBe(5);
    const stopped = await simulateCrossings({ ...options, rate: 1, durationMs: 60_000, signal: AbortSignal.abort() });
    expect(stopped.sent).toBe(0);
  });

  it('need somebody who works at a lane, and the right password', async () => {
    await expect(simulation(await signIn('analyst'), 1)).rejects.toThrow('works at no checkpoint');
    await expect(signIn('officer', url, 'a wrong password')).rejects.toThrow('could not sign in');
  });
});

/** Hands requests on to the server, but loses the first answer to each PUT, and is busy once. */
async function startFlakyDoor(target: string): Promise<{ url: string; close(): Promise<void> }> {
  const seen = new Set<string>();
  let isBusy = true;
  const handOn = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'PUT' && isBusy) {
      isBusy = false;
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    const { authorization, 'content-type': type } = request.headers;
    const answer = await fetch(new URL(request.url ?? '', target), {
      method: request.method ?? 'GET',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      body: chunks.length > 0 ? Buffer.concat(chunks) : null,
    });
    const text = await answer.text();
    const key = `${request.method} ${request.url}`;
    if (request.method === 'PUT' && !seen.has(key)) {
      seen.add(key);
      response.destroy();
    } else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  };
  const server = createServer((request, response) => void handOn(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
