import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/platform/http/app-type.ts';
import { registerConsole } from '../../../src/platform/http/console.ts';
import { registerErrorHandler } from '../../../src/platform/http/error-handler.ts';

const dir = mkdtempSync(join(tmpdir(), 'iamis-console-'));
const app: App = Fastify().withTypeProvider<ZodTypeProvider>();
const asBrowser = (url: string) => app.inject({ url, headers: { accept: 'text/html,application/xhtml+xml' } });

beforeAll(async () => {
  registerErrorHandler(app);
  await registerConsole(app, dir);
});
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the console at /', () => {
  it('says that it is being built as long as it is not there', async () => {
    const answer = await asBrowser('/');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('3');
    expect(answer.body).toContain('being built');
  });

  it('is its page at every address that a browser opens, without anything written into it or fetched from elsewhere', async () => {
    mkdirSync(join(dir, 'assets'));
    writeFileSync(join(dir, 'index.html'), '<!doctype html><title>IAMIS</title>');
    writeFileSync(join(dir, 'assets/index-abc.js'), 'export {};');
    for (const url of ['/', '/lane', '/shift?checkpoint=manas', '/watchlist/entries/42']) {
      const answer = await asBrowser(url);
      expect(answer.statusCode, url).toBe(200);
      expect(answer.body).toContain('<title>IAMIS</title>');
      expect(answer.headers['cache-control']).toBe('no-cache');
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|data:|https?:/);
    }
  });

  it('lets a browser keep what has a hash in its name for ever', async () => {
    const answer = await app.inject({ url: '/assets/index-abc.js' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  it.each(['/v1/nothing', '/assets/gone-abc.js', '/docs/nothing', '/../package.json', '/built-from.txt'])(
    'is not at %s',
    async (url) => {
      const answer = await asBrowser(url);
      expect(answer.body).not.toContain('"iamis"');
      if (url.startsWith('/v1') || url.startsWith('/assets')) expect(answer.statusCode).toBe(404);
    },
  );

  it('answers a program that asks for an unknown address with a problem', async () => {
    const answer = await app.inject({ url: '/lane', headers: { accept: 'application/json' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not-found' });
  });
});
