import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { type Client, PASSWORD, startTestApp, type TestApi } from '../../support/api.ts';
import { openBrowser } from '../../support/browser.ts';
import { listenTo } from '../../support/event-source.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';
import { inventEntry } from '../../support/watchlist.ts';

let api: TestApi;
let address: string;
let officer: Client;
let supervisor: Client;
let colleague: Client;

beforeAll(async () => {
  api = await startTestApp({ streams: { longestMs: 60_000, heartbeatMs: 200 } });
  address = await api.iamis.app.listen({ port: 0 });
  officer = await api.signInAs(['officer']);
  supervisor = await api.signInAs(['supervisor']);
  colleague = await api.signInAs(['supervisor'], { checkpoints: ['torugart'] });
});

const bearer = (client: Client) => ({ authorization: `Bearer ${client.token}` });
const watch = (client: Client, headers: Record<string, string> = {}) =>
  listenTo(`${address}/v1/referrals/stream`, { ...bearer(client), ...headers });

async function refer(passport = inventPassport()): Promise<string> {
  const id = newId();
  await officer.put(`/v1/inspections/${id}`, scanOf(passport, { lane: '1' }));
  const { body } = await officer.put(`/v1/inspections/${id}/decision`, { outcome: 'refer' });
  return body.referral.id;
}
const of = (id: string) => (data: { id: string }) => data.id === id;

describe('the live queue', () => {
  it('begins with what waits and tells what is opened, claimed, released, taken over and closed', async () => {
    const waiting = await refer();
    const page = await watch(supervisor);
    const { data } = await page.next('snapshot');
    expect(data.referrals.map(({ id }: { id: string }) => id)).toContain(waiting);

    const id = await refer();
    expect((await page.next('opened', of(id))).data).toMatchObject({ status: 'open', lane: '1', gravest: null });
    await supervisor.post(`/v1/referrals/${id}/claim`);
    expect((await page.next('claimed', of(id))).data.claimedBy).toBe(supervisor.accountId);
    await supervisor.post(`/v1/referrals/${id}/release`);
    expect((await page.next('released', of(id))).data.status).toBe('open');
    await supervisor.post(`/v1/referrals/${id}/claim`);
    await page.next('claimed', of(id));
    await supervisor.put(`/v1/referrals/${id}/outcome`, { outcome: 'admitted' });
    expect((await page.next('closed', of(id))).data).toMatchObject({ status: 'closed', outcome: 'admitted' });
    expect((await supervisor.get('/v1/referrals/queue')).body.referrals.map(({ id: one }: { id: string }) => one))
      .not //
      .toContain(id);
    page.close();
  });

  it('shows the gravest hit, and nothing of a discreet one', async () => {
    const editor = await api.signInAs(['editor']);
    const approver = await api.signInAs(['approver']);
    const [open, discreet] = [inventPassport(), inventPassport({ surname: 'UNSEEN' })];
    for (const body of [
      inventEntry({ documents: [{ state: 'KAZ', number: open.documentNumber }] }),
      inventEntry({
        ...{ category: 'discreet-check', action: 'report-discreetly' },
        documents: [{ state: 'KAZ', number: discreet.documentNumber }],
      }),
    ]) {
      const { id } = (await editor.post('/v1/watchlist/entries', body)).body;
      expect((await approver.post(`/v1/watchlist/entries/${id}/approval`)).status).toBe(200);
    }
    await api.iamis.watchlist.look();
    const page = await watch(supervisor);
    const [shown, unseen] = [await refer(open), await refer(discreet)];
    expect((await page.next('opened', of(shown))).data.gravest).toMatchObject({ band: 'stop' });
    expect((await page.next('opened', of(unseen))).data.gravest).toBeNull();
    expect(JSON.stringify(page.events)).not.toMatch(/discreet/);
    page.close();
  });

  it('tells each supervisor of the own checkpoints only, and officers nothing', async () => {
    const far = await watch(colleague);
    const near = await watch(supervisor);
    const id = await refer();
    await near.next('opened', of(id));
    expect(far.events.map(({ name, data }) => [name, data.referrals?.length])).toEqual([['snapshot', 0]]);
    expect((await watch(officer)).status).toBe(403);
    for (const page of [far, near]) page.close();
  });

  it('goes on where a page was cut off, and begins anew where that is not known any more', async () => {
    const stays = await watch(supervisor);
    const cut = await watch(supervisor);
    const { id: seen } = await cut.next('snapshot');
    cut.close();
    const ids = [await refer(), await refer()];
    for (const id of ids) await stays.next('opened', of(id));

    const again = await watch(supervisor, { 'last-event-id': seen ?? '' });
    for (const id of ids) await again.next('opened', of(id));
    expect(again.events.map(({ name }) => name)).toEqual(['opened', 'opened']);
    for (const unknown of ['', 'x.y', `${newId()}.3`, `${seen?.split('.')[0]}.99999`]) {
      const anew = await watch(supervisor, { 'last-event-id': unknown });
      await anew.next('snapshot', ({ referrals }) => ids.every((id) => referrals.some(of(id))));
      anew.close();
    }
    for (const page of [stays, again]) page.close();
  });

  it('is read by whoever comes while nobody watched for a while', async () => {
    const id = await refer();
    const page = await watch(supervisor);
    await page.next('snapshot', ({ referrals }) => referrals.some(of(id)));
    const next = await refer();
    await page.next('opened', of(next));
    page.close();
  });

  it('has a limit for one account, and leaves the door open to the others', async () => {
    const greedy = await api.signInAs(['supervisor']);
    const pages = [];
    for (let i = 0; i < 9; i++) pages.push(await watch(greedy));
    expect(pages.map(({ status }) => status)).toEqual([...Array(8).fill(200), 503]);
    const other = await watch(supervisor);
    expect(other.status).toBe(200);
    for (const page of [...pages, other]) page.close();
  });
});

describe('a stream', () => {
  it('ends with the session behind it, and when its account works elsewhere', async () => {
    const browser = openBrowser(api.iamis.app);
    await api.signInAs(['supervisor'], { username: 'at-the-desk' });
    await browser.signIn('at-the-desk', PASSWORD);
    const administrator = await api.signInAs(['administrator']);
    const moved = await api.signInAs(['supervisor']);
    const pages = [
      await listenTo(`${address}/v1/referrals/stream`, { cookie: browser.cookie ?? '' }),
      await watch(moved),
    ];
    for (const page of pages) await page.next('snapshot');
    await browser.send('DELETE', '/v1/auth/session');
    const account = await administrator.get(`/v1/accounts/${moved.accountId}`);
    const change = { checkpoints: ['torugart'] };
    await administrator.patch(`/v1/accounts/${moved.accountId}`, change, { 'if-match': String(account.headers.etag) });
    for (const page of pages) await expect.poll(page.isEnded, { timeout: 5_000 }).toBe(true);
  });

  it('ends when the process stops, so that its page goes elsewhere', async () => {
    const second = await api.startSecond();
    const elsewhere = await second.iamis.app.listen({ port: 0 });
    const page = await listenTo(`${elsewhere}/v1/referrals/stream`, bearer(supervisor));
    await page.next('snapshot');
    await second.iamis.app.close();
    await expect.poll(page.isEnded).toBe(true);
  });
});
