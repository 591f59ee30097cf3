import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { newId } from '../src/core/ids.ts';
import { LaneClient, type Traveller } from './lane-client.ts';
import { runFor } from './lane-load.ts';

/** A running bare route: nothing but the token check and the body. */
export interface BareRoute {
  client(connections: number): LaneClient;
  stop(): Promise<void>;
}

/** The route in a process of its own, as the program is one. */
export async function startBareRoute(): Promise<BareRoute> {
  const child = spawn(process.execPath, ['bench/bare-route.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, token } = JSON.parse(line.toString()) as { url: string; token: string };
  return {
    client(connections) {
      const client = new LaneClient(url, connections);
      client.token = token;
      return client;
    },
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Requests a second of the bare route at this concurrency. */
export async function routeRate(
  route: BareRoute,
  connections: number,
  ms: number,
  traveller: Traveller,
): Promise<number> {
  const client = route.client(connections);
  const call = () => client.call('PUT', `/v1/inspections/${traveller.id}`, traveller.inspection);
  let answered = 0;
  await runFor(500, connections, call);
  const seconds = await runFor(ms, connections, async () => {
    const { status } = await call();
    if (status !== 200) throw new Error(`the bare route answers ${status}`);
    answered += 1;
  });
  client.close();
  return answered / seconds;
}

/** The table of the second baseline: a primary key as the facts have it, and one text. */
export async function makeRowTable(owner: pg.Client): Promise<void> {
  await owner.query('create table bench_row (id uuid primary key, content text not null)');
}

/** Single-row INSERTs a second, each with a commit of its own, over as many connections as there are lanes. */
export async function insertRate(url: string, connections: number, ms: number, widthBytes: number): Promise<number> {
  const statement = { name: 'bench-insert', text: 'insert into bench_row (id, content) values ($1, $2)' };
  const content = 'x'.repeat(Math.max(0, widthBytes - 16));
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  let written = 0;
  const insert = async (at: number) => {
    await clients[at]?.query({ ...statement, values: [newId(), content] });
    written += 1;
  };
  await runFor(500, connections, insert);
  written = 0;
  const seconds = await runFor(ms, connections, insert);
  await Promise.all(clients.map((client) => client.end()));
  return written / seconds;
}
