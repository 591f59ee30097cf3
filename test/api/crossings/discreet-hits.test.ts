import { expect, test } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { outboxRow } from '../../../src/platform/outbox.ts';
import type { ListedEntry } from '../../../src/screening/listed-entry.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const editor = actorOf(['editor'], [], 'security-agency');
const open = listedEntry({ entryId: newId() });
const discreet = listedEntry({
  entryId: newId(),
  category: 'discreet-check',
  action: 'report-discreetly',
  names: [{ text: 'Tainova Test', kind: 'primary' }],
  birthDates: ['1980-01-02'],
  documents: [{ state: 'KAZ', number: 'N9990001' }],
  sex: null,
  pin: null,
});
const watched = inventPassport({
  surname: 'TAINOVA',
  givenNames: 'TEST',
  birthDate: '1980-01-02',
  documentNumber: 'N9990001',
  optionalData: '800102400123',
});

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const TIME = /"(tookMs|listAgeMs)":[\d.]+/g;
const withoutIdsAndTimes = (text: string) => text.replace(ID, 'ID').replace(INSTANT, 'AT').replace(TIME, '"$1":T');

/** All that a lane and a supervisor can ask about one traveller. */
async function everythingAtTheLane(): Promise<string[]> {
  const told: string[] = [];
  const ask = async (...call: Parameters<typeof desk.call>) => {
    const answer = await desk.call(...call);
    told.push(`${call[1]} ${answer.status} ${withoutIdsAndTimes(answer.text)}`);
  };
  const id = newId();
  const url = `/v1/inspections/${id}`;
  await ask(officer, 'PUT', url, scanOf(watched));
  await ask(officer, 'PUT', url, scanOf(watched));
  await ask(officer, 'POST', '/v1/inspections', scanOf(watched, { direction: 'exit' }));
  await ask(officer, 'GET', url);
  await ask(officer, 'GET', `${url}/context`);
  await ask(officer, 'PUT', `${url}/decision`, {
    outcome: 'admit',
    acknowledged: ['document-seen-again', 'already-inside'],
    overrideReason: 'test',
  });
  await ask(supervisor, 'GET', url, undefined, { 'iamis-purpose': 'control', 'iamis-case': '1' });
  await ask(officer, 'GET', '/v1/watchlist/discreet-hits');
  await ask(supervisor, 'GET', '/v1/watchlist/notices');
  const metrics = await desk.platform.metrics.registry.metrics();
  told.push(
    metrics
      .split('\n')
      .map((line) => line.replace(/ [\d.e+-]+$/, ''))
      .filter((line) => line.startsWith('iamis_screening') || line.startsWith('iamis_decisions'))
      .join('\n'),
  );
  return told;
}

/** Each run begins on the same history. */
async function run(...entries: ListedEntry[]): Promise<string[]> {
  await desk.database.asOwner('truncate inspection, inspection_identity, hit, decision, crossing, referral cascade');
  desk.list(...entries);
  return everythingAtTheLane();
}

test('with and without a discreet entry the lane and its supervisor are answered the same bytes', async () => {
  desk.list(open);
  const without = await run();
  const hitsBefore = (await desk.database.asOwner('select count(*)::int as n from discreet_hit')).rows[0];
  expect(hitsBefore).toEqual({ n: 0 });
  const withEntry = await run(discreet);
  expect(withEntry).toEqual(without);
  expect(without[0]).toContain('201');
  expect((await desk.database.asOwner('select count(*)::int as n from discreet_hit')).rows[0]).toEqual({ n: 2 });
  expect((await desk.database.asOwner('select count(*)::int as n from hit')).rows[0]).toEqual({ n: 0 });
});

test('the facts and the audit of the lane know nothing of it', async () => {
  const { rows } = await desk.database.asOwner('select to_jsonb(i) as fact from inspection i');
  const audit = await desk.database.asOwner('select to_jsonb(a) as entry from audit_entry a');
  const text = JSON.stringify([rows, audit.rows]);
  expect(text).not.toContain(discreet.entryId);
  expect(text).not.toContain('discreet');
});

test('its owner reads it within one turn of the outbox, with the traveller and the reasons', async () => {
  const before = await desk.call(editor, 'GET', '/v1/watchlist/discreet-hits');
  expect(before.body).toEqual({ hits: [], nextAfter: 0 });
  await desk.deliver();
  const page = await desk.call(editor, 'GET', '/v1/watchlist/discreet-hits?limit=1');
  expect(page.status).toBe(200);
  expect(page.body).toMatchObject({
    hits: [
      {
        number: 1,
        entryId: discreet.entryId,
        entryVersion: 1,
        checkpoint: 'manas',
        direction: 'entry',
        band: 'stop',
        traveller: [{ surname: 'TAINOVA', documentNumber: 'N9990001', birthDate: '1980-01-02' }],
      },
    ],
    nextAfter: 1,
  });
  expect(page.body.hits[0].evidence.length).toBeGreaterThan(1);
  const next = await desk.call(editor, 'GET', '/v1/watchlist/discreet-hits?after=1');
  expect(next.body.hits).toMatchObject([{ number: 2, direction: 'exit' }]);
  const audit = await desk.database.asOwner(
    `select details from audit_entry where action = 'read-discreet-hits' order by id`,
  );
  expect(audit.rows.map(({ details }) => details)).toEqual([
    { after: 0, upTo: 1, count: 1 },
    { after: 1, upTo: 2, count: 1 },
  ]);
});

test('another agency reads none of it, and a lane may not even ask', async () => {
  const other = await desk.call(actorOf(['approver'], [], 'ministry'), 'GET', '/v1/watchlist/discreet-hits');
  expect(other.body).toEqual({ hits: [], nextAfter: 0 });
  expect(await desk.call(officer, 'GET', '/v1/watchlist/discreet-hits')).toMatchObject({ status: 403 });
  expect(await desk.call(officer, 'GET', '/v1/watchlist/notices')).toMatchObject({ status: 403 });
});

test('a stop that was let through takes the next number of its owner, without holes over both kinds', async () => {
  const inspection = (await desk.database.asOwner('select id from inspection order by id limit 1')).rows[0].id;
  const event = outboxRow('hub', 'stop-admitted', {
    agency: 'security-agency',
    inspectionId: inspection,
    entryId: open.entryId,
    entryVersion: 4,
  });
  await desk.platform.db.insertInto('outbox').values(event).execute();
  await Promise.all([desk.deliver(), desk.deliver()]);
  await desk.deliver();
  const answer = await desk.call(editor, 'GET', '/v1/watchlist/notices');
  expect(answer.body).toMatchObject({
    notices: [{ kind: 'stop-admitted', number: 3, entryId: open.entryId, entryVersion: 4, inspectionId: inspection }],
    nextAfter: 3,
  });
  expect((await desk.call(editor, 'GET', '/v1/watchlist/notices?after=3')).body).toEqual({ notices: [], nextAfter: 3 });
});
