import { beforeAll, expect, test } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let administrator: Client;
const notice = newId();

beforeAll(async () => {
  api = await startTestApp();
  administrator = await api.signInAs(['administrator']);
  await api.platform.db
    .insertInto('balance_notice')
    .values({
      ...{ id: notice, checkpoint: 'dostuk', nationality: null, day: '2026-03-01', days: 1, entries: 90, exits: 10 },
      ...{ share: 0.9, usual_share: 0.5, deviation: 8, raised_at: new Date('2026-03-02T01:00:00Z') },
    })
    .execute();
});

const acknowledge = (client: Client, id = notice, note = 'Lane 4 was set to entry; put right at 14:10.') =>
  client.post(`/v1/balance-notices/${id}/acknowledgement`, { note });

test('an administrator says once what a notice was; it stays, with the note, and the act is in the audit', async () => {
  const [before] = (await administrator.get('/v1/balance-notices')).body.notices;
  expect(before).toMatchObject({ id: notice, acknowledged: null });
  const { status, body } = await acknowledge(administrator);
  expect(status).toBe(201);
  expect(body.acknowledged).toMatchObject({
    note: 'Lane 4 was set to entry; put right at 14:10.',
    accountId: administrator.accountId,
  });
  expect((await administrator.get('/v1/balance-notices')).body.notices).toEqual([body]);
  const entries = await api.platform.db.selectFrom('audit_entry').selectAll().where('object_id', '=', notice).execute();
  expect(entries).toMatchObject([
    { action: 'acknowledge-balance-notice', checkpoint: 'dostuk', object_kind: 'balance-notice' },
  ]);
});

test.each(['Lane\u00004', 'half a pair \ud800'])(
  'a note that no database stores is refused, and where',
  async (note) => {
    const { status, body } = await acknowledge(administrator, notice, note);
    expect([status, body.code]).toEqual([400, 'bad-request']);
    expect(body.errors).toMatchObject([{ pointer: '/note' }]);
  },
);

test('nobody says it twice, of no notice, without a word, or without the right', async () => {
  const again = await acknowledge(administrator, notice, 'Something else.');
  expect([again.status, again.body.code]).toEqual([409, 'balance-notice-acknowledged']);
  const none = await acknowledge(administrator, newId());
  expect([none.status, none.body.code]).toEqual([404, 'balance-notice-not-found']);
  expect((await acknowledge(administrator, notice, '  ')).status).toBe(400);
  expect((await acknowledge(await api.signInAs(['analyst']))).status).toBe(403);
});
