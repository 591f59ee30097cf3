import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { newId } from '../../../src/core/ids.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const colleague = actorOf(['supervisor'], ['manas']);

interface Referred {
  inspectionId: string;
  referralId: string;
}

async function refer(changes: object = {}, passport = inventPassport(), protection?: true): Promise<Referred> {
  const inspectionId = newId();
  const opened = await desk.call(officer, 'PUT', `/v1/inspections/${inspectionId}`, scanOf(passport, changes));
  expect(opened.status).toBe(201);
  const body = { outcome: 'refer', ...(protection && { asksForProtection: true }) };
  const decided = await desk.call(officer, 'PUT', `/v1/inspections/${inspectionId}/decision`, body);
  expect(decided.status).toBe(201);
  return { inspectionId, referralId: decided.body.referral.id };
}

/** A traveller whose passport is listed: a stop. */
async function referListed(changes: object = {}, entry: Parameters<typeof listedEntry>[0] = {}) {
  const passport = inventPassport();
  const entryId = newId();
  const documents = [{ state: 'KAZ', number: passport.documentNumber }];
  desk.list(listedEntry({ entryId, names: [{ text: 'Somebody Else', kind: 'primary' }], documents, ...entry }));
  const referred = await refer(changes, passport);
  desk.list();
  return { ...referred, entryId };
}

const claim = (id: string, actor: Actor = supervisor, body?: object) =>
  desk.call(actor, 'POST', `/v1/referrals/${id}/claim`, body);
const release = (id: string, actor: Actor = supervisor) => desk.call(actor, 'POST', `/v1/referrals/${id}/release`);
const close = (id: string, body: object, actor: Actor = supervisor) =>
  desk.call(actor, 'PUT', `/v1/referrals/${id}/outcome`, body);
const rowsOf = async (table: string, id: string) =>
  (await desk.database.asOwner(`select * from ${table} where inspection_id = $1`, [id])).rows;

const ownerWord = () => ({ who: 'duty officer of the agency', at: desk.now().toISOString() });

