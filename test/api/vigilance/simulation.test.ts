import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import type { Client } from '../../support/api.ts';
import { entryBody, inventNamesake, openVigilanceDesk } from '../../support/vigilance.ts';

const desk = await openVigilanceDesk();
const { editor, approver } = desk;
const headers = { 'iamis-purpose': 'before proposing', 'iamis-case': '2026-0041' };
const simulate = (body: object, client: Client = editor) => client.post('/v1/watchlist/simulations', body, headers);
const approve = (id: string, client: Client = approver) => client.post(`/v1/watchlist/entries/${id}/approval`);
const propose = async (body: object = entryBody()): Promise<string> =>
  (await editor.post('/v1/watchlist/entries', body)).body.id;
let secondApprover: Client;

const NAMESAKES = 11;

beforeAll(async () => {
  secondApprover = await desk.api.signInAs(['approver']);
  const passports = Array.from({ length: NAMESAKES }, () => inventNamesake());
  for (const passport of passports) await desk.cross(passport);
  const [frequent] = passports;
  if (frequent) await desk.cross(frequent, { direction: 'exit' });
  // Another year of birth: near, and not stopped.
  await desk.cross(inventNamesake({ birthDate: '1968-10-09' }));
  await desk.cross(inventNamesake({ surname: 'ORDINARY', givenNames: 'TRAVELLER', birthDate: '1990-05-17' }));
});

describe('a simulation', () => {
  it('says what an entry would have done to the last 30 days, with the nearest travellers and why', async () => {
    const answer = await simulate(entryBody());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...{ crossings: NAMESAKES + 3, stopped: NAMESAKES, stoppedTravellers: NAMESAKES, reported: 0, isComplete: true },
    });
    expect(answer.body.nearest).toHaveLength(10);
    expect(answer.body).toMatchObject({ approvalsNeeded: 2, completeness: expect.any(Number), missing: [] });
    const adds = answer.body.gaps.reduce((sum: number, gap: { adds: number }) => sum + gap.adds, 0);
    expect(answer.body.completeness + adds).toBeCloseTo(1, 5);
    const [nearest] = answer.body.nearest;
    expect(nearest).toMatchObject({ band: 'stop', direction: 'entry' });
    expect(nearest.evidence.map((line: { feature: string }) => line.feature)).toContain('birth-date');
    const sum = nearest.evidence.reduce((bits: number, line: { bits: number }) => bits + line.bits, 0);
    expect(nearest.score).toBeCloseTo(sum, 1);
  });

  it('asks both directions of an entry that holds both ways, and counts a person once', async () => {
    const answer = await simulate(entryBody({ category: 'wanted-for-arrest', action: 'arrest' }));
    expect(answer.body).toMatchObject({ stopped: NAMESAKES + 1, stoppedTravellers: NAMESAKES });
  });

  it('asks what the entry would have done, whenever it is to begin', async () => {
    const answer = await simulate(entryBody({ validFrom: '2099-01-01' }));
    expect(answer.body.stopped).toBe(NAMESAKES);
  });

  it('stops nobody by a discreet entry, and says how many it would report', async () => {
    const discreet = entryBody({ category: 'discreet-check', action: 'report-discreetly' });
    const answer = await simulate(discreet);
    expect(answer.body).toMatchObject({ stopped: 0, reviewed: 0 });
    expect(answer.body.reported).toBeGreaterThan(NAMESAKES);
  });

  it('says how many any one birth year would leave while none is typed', async () => {
    const bare = { birthDates: [], sex: null };
    const { body } = await simulate(entryBody(bare));
    expect(body.stoppedTravellers + body.reviewedTravellers).toBe(NAMESAKES + 1);
    // Eleven of them are born in one year, one in another.
    expect(body.narrowings).toEqual([
      { fact: 'birthYear', typical: NAMESAKES, most: NAMESAKES },
      { fact: 'sex', typical: NAMESAKES + 1, most: NAMESAKES + 1 },
    ]);
    const born = await simulate(entryBody({ ...bare, birthDates: ['1975'] }));
    expect(born.body.stoppedTravellers + born.body.reviewedTravellers).toBe(NAMESAKES);
    expect(born.body.narrowings.map(({ fact }: { fact: string }) => fact)).toEqual(['sex']);
  });

  it('says so of a discreet entry, and nothing where nobody is met', async () => {
    const discreet = entryBody({ category: 'discreet-check', action: 'report-discreetly', birthDates: [] });
    expect((await simulate(discreet)).body).toMatchObject({
      ...{ reportedTravellers: NAMESAKES + 1, narrowings: [{ fact: 'birthYear', most: NAMESAKES }] },
    });
    const unheardOf = entryBody({ names: [{ text: 'Unheard Ofsomebody', kind: 'primary' }], birthDates: [] });
    expect((await simulate(unheardOf)).body.narrowings).toEqual([]);
  });

  it('tells without a reason how many, but neither who nor of fewer than five', async () => {
    const without = (body: object) => editor.post('/v1/watchlist/simulations', body);
    const many = await without(entryBody());
    expect(many).toMatchObject({ status: 200, body: { stoppedTravellers: NAMESAKES, nearest: null } });
    const one = await without(entryBody({ birthDates: ['1968-10-09'] }));
    const nobody = await without(entryBody({ names: [{ text: 'Unheard Ofsomebody', kind: 'primary' }] }));
    for (const { body } of [one, nobody])
      expect(body).toMatchObject({ stopped: null, stoppedTravellers: null, reviewedTravellers: null, nearest: null });
    const { rows } = await desk.api.database.asOwner(
      "select * from audit_entry where action = 'simulate-entry' and actor_id = $1 and purpose is null",
      [editor.accountId],
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ case_number: null, details: { stopped: NAMESAKES, shownCount: 0 } });
  });

  it('shows people for a reason, kept in the audit, to editors and approvers', async () => {
    expect((await simulate(entryBody(), desk.supervisor)).status).toBe(403);
    expect((await simulate(entryBody(), approver)).body.nearest).toHaveLength(10);
    const { rows } = await desk.api.database.asOwner(
      "select * from audit_entry where action = 'simulate-entry' and actor_id = $1",
      [approver.accountId],
    );
    expect(rows).toMatchObject([{ purpose: 'before proposing', case_number: '2026-0041' }]);
    expect(JSON.stringify(rows)).not.toMatch(/MOLDOKULOV|1975-03-02/);
  });

  it('is made of a proposal of the own agency while it waits', async () => {
    const id = await propose();
    const url = `/v1/watchlist/entries/${id}/simulation`;
    expect((await approver.get(url, headers)).body).toMatchObject({ version: 1, stopped: NAMESAKES });
    const refused = await approver.get(url);
    expect(refused).toMatchObject({ status: 422, body: { code: 'lookup-reason-required' } });
    const stranger = await desk.api.signInAs(['approver'], { agency: 'interior-ministry' });
    expect(await stranger.get(url, headers)).toMatchObject({ status: 404, body: { code: 'entry-not-found' } });
    await approver.post(`/v1/watchlist/entries/${id}/rejection`, { reason: 'too common a name' });
    expect(await editor.get(url, headers)).toMatchObject({ status: 409, body: { code: 'entry-not-pending' } });
  });
});

