import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { IamisError } from '../../../src/core/errors.ts';
import type { App } from '../../../src/platform/http/app-type.ts';
import { openHttp } from '../../../src/platform/http/server.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { registerImportRoutes } from '../../../src/watchlist/import-routes.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { lineOf, listOf } from '../../support/imports.ts';
import { inventActor, openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let app: App;
let address: string;

const accounts: Record<string, Actor> = {
  editor: inventActor(['editor']),
  approver: inventActor(['approver']),
  both: inventActor(['editor', 'approver']),
  stranger: inventActor(['approver'], 'border-service'),
  officer: inventActor(['officer'], 'border-service'),
};

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  const http = await openHttp(platform, {
    findActor: async (request) => {
      const actor = accounts[String(request.headers.authorization)];
      if (!actor) throw new IamisError('not-signed-in');
      return actor;
    },
    requestsPerMinute: 1_000_000,
    isAnswerChecked: true,
  });
  app = http.app;
  registerImportRoutes(app, platform, { listRules: '' });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await app.close();
  await platform.close();
  await database.drop();
});

interface Call {
  as?: string;
  headers?: Record<string, string>;
}

async function call(method: 'GET' | 'POST', url: string, body?: unknown, { as = 'editor', headers = {} }: Call = {}) {
  const response = await app.inject({
    method,
    url: `/v1/watchlist/imports${url}`,
    headers: { authorization: as, ...headers },
    ...(body !== undefined && { payload: body as object }),
  });
  return { status: response.statusCode, body: response.json() };
}