describe('the queue', () => {
  test("shows the referrals of one's own checkpoints, newest first, page by page", async () => {
    const tower = actorOf(['supervisor'], ['torugart']);
    const lane = officerAt('torugart');
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const id = newId();
      await desk.call(lane, 'PUT', `/v1/inspections/${id}`, scanOf(inventPassport(), { checkpoint: 'torugart' }));
      const decided = await desk.call(lane, 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
      made.unshift(decided.body.referral.id);
    }
    const first = await desk.call(tower, 'GET', '/v1/referrals?status=open&limit=2');
    expect(first.status).toBe(200);
    expect(first.body.referrals.map(({ id }: { id: string }) => id)).toEqual(made.slice(0, 2));
    expect(first.body.referrals[0]).toMatchObject({ checkpoint: 'torugart', cause: 'lane', openedBy: lane.accountId });
    const second = await desk.call(tower, 'GET', `/v1/referrals?status=open&limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.referrals.map(({ id }: { id: string }) => id)).toEqual(made.slice(2));
    expect(second.body.nextCursor).toBeNull();
    expect((await desk.call(tower, 'GET', '/v1/referrals?status=claimed')).body.referrals).toEqual([]);
    expect((await desk.call(lane, 'GET', '/v1/referrals')).status).toBe(403);
    expect(await claim(made[0] ?? '')).toMatchObject({ status: 403, body: { code: 'checkpoint-not-yours' } });
  });
});

describe('a claim', () => {
  test('of two supervisors at once is taken by one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { referralId } = await refer();
      const answers = await Promise.all([claim(referralId), claim(referralId, colleague)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers.find(({ status }) => status === 200);
      const { rows } = await desk.database.asOwner('select claimed_by from referral where id = $1', [referralId]);
      expect(rows[0].claimed_by).toBe(winner?.body.claimedBy);
    }
  });

  test('is kept when repeated, given back, and taken over on purpose only', async () => {
    const { referralId } = await refer();
    expect(await release(referralId)).toMatchObject({ status: 409, body: { code: 'referral-not-claimed' } });
    expect(await claim(referralId)).toMatchObject({ status: 200, body: { status: 'claimed' } });
    expect((await claim(referralId)).status).toBe(200);
    expect(await claim(referralId, colleague, {})).toMatchObject({ body: { code: 'referral-already-claimed' } });
    expect(await release(referralId, colleague)).toMatchObject({ body: { code: 'referral-already-claimed' } });
    expect(await claim(referralId, colleague, { takeOver: true })).toMatchObject({
      status: 200,
      body: { claimedBy: colleague.accountId },
    });
    expect(await release(referralId, colleague)).toMatchObject({
      status: 200,
      body: { status: 'open', claimedBy: null },
    });
    const { rows } = await desk.database.asOwner('select action from audit_entry where object_id = $1 order by id', [
      referralId,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(['claim-referral', 'take-over-referral', 'release-referral']);
  });

  test('of a referral that does not exist is not found', async () => {
    expect(await claim(newId())).toMatchObject({ status: 404, body: { code: 'referral-not-found' } });
  });
});

describe('an outcome', () => {
  test('is the claimer’s alone, and final', async () => {
    const { referralId, inspectionId } = await refer();
    expect(await close(referralId, { outcome: 'admitted' })).toMatchObject({ body: { code: 'referral-not-claimed' } });
    await claim(referralId);
    expect(await close(referralId, { outcome: 'admitted' }, colleague)).toMatchObject({
      status: 409,
      body: { code: 'referral-already-claimed' },
    });
    const body = { outcome: 'admitted', findings: [], narrative: 'the visa was found' };
    const answer = await close(referralId, body);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        id: referralId,
        status: 'closed',
        outcome: 'admitted',
        crossing: { id: inspectionId, revision: 1, kind: 'ordinary' },
      },
    });
    expect((await close(referralId, body)).text).toBe(answer.text);
    expect(await close(referralId, { ...body, narrative: 'otherwise' })).toMatchObject({
      status: 409,
      body: { code: 'referral-closed' },
    });
    expect(await close(referralId, body, colleague)).toMatchObject({ body: { code: 'referral-closed' } });
    expect(await rowsOf('crossing', inspectionId)).toHaveLength(1);
    const decisions = await rowsOf('decision', inspectionId);
    expect(decisions.map(({ stage, outcome }) => `${stage} ${outcome}`).sort()).toEqual([
      'lane refer',
      'second-line admitted',
    ]);
    expect(await rowsOf('decision_note', inspectionId)).toMatchObject([{ note: 'the visa was found' }]);
  });

  test('sent twice at once is one decision with one crossing', async () => {
    const { referralId, inspectionId } = await refer();
    await claim(referralId);
    const answers = await Promise.all([1, 2, 3].map(() => close(referralId, { outcome: 'admitted' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rowsOf('crossing', inspectionId)).toHaveLength(1);
  });

  test('handed over writes a crossing on entry and none on exit', async () => {
    const body = { outcome: 'handed-over', handedTo: 'police of the airport' };
    for (const [direction, count] of [
      ['entry', 1],
      ['exit', 0],
    ] as const) {
      const { referralId, inspectionId } = await refer({ direction });
      await claim(referralId);
      expect(await close(referralId, { outcome: 'handed-over' })).toMatchObject({
        body: { code: 'handed-to-required' },
      });
      expect((await close(referralId, body)).status).toBe(200);
      expect(await rowsOf('crossing', inspectionId)).toHaveLength(count);
    }
  });

  test('refused keeps the referral open and protected for who asks for protection', async () => {
    const { referralId, inspectionId } = await refer();
    await claim(referralId);
    const refusal = { outcome: 'refused', reason: 'no-visa', asksForProtection: true };
    expect((await close(referralId, { ...refusal, reason: undefined })).body).toMatchObject({ isProtected: true });
    expect(await close(referralId, refusal)).toMatchObject({
      status: 200,
      body: { status: 'claimed', isProtected: true, outcome: null, crossing: null },
    });
    expect((await close(referralId, refusal)).status).toBe(200);
    expect(await close(referralId, { ...refusal, asksForProtection: false })).toMatchObject({
      status: 409,
      body: { code: 'outcome-not-allowed' },
    });
    const handedOver = { outcome: 'handed-over', handedTo: 'migration service' };
    expect((await close(referralId, handedOver)).body).toMatchObject({ status: 'closed', isProtected: true });
    expect(await rowsOf('crossing', inspectionId)).toHaveLength(1);
  });

  test('needs a finding of each hit; a refusal then writes no crossing', async () => {
    const { referralId, inspectionId, entryId } = await referListed();
    await claim(referralId);
    const refusal = { outcome: 'refused', reason: 'listed', asksForProtection: false };
    expect(await close(referralId, refusal)).toMatchObject({
      status: 422,
      body: { code: 'finding-required', errors: [{ detail: `entry ${entryId} needs a finding` }] },
    });
    const stranger = [{ entryId: newId(), finding: 'confirmed' }];
    expect(await close(referralId, { ...refusal, findings: stranger })).toMatchObject({
      body: { code: 'finding-unknown-entry' },
    });
    const findings = [{ entryId, finding: 'confirmed' }];
    expect((await close(referralId, { ...refusal, findings })).status).toBe(200);
    expect(await rowsOf('crossing', inspectionId)).toEqual([]);
    const { rows } = await desk.database.asOwner('select * from referral_finding where referral_id = $1', [referralId]);
    expect(rows).toMatchObject([{ entry_id: entryId, entry_version: 1, finding: 'confirmed' }]);
  });

  test("lets a stop through with the owner's word only, and tells the owner agency", async () => {
    const { referralId, inspectionId, entryId } = await referListed();
    await claim(referralId);
    const body = { outcome: 'admitted', findings: [{ entryId, finding: 'false-match' }] };
    expect(await close(referralId, body)).toMatchObject({ status: 422, body: { code: 'owner-word-required' } });
    expect((await close(referralId, { ...body, ownerWord: ownerWord() })).status).toBe(200);
    await desk.deliver();
    const { rows } = await desk.database.asOwner(
      'select agency, kind, entry_id, entry_version from agency_notice where inspection_id = $1',
      [inspectionId],
    );
    expect(rows).toEqual([{ agency: 'security-agency', kind: 'stop-admitted', entry_id: entryId, entry_version: 1 }]);
    expect(await rowsOf('decision_note', inspectionId)).toMatchObject([
      { stage: 'second-line', owner_word: { who: 'duty officer of the agency' } },
    ]);
  });

  test('asks of a lost document whether the holder is the owner', async () => {
    const { referralId, entryId } = await referListed({}, { category: 'lost-document', action: 'seize-document' });
    await claim(referralId);
    const seized = (holder?: string) => ({
      outcome: 'document-seized',
      findings: [{ entryId, finding: 'confirmed', ...(holder && { holder }) }],
    });
    expect(await close(referralId, seized())).toMatchObject({ status: 422, body: { code: 'holder-answer-required' } });
    expect((await close(referralId, seized('impostor'))).status).toBe(200);
  });

  test('can be no other word than the ones there are', async () => {
    const { referralId, inspectionId } = await refer();
    await claim(referralId);
    expect(await close(referralId, { outcome: 'let-go' })).toMatchObject({
      status: 400,
      body: { code: 'bad-request' },
    });
    expect(await close(referralId, { outcome: 'none' })).toMatchObject({
      status: 409,
      body: { code: 'outcome-not-allowed' },
    });
    expect(await rowsOf('crossing', inspectionId)).toEqual([]);
  });
});