describe('an entry that would have stopped more than ten travellers', () => {
  it('is in force once a second approver has approved it', async () => {
    const id = await propose();
    const first = await approve(id);
    expect(first).toMatchObject({
      status: 200,
      body: { id, version: 1, status: 'pending', approvalsNeeded: 2, approvalsGiven: 1 },
    });
    const { proposals } = (await secondApprover.get('/v1/watchlist/proposals')).body;
    expect(proposals[0]).toMatchObject({ id, approvedBy: [approver.accountId] });
    expect(await approve(id)).toMatchObject({ status: 409, body: { code: 'second-approver-required' } });
    expect((await desk.inspect(inventNamesake())).body.verdict).toBe('clear');

    expect((await approve(id, secondApprover)).body).toMatchObject({ id, version: 1, status: 'active' });
    await desk.api.iamis.watchlist.look();
    expect((await desk.inspect(inventNamesake())).body.verdict).toBe('stop');
    // Taking it out of force stops nobody.
    await editor.post(`/v1/watchlist/entries/${id}/withdrawal`);
    expect((await approve(id)).body).toMatchObject({ status: 'withdrawn' });
    await desk.api.iamis.watchlist.look();
  });

  it('is never approved by who proposed it, second or not', async () => {
    const both = await desk.api.signInAs(['editor', 'approver'], { agency: 'security-agency' });
    const { id } = (await both.post('/v1/watchlist/entries', entryBody())).body;
    expect((await approve(id)).body.approvalsGiven).toBe(1);
    expect(await approve(id, both)).toMatchObject({ status: 403, body: { code: 'own-proposal' } });
    await approver.post(`/v1/watchlist/entries/${id}/rejection`);
  });

  it('needs two again for each new version', async () => {
    const id = await propose();
    await approve(id);
    await approve(id, secondApprover);
    await editor.patch(`/v1/watchlist/entries/${id}`, { severity: 'high' }, { 'if-match': '"1"' });
    expect((await approve(id, secondApprover)).body).toMatchObject({ version: 2, status: 'pending' });
    expect((await approve(id)).body).toMatchObject({ version: 2, status: 'active' });
    await editor.post(`/v1/watchlist/entries/${id}/withdrawal`);
    expect((await approve(id)).body).toMatchObject({ status: 'withdrawn' });
  });

  it('needs one approver when it tells people apart', async () => {
    const id = await propose(entryBody({ birthDates: ['1951-01-30'] }));
    expect((await approve(id)).body).toMatchObject({ status: 'active' });
    expect(await approve(newId())).toMatchObject({ status: 404, body: { code: 'entry-not-found' } });
  });
});
