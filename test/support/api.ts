import { afterAll } from 'vitest';
import { createAccount } from '../../src/accounts/create-account.ts';
import { type Iamis, type IamisOptions, openIamis } from '../../src/app.ts';
import type { Role } from '../../src/core/roles.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { openLog } from '../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../src/platform/platform.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export interface Answer {
  status: number;
  // A test asserts on whatever came back, so the body is read as loosely as a client in another language would.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
  text: string;
  headers: Record<string, unknown>;
}

type Headers = Record<string, string>;

/** Calls the API as one signed-in account (or as nobody). */
export interface Client {
  accountId: string;
  token: string;
  get(url: string, headers?: Headers): Promise<Answer>;
  post(url: string, body?: unknown, headers?: Headers): Promise<Answer>;
  put(url: string, body?: unknown, headers?: Headers): Promise<Answer>;
  patch(url: string, body?: unknown, headers?: Headers): Promise<Answer>;
  delete(url: string, body?: unknown, headers?: Headers): Promise<Answer>;
}

export interface TestApi {
  iamis: Iamis;
  platform: Platform;
  database: TestDatabase;
  /** Moves the program's clock; the database's own stays. */
  clock: { now(): Date; set(at: Date): void };
  nobody: Client;
  /** Makes an account and signs it in. */
  signInAs(roles: Role[], options?: { agency?: string; checkpoints?: string[]; username?: string }): Promise<Client>;
  /** A second process on the same database. */
  startSecond(): Promise<{ iamis: Iamis; platform: Platform; as(client: Client): Client }>;
  close(): Promise<void>;
}

export const PASSWORD = 'correct horse battery staple';
const AGENCIES: Partial<Record<Role, string>> = {
  editor: 'security-agency',
  approver: 'security-agency',
  analyst: 'ministry',
};

function clientOf(iamis: Iamis, accountId: string, token: string): Client {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<Answer> => {
    const response = await iamis.app.inject({
      method,
      url,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.body,
      text: response.body,
      headers: response.headers,
    };
  };
  return {
    accountId,
    token,
    get: (url, headers) => call('GET', url, undefined, headers),
    post: (url, body, headers) => call('POST', url, body, headers),
    put: (url, body, headers) => call('PUT', url, body, headers),
    patch: (url, body, headers) => call('PATCH', url, body, headers),
    delete: (url, body, headers) => call('DELETE', url, body, headers),
  };
}

/** The whole program on a database of its own, called without a socket. Closed by itself after the file's tests. */
export async function startTestApp(
  options: { autoClose?: boolean; streams?: IamisOptions['streams']; requestsPerMinute?: number } = {},
): Promise<TestApi> {
  const database = await createTestDatabase();
  const secrets = makeSecrets();
  let shiftMs = 0;
  const clock = () => new Date(Date.now() + shiftMs);
  const opened: Iamis[] = [];
  const start = async () => {
    const platform = openPlatform({
      site: 'hub',
      databaseUrl: database.app,
      poolSize: 8,
      secrets,
      clock,
      log: openLog('silent'),
    });
    const iamis = await openIamis(platform, {
      ownerUrl: database.owner,
      requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
      listRules: '',
      isAnswerChecked: true,
      streams: options.streams ?? { longestMs: 250 },
    });
    await iamis.start();
    opened.push(iamis);
    return { iamis, platform };
  };
  const { iamis, platform } = await start();
  let made = 0;
  const api: TestApi = {
    iamis,
    platform,
    database,
    clock: {
      now: clock,
      set: (at) => {
        shiftMs = at.getTime() - Date.now();
      },
    },
    nobody: clientOf(iamis, '', ''),
    async signInAs(roles, { agency, checkpoints, username } = {}) {
      made += 1;
      const name = username ?? `${roles[0]}-${made}`;
      const isLane = roles.includes('officer') || roles.includes('supervisor');
      const account = await inTransaction(platform.db, (tx) =>
        createAccount(tx, platform, {
          username: name,
          password: PASSWORD,
          agency: agency ?? AGENCIES[roles[0] ?? 'officer'] ?? 'border-service',
          roles,
          checkpoints: checkpoints ?? (isLane ? ['manas', 'osh'] : []),
          isInvented: true,
        }),
      );
      const answer = await api.nobody.post('/v1/auth/token', { username: name, password: PASSWORD });
      if (answer.status !== 200) throw new Error(`sign-in failed: ${answer.text}`);
      return clientOf(iamis, account.id, answer.body.accessToken);
    },
    async startSecond() {
      const second = await start();
      return { ...second, as: (client) => clientOf(second.iamis, client.accountId, client.token) };
    },
    async close() {
      for (const one of opened) await one.close();
      await database.drop();
    },
  };
  if (options.autoClose !== false) afterAll(() => api.close());
  return api;
}
