import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../../src/platform/http/app-type.ts';
import { registerErrorHandler } from '../../../src/platform/http/error-handler.ts';
import { registerShedding } from '../../../src/platform/http/shedding.ts';

const LIMITS = {
  report: { underWay: 1, lateMs: 100, retryAfterS: 10 },
  desk: { underWay: 2, lateMs: 200, retryAfterS: 3 },
  lane: { underWay: 3, lateMs: 300, retryAfterS: 1 },
};

let app: App;
let lateMs = 0;
let open: () => void = () => {};

function start(): void {
  lateMs = 0;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  app = Fastify() as unknown as App;
  registerErrorHandler(app);
  registerShedding(app, { limits: LIMITS, lateness: { ms: () => lateMs, stop: () => {} } });
  const answer = async () => {
    await gate;
    return 'done';
  };
  app.get('/v1/flows', { config: { permission: 'read-flows' } }, answer);
  app.get('/v1/entries', { config: { permission: 'read-watchlist' } }, answer);
  app.get('/v1/inspections', { config: { permission: 'inspect' } }, answer);
  app.get('/livez', { config: { permission: 'public' } }, async () => 'alive');
}
afterEach(() => app.close());

const ask = async (url: string) => {
  const { statusCode, headers } = await app.inject(url);
  return { status: statusCode, retryAfter: headers['retry-after'] };
};

describe('overload', () => {
  it('is told to reports first, then to desks, and to lanes last; health is always answered', async () => {
    start();
    open();
    const statuses = async () => {
      const answers = [];
      for (const url of ['/v1/flows', '/v1/entries', '/v1/inspections', '/livez'])
        answers.push((await ask(url)).status);
      return answers;
    };
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    lateMs = 150;
    expect(await statuses()).toEqual([503, 200, 200, 200]);
    lateMs = 250;
    expect(await statuses()).toEqual([503, 503, 200, 200]);
    lateMs = 350;
    expect(await statuses()).toEqual([503, 503, 503, 200]);
    lateMs = 0;
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });

  it('says when to come back', async () => {
    start();
    lateMs = 1_000;
    expect(await ask('/v1/flows')).toEqual({ status: 503, retryAfter: '10' });
    expect(await ask('/v1/inspections')).toEqual({ status: 503, retryAfter: '1' });
  });

  it('of reports leaves the lanes as they are, and ends with the report', async () => {
    start();
    const first = ask('/v1/flows');
    await new Promise((resolve) => setImmediate(resolve));
    expect((await ask('/v1/flows')).status).toBe(503);
    const lane = ask('/v1/inspections');
    open();
    expect((await first).status).toBe(200);
    expect((await lane).status).toBe(200);
    expect((await ask('/v1/flows')).status).toBe(200);
  });
});