/** Over a socket, as a client in another program would. */
async function post(url: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) {
  const sent = await fetch(`${address}/v1/watchlist/imports${url}`, {
    method: 'POST',
    headers: { authorization: 'editor', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on whatever came back
  return { status: sent.status, body: (await sent.json()) as any };
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

const upload = (sourceList: string, lines: string | string[], options?: Call) =>
  call('POST', `?format=iamis-ndjson&sourceList=${sourceList}`, [lines].flat().join(''), options);
const approve = (id: string, body?: object, as = 'approver') => call('POST', `/${id}/approval`, body, { as });
const view = (id: string, as = 'editor') => call('GET', `/${id}`, undefined, { as });

describe('uploading a list', () => {
  it('answers 201 with the counts, and the reasons of what it could not use', async () => {
    const answer = await upload('first', [lineOf('a1'), 'nonsense\n', lineOf('a2')]);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'staged',
      format: 'iamis-ndjson',
      sourceList: 'first',
      counts: { added: 2, changed: 0, removed: 0, unchanged: 0, skipped: 0, rejected: 1 },
      rejected: [{ line: 2, reason: 'the line is not a JSON object', faults: [{ code: 'not-json' }] }],
      uploadedBy: accounts.editor?.accountId,
      decidedAt: null,
    });
    expect((await view(answer.body.id)).body).toEqual(answer.body);
  });

  it('answers 202 when its client does not wait, and the import says how far it is read until it has its counts', async () => {
    const file = listOf('long', 3_000).join('');
    const sent = await call('POST', '?format=iamis-ndjson&sourceList=long&waitS=0', file);
    expect(sent).toMatchObject({ status: 202, body: { status: 'staging', byteCount: file.length } });
    expect(sent.body.readByteCount).toBeLessThan(file.length);
    const staged = { status: 'staged', readByteCount: file.length, counts: { added: 3_000 } };
    await vi.waitFor(async () => expect((await view(sent.body.id)).body).toMatchObject(staged), { timeout: 20_000 });
    expect((await call('POST', '?format=iamis-ndjson&waitS=31', file)).status).toBe(400);
  });

  it.each([
    'application/json',
    'text/csv',
    'text/xml; charset=utf-8',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'image/x-whatever',
    undefined,
  ])('takes the file as %s', async (type) => {
    const list = `type-${String(type).replaceAll(/[^a-z]/g, '')}`;
    const headers = type === undefined ? undefined : { 'content-type': type };
    const sent = await post(`?format=iamis-ndjson&sourceList=${list}`, bytes(lineOf('t1')), headers);
    expect([sent.status, sent.body.counts.added]).toEqual([201, 1]);
  });

  it('takes it chunk by chunk from a client that does not know its length', async () => {
    const sent = await post('?format=iamis-ndjson&sourceList=chunked', ReadableStream.from(listOf('c', 30).map(bytes)));
    expect(sent.body).toMatchObject({ status: 'staged', counts: { added: 30 } });
  });

  it('takes OFAC’s two files as parts, in any order', async () => {
    const sdn = '1,"SYNAKOV, Asan","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 07 Mar 1971."\r\n';
    const alt = '1,1,"aka","SYNAKOW, Asan",-0- \r\n99,1,"aka","NOBODY",-0- \r\n';
    const hashes: string[] = [];
    for (const names of [
      ['sdn', 'alt'],
      ['alt', 'sdn'],
    ]) {
      const form = new FormData();
      for (const name of names) form.append(name, new Blob([name === 'sdn' ? sdn : alt]), `${name}.csv`);
      const { body } = await post('?format=ofac-csv', form);
      expect(body).toMatchObject({ status: 'staged', sourceList: 'ofac-sdn', counts: { added: 1, skipped: 1 } });
      expect(body.readByteCount).toBe(body.byteCount);
      hashes.push(body.fileHash);
      const { rows } = (await call('GET', `/${body.id}/rows?outcome=added`)).body;
      expect(rows[0].names.map((name: { text: string }) => name.text)).toEqual(['Asan SYNAKOW', 'Asan SYNAKOV']);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('refuses odd multipart bodies, and parts that the format does not know', async () => {
    const send = async (form: FormData | string, headers: Record<string, string> = {}) => {
      const sent = await post('?format=ofac-csv', form, headers);
      return [sent.status, sent.body.code];
    };
    const formOf = (...parts: [string, string | Blob][]) => {
      const form = new FormData();
      for (const [name, value] of parts) form.append(name, value);
      return form;
    };
    expect(await send(formOf(['sdn', 'a text']))).toEqual([400, 'bad-request']);
    expect(await send(formOf(['sdn', new Blob(['a'])], ['sdn', new Blob(['b'])]))).toEqual([400, 'bad-request']);
    expect(await send(formOf(['other', new Blob(['a'])]))).toEqual([422, 'import-unreadable']);
    expect(await send(formOf())).toEqual([422, 'import-unreadable']);
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await send('--x\r\ncontent-disposition: form-data; name="sdn"; filename="s"\r\n\r\nbroken', type)).toEqual([
      400,
      'bad-request',
    ]);
  });

  it('refuses a file that is not of its format, and says so of the import too', async () => {
    const answer = await call('POST', '?format=un-xml&sourceList=no-xml', 'no xml at all');
    expect(answer).toMatchObject({ status: 422, body: { code: 'import-unreadable' } });
    const listed = (await call('GET', '?limit=1')).body.imports[0];
    expect(listed).toMatchObject({ sourceList: 'no-xml', status: 'failed', errorCode: 'import-unreadable' });
  });

  it('refuses an empty body, a format it does not know and a list with an odd name', async () => {
    expect((await call('POST', '?format=un-xml')).body.code).toBe('import-unreadable');
    expect(await call('POST', '?format=pdf', 'x')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '?format' }] },
    });
    expect((await call('POST', '', 'x')).status).toBe(400);
    expect((await call('POST', '?format=un-xml&sourceList=UN%20list', 'x')).status).toBe(400);
    expect((await call('POST', '?format=un-xml&sourcelist=un', 'x')).status).toBe(400);
  });

  it('refuses more than 100 MB, whether the client says so or not, and the client hears it', async () => {
    const send = (headers: Record<string, string>, megabytes: number) =>
      new Promise<{ status: number | undefined; code: string }>((resolve, reject) => {
        const { port } = new URL(address);
        const sent = httpRequest(
          {
            port,
            method: 'POST',
            path: '/v1/watchlist/imports?format=iamis-ndjson',
            headers: { authorization: 'editor', ...headers },
          },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8').on('data', (piece: string) => {
              text += piece;
            });
            answer.on('end', () => {
              resolve({ status: answer.statusCode, code: JSON.parse(text).code });
              // It has its answer and would never send the rest.
              sent.destroy();
            });
          },
        );
        sent.on('error', reject);
        const block = Buffer.alloc(1024 * 1024, ' ');
        Readable.from(
          (function* () {
            for (let sentCount = 0; sentCount < megabytes; sentCount += 1) yield block;
          })(),
        ).pipe(sent);
      });
    const refused = { status: 413, code: 'import-too-large' };
    expect(await send({ 'content-length': String(110 * 1024 * 1024) }, 110)).toEqual(refused);
    expect(await send({ 'transfer-encoding': 'chunked' }, 110)).toEqual(refused);
  });

  it('is once only with an Idempotency-Key: the repeated file is not staged again', async () => {
    const headers = { 'idempotency-key': 'list-of-the-day' };
    const first = await upload('once', [lineOf('k1')], { headers });
    const second = await upload('once', [lineOf('k1')], { headers });
    expect(second).toEqual(first);
    expect((await upload('once', [lineOf('k2')], { headers })).body.code).toBe('idempotency-key-reused');
  });

  it('leaves the bodies of other routes as they were', async () => {
    const { body: staged } = await upload('scope', [lineOf('x1')]);
    const headers = { 'content-type': 'text/csv' };
    expect((await call('POST', `/${staged.id}/approval`, 'x', { as: 'approver', headers })).body.code).toBe(
      'unsupported-media-type',
    );
  });
});

