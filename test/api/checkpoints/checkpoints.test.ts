import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let administrator: Client;
let officer: Client;

beforeAll(async () => {
  api = await startTestApp();
  administrator = await api.signInAs(['administrator']);
  officer = await api.signInAs(['officer'], { checkpoints: ['manas'] });
});

const POST = {
  code: 'new-post',
  names: { ky: 'Жаңы', ru: 'Новый', en: 'New post' },
  mode: 'road',
  neighbour: 'UZB',
  status: 'international',
};

const auditOf = async (objectId: string) =>
  (
    await api.database.asOwner('select action, actor_id, details from audit_entry where object_id = $1 order by id', [
      objectId,
    ])
  ).rows;

describe('reading checkpoints', () => {
  test('every account sees the list; nobody signed in sees nothing', async () => {
    const list = await officer.get('/v1/checkpoints');
    expect(list.status).toBe(200);
    expect(list.body.checkpoints.map((one: { code: string }) => one.code)).toContain('torugart');
    expect((await api.nobody.get('/v1/checkpoints')).status).toBe(401);
  });

  test('one of them comes with its version, an unknown one is refused', async () => {
    const one = await officer.get('/v1/checkpoints/irkeshtam');
    expect(one.status).toBe(200);
    expect(one.headers.etag).toBe(`"${one.body.version}"`);
    expect(one.body.names.ky).toBe('Эркечтам');
    const unknown = await officer.get('/v1/checkpoints/nowhere');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'checkpoint-not-found']);
  });
});

describe('adding a checkpoint', () => {
  test('works at once, is audited, and the same code again is refused', async () => {
    const added = await administrator.post('/v1/checkpoints', POST);
    expect(added.status).toBe(201);
    expect(added.headers.etag).toBe('"1"');
    expect(added.body).toMatchObject({ ...POST, openingHours: null, closures: [], lanes: [], dailyCapacity: null });
    const list = await officer.get('/v1/checkpoints');
    expect(list.body.checkpoints.map((one: { code: string }) => one.code)).toContain('new-post');
    expect(await auditOf('new-post')).toMatchObject([{ action: 'add-checkpoint', actor_id: administrator.accountId }]);

    const again = await administrator.post('/v1/checkpoints', POST);
    expect([again.status, again.body.code]).toEqual([409, 'checkpoint-exists']);
  });

  test('repeated with the same key it gives the same answer', async () => {
    const key = { 'idempotency-key': 'one-railway-post' };
    const rail = { ...POST, code: 'rail-post', mode: 'rail' };
    const first = await administrator.post('/v1/checkpoints', rail, key);
    const second = await administrator.post('/v1/checkpoints', rail, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await auditOf('rail-post')).toHaveLength(1);
  });

  test('with parts that do not fit together it is refused by field, and nothing is kept', async () => {
    const refused = await administrator.post('/v1/checkpoints', { ...POST, code: 'odd-post', neighbour: null });
    expect([refused.status, refused.body.code]).toEqual([400, 'bad-request']);
    expect(refused.body.errors[0].pointer).toBe('/neighbour');
    const unknownKey = await administrator.post('/v1/checkpoints', { ...POST, code: 'odd-post', colour: 'green' });
    expect(unknownKey.status).toBe(400);
    expect(await auditOf('odd-post')).toEqual([]);
  });

  test('only by an administrator', async () => {
    expect((await officer.post('/v1/checkpoints', { ...POST, code: 'own-post' })).status).toBe(403);
  });
});

describe('changing a checkpoint', () => {
  test('changes what is given, leaves the rest, and says so in the audit', async () => {
    const before = await administrator.get('/v1/checkpoints/chaldybar');
    const changed = await administrator.patch(
      '/v1/checkpoints/chaldybar',
      { openingHours: { from: '08:00', to: '20:00' } },
      { 'if-match': String(before.headers.etag) },
    );
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...before.body,
      openingHours: { from: '08:00', to: '20:00' },
      version: before.body.version + 1,
    });
    expect(changed.headers.etag).toBe(`"${before.body.version + 1}"`);
    const list = await officer.get('/v1/checkpoints');
    expect(list.body.checkpoints.find((one: { code: string }) => one.code === 'chaldybar')).toEqual(changed.body);
    expect(await auditOf('chaldybar')).toMatchObject([
      {
        action: 'change-checkpoint',
        details: { before: { openingHours: null }, after: { openingHours: { from: '08:00', to: '20:00' } } },
      },
    ]);
  });

  test('needs the version that was read, and refuses an old one', async () => {
    const blind = await administrator.patch('/v1/checkpoints/kulundu', { dailyCapacity: 900 });
    expect([blind.status, blind.body.code]).toEqual([428, 'precondition-required']);
    const first = await administrator.patch('/v1/checkpoints/kulundu', { dailyCapacity: 900 }, { 'if-match': '"1"' });
    expect(first.status).toBe(200);
    const stale = await administrator.patch('/v1/checkpoints/kulundu', { dailyCapacity: 800 }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition-failed']);
    expect((await administrator.get('/v1/checkpoints/kulundu')).body.dailyCapacity).toBe(900);
  });

  test('of two administrators at the same moment one is asked to look again', async () => {
    const answers = await Promise.all(
      [100, 200].map((dailyCapacity) =>
        administrator.patch('/v1/checkpoints/kara-suu', { dailyCapacity }, { 'if-match': '"1"' }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  test('is refused to others, for an unknown checkpoint, and without anything to change', async () => {
    expect((await officer.patch('/v1/checkpoints/manas', { status: 'closed' }, { 'if-match': '"1"' })).status).toBe(
      403,
    );
    expect(
      (await administrator.patch('/v1/checkpoints/nowhere', { status: 'closed' }, { 'if-match': '"1"' })).status,
    ).toBe(404);
    expect((await administrator.patch('/v1/checkpoints/manas', {}, { 'if-match': '"1"' })).status).toBe(400);
    expect(
      (await administrator.patch('/v1/checkpoints/manas', { code: 'manas-2' }, { 'if-match': '"1"' })).status,
    ).toBe(400);
  });
});
