import { expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { newId } from '../../../src/core/ids.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const colleague = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const REASON = { 'iamis-purpose': 'complaint', 'iamis-case': '2026-17' };
const MINUTE = 60_000;

async function open(changes: object = {}): Promise<string> {
  const id = newId();
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(inventPassport(), changes));
  expect(answer.status).toBe(201);
  return id;
}
const get = (id: string, actor: Actor, headers: Record<string, string> = {}) =>
  desk.call(actor, 'GET', `/v1/inspections/${id}`, undefined, headers);
const decide = (id: string, body: object) => desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, body);
const looksAt = async (id: string) =>
  (
    await desk.database.asOwner(
      `select actor_id, action, purpose, case_number from audit_entry where object_id = $1 and action like 'read-%' order by id`,
      [id],
    )
  ).rows;

test('an open inspection is read at its checkpoint without a case, and each look leaves an entry', async () => {
  const id = await open({ lane: '2', conveyance: { flight: 'KC 109' } });
  const answer = await get(id, colleague);
  expect(answer).toMatchObject({
    status: 200,
    body: {
      id,
      signal: 'go',
      state: 'open',
      checkpoint: 'manas',
      lane: '2',
      conveyance: { flight: 'KC 109' },
      purpose: 'not-asked',
      residenceBasis: 'unknown',
      document: { surname: 'PROBNAYA' },
      otherDocuments: [],
      decision: null,
      referral: null,
      crossing: null,
    },
  });
  await desk.call(supervisor, 'GET', `/v1/inspections/${id}/context`);
  expect(await looksAt(id)).toEqual([
    { actor_id: colleague.accountId, action: 'read-inspection', purpose: null, case_number: null },
    { actor_id: supervisor.accountId, action: 'read-inspection-context', purpose: null, case_number: null },
  ]);
});

test('a decided one shows what was decided, and asks others for purpose and case', async () => {
  const id = await open();
  await decide(id, { outcome: 'admit' });
  const own = await get(id, officer);
  expect(own).toMatchObject({
    status: 200,
    body: {
      state: 'decided',
      decision: { outcome: 'admit', decidedBy: officer.accountId },
      crossing: { id, revision: 1, kind: 'ordinary', direction: 'entry' },
    },
  });
  expect(await get(id, colleague)).toMatchObject({ status: 422, body: { code: 'lookup-reason-required' } });
  expect(await desk.call(supervisor, 'GET', `/v1/inspections/${id}/context`)).toMatchObject({ status: 422 });
  expect((await get(id, colleague, REASON)).status).toBe(200);
  expect(await looksAt(id)).toEqual([
    { actor_id: officer.accountId, action: 'read-inspection', purpose: null, case_number: null },
    { actor_id: colleague.accountId, action: 'read-inspection', purpose: 'complaint', case_number: '2026-17' },
  ]);
});

test('after a quarter of an hour its own officer needs a case, too', async () => {
  const id = await open();
  await decide(id, { outcome: 'abandon' });
  expect((await get(id, officer)).body.state).toBe('abandoned');
  desk.setClock(new Date(Date.now() + 16 * MINUTE));
  expect((await get(id, officer)).body.code).toBe('lookup-reason-required');
  expect((await get(id, officer, REASON)).status).toBe(200);
  desk.setClock(new Date());
});

test('one with the second line is still open to its checkpoint', async () => {
  const id = await open();
  await decide(id, { outcome: 'refer' });
  expect(await get(id, supervisor)).toMatchObject({
    status: 200,
    body: { state: 'referred', referral: { status: 'open', cause: 'lane', outcome: null } },
  });
});

test('elsewhere it is not shown, with whatever reason', async () => {
  const id = await open();
  expect(await get(id, officerAt('osh'), REASON)).toMatchObject({
    status: 403,
    body: { code: 'checkpoint-not-yours' },
  });
  expect(await get(newId(), officer)).toMatchObject({ status: 404, body: { code: 'inspection-not-found' } });
});
