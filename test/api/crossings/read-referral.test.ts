import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { inventPassport } from '../../support/inspection-desk.ts';
import { inventNamesake, openVigilanceDesk, type VigilanceDesk } from '../../support/vigilance.ts';

let desk: VigilanceDesk;
let entryId: string;

beforeAll(async () => {
  desk = await openVigilanceDesk();
  entryId = await desk.list({ contact: 'Duty desk, +996 312 000000', legalBasis: 'Law 1, art. 2', caseNumber: 'S-17' });
});

const read = (id: string, client = desk.supervisor) => client.get(`/v1/referrals/${id}`);

describe('a claimed referral', () => {
  it('shows the listed person beside the hit, with whom to call, and leaves its trace', async () => {
    const referralId = await desk.refer((await desk.inspect(inventNamesake())).body.id);
    const { status, body } = await read(referralId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ referral: { id: referralId, status: 'claimed' }, openedByName: 'officer-1' });
    expect(body.hits).toHaveLength(1);
    expect(body.hits[0]).toMatchObject({ entryId, band: 'stop', action: 'refuse-entry' });
    expect(body.hits[0].listed).toMatchObject({
      ...{ version: 1, ownerAgency: 'security-agency', contact: 'Duty desk, +996 312 000000', caseNumber: 'S-17' },
      names: [{ text: 'Молдокулов Нурлан', kind: 'primary' }],
      birthDates: ['1975-03-02'],
    });
    const { rows } = await desk.api.database.asOwner(
      `select details->'entryIds' as ids from audit_entry where action = 'read-referral' and object_id = $1`,
      [referralId],
    );
    expect(rows).toEqual([{ ids: [entryId] }]);
  });

  it('shows the list as it was when it matched, whatever the entry became', async () => {
    const changing = await desk.list({
      names: [{ text: 'Testov Pervyi', kind: 'primary' }],
      birthDates: ['1970-01-01'],
      contact: 'before',
    });
    const passport = inventPassport({ surname: 'TESTOV', givenNames: 'PERVYI', birthDate: '1970-01-01', sex: 'M' });
    const referralId = await desk.refer((await desk.inspect(passport)).body.id);
    await desk.change(changing, { contact: 'after' });
    const { hits } = (await read(referralId)).body;
    expect(hits).toMatchObject([{ entryId: changing, listed: { version: 1, contact: 'before' } }]);
  });

  it('tells what the officer of the lane noted with it', async () => {
    const noted = await desk.refer((await desk.inspect(inventNamesake())).body.id, 'The holder is another person');
    expect((await read(noted)).body.laneNote).toBe('The holder is another person');
    const silent = await desk.refer((await desk.inspect(inventNamesake())).body.id);
    expect((await read(silent)).body.laneNote).toBeNull();
  });

  it('is for its claimer while it is in hand', async () => {
    const referralId = await desk.refer((await desk.inspect(inventNamesake())).body.id);
    const colleague = await desk.api.signInAs(['supervisor']);
    expect(await read(referralId, colleague)).toMatchObject({
      status: 409,
      body: { code: 'referral-already-claimed' },
    });
    expect(await read(referralId, desk.officer)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const far = await desk.api.signInAs(['supervisor'], { checkpoints: ['torugart'] });
    expect(await read(referralId, far)).toMatchObject({ status: 403, body: { code: 'checkpoint-not-yours' } });
    await desk.supervisor.post(`/v1/referrals/${referralId}/release`);
    expect(await read(referralId)).toMatchObject({ status: 409, body: { code: 'referral-not-claimed' } });
    await desk.supervisor.post(`/v1/referrals/${referralId}/claim`);
    await desk.close(referralId, { outcome: 'withdrew', findings: [{ entryId, finding: 'confirmed' }] });
    expect(await read(referralId)).toMatchObject({ status: 409, body: { code: 'referral-closed' } });
    expect(await read(newId())).toMatchObject({ status: 404, body: { code: 'referral-not-found' } });
  });
});
