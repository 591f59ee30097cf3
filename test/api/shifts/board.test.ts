import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { listenTo } from '../../support/event-source.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';
import { inventEntry } from '../../support/watchlist.ts';

let api: TestApi;
let address: string;
let officer: Client;
let supervisor: Client;

beforeAll(async () => {
  api = await startTestApp({ streams: { longestMs: 60_000 } });
  address = await api.iamis.app.listen({ port: 0 });
  officer = await api.signInAs(['officer']);
  supervisor = await api.signInAs(['supervisor']);
});

const EXPIRED = { expiryDate: '2020-01-01' };
async function scan(changes: object = {}, passport = inventPassport()): Promise<{ id: string; signal: string }> {
  const id = newId();
  const { body } = await officer.put(`/v1/inspections/${id}`, scanOf(passport, { lane: '1', ...changes }));
  return { id, signal: body.signal };
}
const board = async (checkpoint = 'manas') => (await supervisor.get(`/v1/board?checkpoint=${checkpoint}`)).body;
const decide = (id: string, body: object) => officer.put(`/v1/inspections/${id}/decision`, body);

describe('the board of a checkpoint', () => {
  it('shows a lane at hold by itself, until it is referred or given up', async () => {
    const held = await scan({}, inventPassport(EXPIRED));
    expect(held.signal).toBe('hold');
    const { calls, referrals } = await board();
    expect(calls).toMatchObject([{ inspectionId: held.id, lane: '1', direction: 'entry' }]);
    expect(referrals).toMatchObject({ open: 0 });
    await decide(held.id, { outcome: 'refer' });
    const after = await board();
    expect(after.calls).toEqual([]);
    expect(after.referrals).toMatchObject({ open: 1, claimed: 0 });
    expect(Date.parse(after.referrals.oldestAt)).toBeGreaterThan(0);

    const wrong = await scan({}, inventPassport(EXPIRED));
    expect((await board()).calls.length).toBe(1);
    await decide(wrong.id, { outcome: 'abandon' });
    expect((await board()).calls).toEqual([]);
  });

  it('says how fast each lane goes, how old the list is and how much was fully screened', async () => {
    for (let i = 0; i < 3; i++) await decide((await scan({ checkpoint: 'osh' })).id, { outcome: 'admit' });
    const { lanes, screening, list, shift } = await board('osh');
    expect(lanes.find(({ lane }: { lane: string }) => lane === '1')).toMatchObject({
      ...{ direction: 'entry', perHour: 12, officerId: officer.accountId },
    });
    expect(screening).toEqual({ inspections: 3, fullyScreened: 3, overrides: 0 });
    expect([list.feed, shift]).toEqual(['live', null]);
  });

  it('counts a forgotten shift from three days back, and so does its sheet', async () => {
    const checks = {
      ...{ reader: { isPassed: true }, printer: { isPassed: true } },
      clock: { laneAt: api.clock.now().toISOString() },
    };
    const leader = await api.signInAs(['supervisor'], { checkpoints: ['dostuk'] });
    const shift = (await leader.post('/v1/shifts', { checkpoint: 'dostuk', checks })).body;
    await api.database.asOwner("update shift set counts_from = now() - interval '90 days' where id = $1", [shift.id]);
    const backMs = (at: string) => api.clock.now().getTime() - Date.parse(at);
    const threeDaysMs = 72 * 3_600_000;
    const { since } = (await leader.get('/v1/board?checkpoint=dostuk')).body;
    const { sheet } = (await leader.get(`/v1/shifts/${shift.id}/handover`)).body;
    for (const at of [since, sheet.from]) expect(backMs(at)).toBeGreaterThanOrEqual(threeDaysMs);
    expect(backMs(since)).toBeLessThan(threeDaysMs + 3_600_000);
    expect(Date.parse(sheet.until) - Date.parse(sheet.from)).toBe(threeDaysMs);
  });

  it('is drawn, and the queue of the second line is read, while every connection of the reports is at work', async () => {
    const holder = new pg.Client({ connectionString: api.database.owner });
    await holder.connect();
    await holder.query('select pg_advisory_lock(4711)');
    const reports = Array.from({ length: 8 }, () =>
      sql`select pg_advisory_lock_shared(4711)`.execute(api.platform.reports),
    );
    const waits =
      "select count(*)::int as n from pg_stat_activity where application_name = 'iamis reports' and wait_event_type = 'Lock'";
    await expect.poll(async () => (await api.database.asOwner(waits)).rows[0].n).toBe(4);
    for (const url of ['/v1/board?checkpoint=manas', '/v1/referrals/queue'])
      expect((await supervisor.get(url)).status).toBe(200);
    await holder.end();
    await Promise.all(reports);
  });

  it('is for supervisors of the checkpoint', async () => {
    for (const url of ['/v1/board', '/v1/board/stream']) {
      expect(await supervisor.get(`${url}?checkpoint=torugart`)).toMatchObject({
        body: { code: 'checkpoint-not-yours' },
      });
      expect(await officer.get(`${url}?checkpoint=manas`)).toMatchObject({ body: { code: 'forbidden' } });
    }
  });
});

describe('the live board', () => {
  it('tells a call within seconds, nothing when nothing changed, and nothing of a discreet hit', async () => {
    const [editor, approver] = [await api.signInAs(['editor']), await api.signInAs(['approver'])];
    const watched = inventPassport({ surname: 'UNSEEN' });
    const entry = inventEntry({
      ...{ category: 'discreet-check', action: 'report-discreetly' },
      documents: [{ state: 'KAZ', number: watched.documentNumber }],
    });
    const { id } = (await editor.post('/v1/watchlist/entries', entry)).body;
    await approver.post(`/v1/watchlist/entries/${id}/approval`);
    await api.iamis.watchlist.look();

    const headers = { authorization: `Bearer ${supervisor.token}` };
    const page = await listenTo(`${address}/v1/board/stream?checkpoint=manas`, headers);
    await page.next('board', ({ calls }) => calls.length === 0);
    const discreet = await scan({ lane: '7' }, watched);
    expect(discreet.signal).toBe('go');
    const held = await scan({ lane: '7' }, inventPassport(EXPIRED));
    const { data } = await page.next('board', ({ calls }) => calls.length > 0);
    expect(data.calls).toMatchObject([{ inspectionId: held.id, lane: '7' }]);
    await decide(held.id, { outcome: 'refer' });
    await page.next('board', ({ calls, lanes }) => calls.length === 0 && JSON.stringify(lanes).includes('"7"'));
    expect(new Set(page.events.map(({ data: told }) => JSON.stringify({ ...told, asOf: '', list: '' }))).size).toBe(
      page.events.length,
    );
    page.close();
  });
});
