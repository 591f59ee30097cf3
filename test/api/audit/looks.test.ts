import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/api.ts';
import { inventPassport } from '../../support/inspection-desk.ts';
import { openVigilanceDesk, type VigilanceDesk } from '../../support/vigilance.ts';

let desk: VigilanceDesk;
let auditor: Client;

interface Entry {
  id: string;
  action: string;
  actorId: string | null;
  object: { kind: string; id: string };
}

beforeAll(async () => {
  desk = await openVigilanceDesk();
  auditor = await desk.api.signInAs(['auditor']);
});

const lookup = { purpose: 'complaint of a traveller', caseNumber: '2026-7' };
const looksAt = async (number: string, more: object = {}) => {
  const answer = await auditor.post('/v1/audit/looks', { number, lookup, ...more });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { entries: Entry[]; usernames: Record<string, string>; nextCursor: string | null };
};
const actionsOf = (entries: readonly Entry[]) => entries.map(({ action }) => action);

describe('who looked at this person', () => {
  it('is told by a number of theirs: inspections, referrals and searches, the newest first, and nobody else’s', async () => {
    const passport = inventPassport();
    const number = passport.documentNumber;
    const { body } = await desk.inspect(passport);
    await desk.officer.get(`/v1/inspections/${body.id}/context`);
    const referralId = await desk.refer(body.id);
    await desk.supervisor.get(`/v1/referrals/${referralId}`);
    await desk.supervisor.post('/v1/crossings/search', { documentNumber: number, lookup });
    await desk.editor.post('/v1/watchlist/entries/search', {
      document: { number: ` ${number.toLowerCase()}` },
      lookup,
    });
    await desk.inspect(inventPassport());

    const { entries, usernames } = await looksAt(number.toLowerCase());
    expect(actionsOf(entries)).toEqual([
      ...['search-entries', 'search-crossings', 'read-referral', 'claim-referral', 'decide-inspection'],
      ...['read-inspection-context', 'open-inspection'],
    ]);
    expect(usernames[desk.officer.accountId]).toBeTruthy();
    // The question itself is found by the next one.
    expect(actionsOf((await looksAt(number)).entries)[0]).toBe('read-looks');
    expect(JSON.stringify(await looksAt(number))).not.toContain(number);
  });

  it('is told page by page, each look once', async () => {
    const passport = inventPassport();
    const { body } = await desk.inspect(passport);
    for (let look = 0; look < 4; look += 1) await desk.officer.get(`/v1/inspections/${body.id}/context`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await looksAt(passport.documentNumber, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.entries.filter(({ action }) => action !== 'read-looks').map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  });

  it('is told of an entry of the list that anybody may see, and never of a discreet one', async () => {
    const [open, discreet] = ['VIDNYI001', 'TIKHIY001'];
    const openId = await desk.list({ documents: [{ state: 'KAZ', number: open }] });
    const unseen = { category: 'discreet-check', action: 'report-discreetly' } as const;
    const discreetId = await desk.list({ ...unseen, documents: [{ state: 'KAZ', number: discreet }] });
    for (const id of [openId, discreetId]) await desk.editor.get(`/v1/watchlist/entries/${id}`);
    expect(actionsOf((await looksAt(open)).entries)).toContain('view-entry');
    expect((await looksAt(discreet)).entries).toEqual([]);
  });

  it('is asked with a reason, by an auditor, for a number that says something', async () => {
    const asked = { number: 'N1234567' };
    expect(await auditor.post('/v1/audit/looks', asked)).toMatchObject({ body: { code: 'lookup-reason-required' } });
    expect((await desk.supervisor.post('/v1/audit/looks', { ...asked, lookup })).status).toBe(403);
    const nothing = await auditor.post('/v1/audit/looks', { number: ' -- ', lookup });
    expect(nothing.body).toMatchObject({ code: 'bad-request', errors: [{ pointer: '/number' }] });
    const wrong = await auditor.post('/v1/audit/looks', { ...asked, lookup, cursor: 'x' });
    expect(wrong.body).toMatchObject({ code: 'bad-request', errors: [{ pointer: '/cursor' }] });
  });
});
