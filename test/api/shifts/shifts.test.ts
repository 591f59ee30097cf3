import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';

let api: TestApi;
let officer: Client;
let leader: Client;
let next: Client;

beforeAll(async () => {
  api = await startTestApp();
  officer = await api.signInAs(['officer']);
  leader = await api.signInAs(['supervisor'], { username: 'leader' });
  next = await api.signInAs(['supervisor'], { username: 'next-leader' });
});

const checks = () => ({
  reader: { isPassed: true },
  printer: { isPassed: true },
  clock: { laneAt: api.clock.now().toISOString() },
});
const open = (checkpoint: string, client = leader) => client.post('/v1/shifts', { checkpoint, checks: checks() });

async function decide(
  checkpoint: string,
  decision: object,
  passport = inventPassport(),
): Promise<{ id: string; referralId?: string }> {
  const id = newId();
  await officer.put(`/v1/inspections/${id}`, scanOf(passport, { checkpoint, lane: '1' }));
  const { body, status } = await officer.put(`/v1/inspections/${id}/decision`, decision);
  expect(status).toBe(201);
  return { id, referralId: body.referral?.id };
}
/** Ids carry milliseconds: what comes next is later. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

async function closeAt(checkpoint: string, id: string): Promise<void> {
  expect((await leader.put(`/v1/shifts/${id}/handover`, {})).status).toBe(200);
  expect(await next.post(`/v1/shifts/${id}/take-over`)).toMatchObject({ status: 200, body: { checkpoint } });
}

describe('opening a shift', () => {
  it('writes down its checks; a failed one needs a note', async () => {
    const failed = { ...checks(), printer: { isPassed: false } };
    expect(await leader.post('/v1/shifts', { checkpoint: 'osh', checks: failed })).toMatchObject({
      status: 422,
      body: { code: 'check-note-required', errors: [{ pointer: '/checks/printer/note' }] },
    });
    const noted = { ...failed, printer: { isPassed: false, note: 'no paper' } };
    const { status, body } = await leader.post('/v1/shifts', { checkpoint: 'osh', checks: noted });
    expect(status).toBe(201);
    expect(body).toMatchObject({ leader: 'leader', status: 'open', countsFrom: body.openedAt });
    expect(body.checks.map(({ name, isPassed }: { name: string; isPassed: boolean }) => [name, isPassed])).toEqual([
      ['reader', true],
      ['printer', false],
      ['clock', true],
      ['list-age', true],
    ]);
    expect((await officer.get('/v1/shifts/current?checkpoint=osh')).body.shift.id).toBe(body.id);
    await closeAt('osh', body.id);
    expect((await officer.get('/v1/shifts/current?checkpoint=osh')).body).toEqual({ shift: null });
  });

  it('happens once of two who do it at the same time, and not elsewhere or by officers', async () => {
    const answers = await Promise.all([open('osh', leader), open('osh', next)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('shift-already-open');
    await closeAt('osh', answers.find(({ status }) => status === 201)?.body.id);
    expect(await open('torugart')).toMatchObject({ status: 403, body: { code: 'checkpoint-not-yours' } });
    expect(await open('manas', officer)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await officer.get('/v1/shifts/current?checkpoint=torugart')).status).toBe(403);
  });
});

describe('the handover', () => {
  it('writes itself, takes two names, and the next shift goes on where it ends', async () => {
    const shift = (await open('manas')).body;
    await aMoment();
    await decide('manas', { outcome: 'admit' });
    await decide('manas', { outcome: 'refuse', reason: 'no-visa', asksForProtection: false });
    const minor = inventPassport({ birthDate: '2015-01-01', expiryDate: '2020-01-01' });
    await decide('manas', { outcome: 'abandon' }, minor);
    const held = await decide('manas', { outcome: 'refer' });
    const seized = await decide('manas', { outcome: 'refer' });
    const handed = await decide('manas', { outcome: 'refer' });
    for (const [{ referralId }, outcome] of [
      [seized, { outcome: 'document-seized' }],
      [handed, { outcome: 'handed-over', handedTo: 'Interior Ministry, patrol 4' }],
    ] as const) {
      await leader.post(`/v1/referrals/${referralId}/claim`);
      expect((await leader.put(`/v1/referrals/${referralId}/outcome`, outcome)).status).toBe(200);
    }
    const group = { checkpoint: 'manas', direction: 'entry', kind: 'bus', label: '01KG123', declaredCount: 3 };
    const { id: groupId } = (await officer.post('/v1/groups', group)).body;

    const draft = (await next.get(`/v1/shifts/${shift.id}/handover`)).body;
    expect(draft).toMatchObject({ isWritten: false, signOffs: [], note: null });
    expect(await next.post(`/v1/shifts/${shift.id}/take-over`)).toMatchObject({
      body: { code: 'handover-not-written' },
    });
    await aMoment();
    const handover = `/v1/shifts/${shift.id}/handover`;
    expect(await leader.put(handover, { note: 'Lane 2 waits for glass.' })).toMatchObject({
      status: 200,
      body: { status: 'handing-over' },
    });
    await decide('manas', { outcome: 'admit' });
    expect(await leader.put(handover, {})).toMatchObject({ status: 409, body: { code: 'shift-not-open' } });
    expect(await leader.post(`/v1/shifts/${shift.id}/take-over`)).toMatchObject({ body: { code: 'own-sign-off' } });
    expect((await next.post(`/v1/shifts/${shift.id}/take-over`)).body.status).toBe('closed');

    const { sheet, note, signOffs, isWritten } = (await next.get(handover)).body;
    expect([isWritten, note]).toEqual([true, 'Lane 2 waits for glass.']);
    expect(signOffs.map(({ part, username }: { part: string; username: string }) => [part, username])).toEqual([
      ['hands-over', 'leader'],
      ['takes-over', 'next-leader'],
    ]);
    expect(sheet.counts.entry).toEqual({
      ...{ inspections: 6, admitted: 1, refused: 1, referred: 3, abandoned: 1, undecided: 0 },
    });
    expect(sheet).toMatchObject({
      refusals: [{ reason: 'no-visa', count: 1 }],
      screening: { inspections: 6, fullyScreened: 6, overrides: 0 },
      officers: [{ accountId: officer.accountId, inspections: 6 }],
      lanes: [{ lane: '1', inspections: 6 }],
      personsHeld: [{ referralId: held.referralId, lane: '1' }],
      openReferrals: [{ referralId: held.referralId }],
      documentsSeized: [{ referralId: seized.referralId }],
      handedOver: [{ referralId: handed.referralId, handedTo: 'Interior Ministry, patrol 4' }],
      groupsNotClosed: [{ groupId, label: '01KG123', declaredCount: 3, seenCount: 0 }],
    });
    const following = (await open('manas', next)).body;
    expect(following.countsFrom).toBe(sheet.until);
    const after = (await next.get(`/v1/shifts/${following.id}/handover`)).body.sheet;
    expect(after.counts.entry).toMatchObject({ inspections: 1, admitted: 1 });
    const listed = (await leader.get('/v1/shifts?limit=1')).body;
    expect([listed.shifts.length, listed.shifts[0].id]).toEqual([1, following.id]);
    const rest = (await leader.get(`/v1/shifts?cursor=${listed.nextCursor}`)).body;
    expect(rest.shifts.map(({ id }: { id: string }) => id)).toContain(shift.id);
  });

  it('counts an admission in spite of an advisory, and leaves its reason where it is', async () => {
    const shift = (await open('osh')).body;
    await aMoment();
    const spoilt = scanOf(inventPassport({}), { checkpoint: 'osh', lane: '2' }) as { mrz: string[] };
    const id = newId();
    const zone = spoilt.mrz.map((line, at) =>
      at === 1 ? `${line.slice(0, 9)}${line[9] === '1' ? '2' : '1'}${line.slice(10)}` : line,
    );
    const { body } = await officer.put(`/v1/inspections/${id}`, { ...spoilt, mrz: zone });
    expect(body.signal).toBe('look');
    const acknowledged = body.advisories.map(({ code }: { code: string }) => code);
    const decision = { outcome: 'admit', acknowledged, overrideReason: 'TESTOVA is known to me' };
    expect((await officer.put(`/v1/inspections/${id}/decision`, decision)).status).toBe(201);
    await aMoment();
    const answer = await leader.get(`/v1/shifts/${shift.id}/handover`);
    expect(answer.body.sheet.overrides).toMatchObject([{ inspectionId: id, lane: '2', acknowledged }]);
    expect(answer.body.sheet.screening.overrides).toBe(1);
    expect(answer.text).not.toMatch(/TESTOVA/);
    await closeAt('osh', shift.id);
  });

  it('is nobody’s business at another checkpoint', async () => {
    const far = await api.signInAs(['supervisor'], { checkpoints: ['torugart'] });
    const shift = (await open('osh')).body;
    for (const answer of [
      await far.get(`/v1/shifts/${shift.id}/handover`),
      await far.put(`/v1/shifts/${shift.id}/handover`, {}),
      await far.post(`/v1/shifts/${shift.id}/take-over`),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'checkpoint-not-yours' } });
    }
    expect(await leader.get(`/v1/shifts/${newId()}/handover`)).toMatchObject({ body: { code: 'shift-not-found' } });
    await closeAt('osh', shift.id);
  });
});
