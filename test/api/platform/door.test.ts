import { beforeAll, describe, expect, it } from 'vitest';
import { keepHouse } from '../../../src/platform/maintenance.ts';
import { HOURLY_STATEMENTS } from '../../../src/retention/retention.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApp();
  admin = await api.signInAs(['administrator']);
});

const problem = (status: number, code: string) => ({ status, body: { status, code, type: `/problems#${code}` } });

describe('the door', () => {
  it('says that it is alive and ready, with the watchlist’s age', async () => {
    expect((await api.nobody.get('/livez')).body).toEqual({ status: 'alive' });
    const ready = await api.nobody.get('/readyz');
    expect(ready.status).toBe(200);
    expect(ready.body.checks.map((check: { name: string }) => check.name)).toEqual([
      'database',
      'migrations',
      'watchlist',
    ]);
  });

  it('answers an unknown address as a problem', async () => {
    const answer = await api.nobody.get('/v1/nothing-here');
    expect(answer).toMatchObject(problem(404, 'not-found'));
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('answers malformed JSON, a wrong content type and too large a body as problems', async () => {
    const headers = { authorization: `Bearer ${admin.token}` };
    const send = (payload: string, type: string) =>
      api.iamis.app.inject({
        method: 'POST',
        url: '/v1/checkpoints',
        headers: { ...headers, 'content-type': type },
        payload,
      });
    expect((await send('{"code": ', 'application/json')).json()).toMatchObject({ status: 400, code: 'malformed-json' });
    expect((await send('<a/>', 'application/xml')).json()).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
    });
    expect((await send(JSON.stringify({ a: 'x'.repeat(70_000) }), 'application/json')).json()).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
    expect((await send('{"__proto__": {"a": 1}}', 'application/json')).json()).toMatchObject({ status: 400 });
  });

  it('points at unknown keys and wrong fields, and repeats no value', async () => {
    const answer = await admin.post('/v1/checkpoints', { code: 'Not A Code', 'sur/prise': 'secret-value' });
    expect(answer).toMatchObject(problem(400, 'bad-request'));
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toContain('/code');
    expect(pointers).toContain('/sur~1prise');
    expect(answer.text).not.toContain('secret-value');
  });

  it.each([
    ['what is not there', {}, { pointer: '/code', code: 'field-missing' }],
    ['a text that is empty', { names: { ky: '' } }, { pointer: '/names/ky', code: 'field-empty', limit: 1 }],
    ['a text that is too long', { names: { ky: 'x'.repeat(300) } }, { pointer: '/names/ky', code: 'field-too-long' }],
    ['a value that is not offered', { mode: 'by-sea' }, { pointer: '/mode', code: 'field-not-among' }],
    ['a day that is none', { closures: [{ from: '2026-02-31' }] }, { pointer: '/closures/0/from', code: 'day-wrong' }],
    ['a state that is none', { neighbour: 'QQQ' }, { pointer: '/neighbour', code: 'state-unknown' }],
    ['a key that is not known', { 'sur/prise': 1 }, { pointer: '/sur~1prise', code: 'key-unknown' }],
  ])('tells programs what is wrong with a field: %s', async (_, body, error) => {
    const answer = await admin.post('/v1/checkpoints', body);
    expect(answer).toMatchObject(problem(400, 'bad-request'));
    expect(answer.body.errors).toContainEqual(expect.objectContaining(error));
  });

  it('asks who is there before it reads a body', async () => {
    const answer = await api.iamis.app.inject({
      method: 'POST',
      url: '/v1/checkpoints',
      payload: 'x'.repeat(80_000),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('lets nothing be kept by caches and sends the security headers', async () => {
    const answer = await admin.get('/v1/checkpoints');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(String(answer.headers['content-security-policy'])).toContain("default-src 'self'");
  });

  it('shows its metrics without any name', async () => {
    const { text } = await api.nobody.get('/metrics');
    expect(text).toContain('iamis_request_duration_seconds_bucket');
    expect(text).not.toContain('administrator-1');
  });

  it('describes its problems at the address that they name, and its API at /docs', async () => {
    expect((await api.nobody.get('/problems')).text).toContain('## checkpoint-not-yours');
    expect((await api.nobody.get('/docs')).status).toBe(200);
    expect((await api.nobody.get('/openapi.json')).body.openapi).toBe('3.1.0');
  });
});

describe('a repeated POST with an Idempotency-Key', () => {
  const body = {
    code: 'balykchy',
    names: { ky: 'Балыкчы', ru: 'Балыкчи', en: 'Balykchy' },
    mode: 'rail',
    neighbour: 'KAZ',
    status: 'international',
  };

  it('is answered the same, also when both come at once', async () => {
    const headers = { 'idempotency-key': 'add-balykchy-1' };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => admin.post('/v1/checkpoints', body, headers)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await admin.post('/v1/checkpoints', body)).toMatchObject(problem(409, 'checkpoint-exists'));
  });

  it('is refused for another body', async () => {
    const answer = await admin.post(
      '/v1/checkpoints',
      { ...body, code: 'other' },
      { 'idempotency-key': 'add-balykchy-1' },
    );
    expect(answer).toMatchObject(problem(422, 'idempotency-key-reused'));
  });

  it('is not done a second time after three days, when its answer is not kept any more', async () => {
    await api.database.asOwner(
      `update idempotency_key set created_at = now() - interval '73 hours' where key = 'add-balykchy-1'`,
    );
    await keepHouse(api.database.owner, HOURLY_STATEMENTS);
    const kept = await api.database.asOwner(`select answer from idempotency_key where key = 'add-balykchy-1'`);
    expect(kept.rows).toEqual([{ answer: null }]);
    const answer = await admin.post('/v1/checkpoints', body, { 'idempotency-key': 'add-balykchy-1' });
    expect(answer).toMatchObject(problem(422, 'idempotency-key-reused'));
  });
});