describe('deciding on an import', () => {
  it('applies it for its agency, once, and shows what became of it', async () => {
    const { body: staged } = await upload('decide', listOf('d', 2));
    expect((await approve(staged.id, {}, 'stranger')).body.code).toBe('import-not-found');
    expect((await view(staged.id, 'stranger')).status).toBe(404);
    expect((await approve(staged.id, { confirmRemoval: true })).status).toBe(400);
    const applied = await approve(staged.id);
    expect(applied).toMatchObject({
      status: 200,
      body: { status: 'applied', counts: { added: 2 }, decidedBy: accounts.approver?.accountId },
    });
    expect((await approve(staged.id)).body.code).toBe('import-not-staged');
    expect((await view(staged.id)).body).toEqual(applied.body);
  });

  it('is for another account than the uploader’s', async () => {
    const { body: staged } = await upload('own', [lineOf('o1')], { as: 'both' });
    expect(await approve(staged.id, {}, 'both')).toMatchObject({ status: 403, body: { code: 'own-proposal' } });
    expect(await approve(staged.id, {}, 'editor')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('asks for a word before it removes many', async () => {
    const { body: full } = await upload('many', listOf('m', 10));
    await approve(full.id);
    const { body: short } = await upload('many', listOf('m', 8));
    expect(short.counts).toMatchObject({ removed: 2, unchanged: 8 });
    expect(await approve(short.id)).toMatchObject({ status: 409, body: { code: 'confirm-removals-required' } });
    expect((await approve(short.id, { confirmRemovals: true })).body).toMatchObject({ counts: { removed: 2 } });
  });

  it('rejects it with a reason', async () => {
    const { body: staged } = await upload('wrong', [lineOf('w1')]);
    const rejected = await call('POST', `/${staged.id}/rejection`, { reason: 'yesterday’s file' }, { as: 'approver' });
    expect(rejected).toMatchObject({ status: 200, body: { status: 'rejected', reason: 'yesterday’s file' } });
    expect((await call('GET', `/${staged.id}/rows`)).body.rows).toEqual([]);
  });
});

describe('looking at imports', () => {
  it('shows the approver what each record does, page by page', async () => {
    const { body: first } = await upload('rows', listOf('r', 3));
    await approve(first.id);
    const { body: next } = await upload('rows', [lineOf('r1', { sex: 'F' }), 'nonsense\n', lineOf('r2'), lineOf('r4')]);
    const rowsOf = async (query: string) => (await call('GET', `/${next.id}/rows?${query}`)).body;
    const page = await rowsOf('limit=2');
    expect(page.rows).toMatchObject([
      { line: 1, outcome: 'changed', sourceId: 'r1', changes: [{ field: 'sex', from: null, to: 'F' }] },
      { line: 2, outcome: 'rejected', names: [], faults: [{ code: 'not-json' }] },
    ]);
    expect((await rowsOf(`limit=200&cursor=${page.nextCursor}`)).rows).toMatchObject([
      { line: 3, outcome: 'unchanged', sourceId: 'r2', changes: [] },
      { line: 4, outcome: 'added', sourceId: 'r4', entryId: null },
      { line: null, outcome: 'removed', sourceId: 'r3', action: 'refuse-entry', changes: [] },
    ]);
    await approve(next.id, { confirmRemovals: true });
    expect((await rowsOf('outcome=changed')).rows).toMatchObject([
      { sourceId: 'r1', changes: [{ field: 'sex', from: null, to: 'F' }] },
    ]);
    expect((await rowsOf('outcome=added')).rows[0].entryId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await rowsOf('cursor=%21%21')).code).toBe('bad-request');
    const audited = await database.asOwner(
      `select details from audit_entry where action = 'list-import-rows' and object_id = $1`,
      [next.id],
    );
    expect(audited.rows[0].details).toEqual({ outcome: null, rowCount: 2 });
  });

  it('lists the own agency’s, newest first', async () => {
    const all = (await call('GET', '?limit=200')).body.imports.map((one: { id: string }) => one.id);
    expect(all).toEqual(all.toSorted().toReversed());
    const page = (await call('GET', '?limit=2')).body;
    const next = (await call('GET', `?limit=2&cursor=${page.nextCursor}`)).body;
    expect([...page.imports, ...next.imports].map(({ id }) => id)).toEqual(all.slice(0, 4));
    expect((await call('GET', '', undefined, { as: 'stranger' })).body.imports).toEqual([]);
    expect((await call('GET', '', undefined, { as: 'officer' })).status).toBe(403);
  });
});
