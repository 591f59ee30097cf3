import { afterAll } from 'vitest';
import type { Account } from '../../src/accounts/account.ts';
import { type Accounts, openAccounts } from '../../src/accounts/account-reader.ts';
import { registerAccountsRoutes } from '../../src/accounts/accounts-routes.ts';
import { type AccountInput, addAccount } from '../../src/accounts/create-account.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import type { Secrets } from '../../src/platform/config.ts';
import { inTransaction } from '../../src/platform/database.ts';
import type { App } from '../../src/platform/http/app-type.ts';
import { openHttp } from '../../src/platform/http/server.ts';
import { openLog } from '../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../src/platform/platform.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const PASSWORD = 'Долгий пароль для проверки';
/** The hashing is real; only its price is a test's. */
export const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
export const CHECKPOINTS = ['manas', 'osh', 'dostuk', 'torugart'];

export interface RoomAnswer {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, unknown>;
}

export interface CallOptions {
  token?: string | undefined;
  /** Where the request comes from. */
  address?: string | undefined;
  headers?: Record<string, string>;
}

export interface AccountApp {
  app: App;
  accounts: Accounts;
  platform: Platform;
  database: TestDatabase;
  /** Moves the program's clock forward. */
  pass(seconds: number): void;
  make(input: Partial<AccountInput>): Promise<Account>;
  get(url: string, token: string): Promise<RoomAnswer>;
  post(url: string, body?: unknown, options?: CallOptions): Promise<RoomAnswer>;
  patch(url: string, body: unknown, options?: CallOptions): Promise<RoomAnswer>;
}

/** The accounts room alone behind the real door, on a real database of its own, or beside another process of it. */
export async function startAccountApp(
  options: { beside?: AccountApp; secrets?: Secrets; isDatabaseAway?: boolean; origin?: string } = {},
): Promise<AccountApp> {
  const { beside } = options;
  const database = beside?.database ?? (await createTestDatabase());
  let aheadMs = 0;
  const platform = openPlatform({
    site: 'hub',
    databaseUrl: options.isDatabaseAway ? 'postgresql://nobody@/nothing?host=/nowhere' : database.app,
    poolSize: 8,
    secrets: options.secrets ?? beside?.platform.secrets ?? makeSecrets(),
    log: openLog('silent'),
    clock: () => new Date(Date.now() + aheadMs),
  });
  const accounts = openAccounts(platform, { passwordCost: CHEAP, origin: options.origin });
  const { app } = await openHttp(platform, {
    findActor: accounts.findActor,
    requestsPerMinute: 100_000,
    isAnswerChecked: true,
  });
  registerAccountsRoutes(app, platform, { accounts, hasCheckpoint: async (code) => CHECKPOINTS.includes(code) });
  await app.ready();
  const passwordHash = await hashPassword(PASSWORD, CHEAP);
  let made = 0;
  const call = async (
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    body: unknown,
    { token, address, headers }: CallOptions = {},
  ): Promise<RoomAnswer> => {
    const response = await app.inject({
      method,
      url,
      ...(body !== undefined && { payload: body as object }),
      ...(address !== undefined && { remoteAddress: address }),
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    });
    return {
      status: response.statusCode,
      body: response.body === '' ? {} : response.json(),
      headers: response.headers,
    };
  };
  afterAll(async () => {
    await app.close();
    await platform.close();
    if (!beside) await database.drop();
  });
  return {
    app,
    accounts,
    platform,
    database,
    pass: (seconds) => {
      aheadMs += seconds * 1000;
    },
    make(input) {
      made += 1;
      const roles = input.roles ?? ['officer'];
      const isLane = roles.includes('officer') || roles.includes('supervisor');
      return inTransaction(platform.db, (tx) =>
        addAccount(tx, platform, null, {
          username: `account-${made}`,
          agency: 'border-service',
          checkpoints: isLane ? ['manas'] : [],
          ...input,
          roles,
          passwordHash,
        }),
      );
    },
    get: (url, token) => call('GET', url, undefined, { token }),
    post: (url, body, options) => call('POST', url, body, options),
    patch: (url, body, options) => call('PATCH', url, body, options),
  };
}
