import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let editor: Client;
let approver: Client;
let stranger: Client;
let strangerApprover: Client;

const lookup = { purpose: 'checking a double', caseNumber: '2026-0041' };
const lookupHeaders = { 'iamis-purpose': lookup.purpose, 'iamis-case': lookup.caseNumber };
const unknownId = '01990000-0000-7000-8000-000000000000';
const url = (id: string, act = '') => `/v1/watchlist/entries/${id}${act}`;

const arrest = (change: object = {}) => ({
  category: 'wanted-for-arrest',
  action: 'arrest',
  names: [
    { text: 'Молдокулов Нурлан', kind: 'primary' },
    { text: 'NURLAN MOLDOKUL UULU', kind: 'alias' },
  ],
  birthDates: ['1979-11'],
  documents: [{ state: 'KGZ', number: 'AN 1234567' }],
  legalBasis: 'Invented code, article 1',
  contact: 'duty desk, line 1',
  ...change,
});

beforeAll(async () => {
  api = await startTestApp();
  editor = await api.signInAs(['editor']);
  approver = await api.signInAs(['approver']);
  stranger = await api.signInAs(['editor'], { agency: 'interior-ministry' });
  strangerApprover = await api.signInAs(['approver'], { agency: 'interior-ministry' });
});

async function list(change: object = {}): Promise<string> {
  const { body } = await editor.post('/v1/watchlist/entries', arrest(change));
  const approval = await approver.post(url(body.id, '/approval'));
  expect(approval.status).toBe(200);
  return body.id;
}

const search = (client: Client, criteria: object) =>
  client.post('/v1/watchlist/entries/search', { lookup, ...criteria });
const idsFound = async (client: Client, criteria: object): Promise<string[]> => {
  const answer = await search(client, criteria);
  expect(answer.status).toBe(200);
  return answer.body.entries.map((entry: { id: string }) => entry.id);
};

describe('from proposal to withdrawal', () => {
  it('goes through four eyes at each step', async () => {
    const proposed = await editor.post('/v1/watchlist/entries', arrest());
    expect(proposed.status).toBe(201);
    expect(proposed.headers.etag).toBe('"1"');
    const { id } = proposed.body;
    expect(proposed.body).toEqual({ id, version: 1, status: 'pending', completeness: expect.any(Number), missing: [] });

    expect((await editor.post(url(id, '/approval'))).body.code).toBe('forbidden');
    const approved = await approver.post(url(id, '/approval'), {});
    expect(approved.body).toMatchObject({ id, version: 1, status: 'active' });
    expect((await approver.post(url(id, '/approval'))).body.code).toBe('entry-not-pending');

    expect((await editor.patch(url(id), { severity: 'high' })).status).toBe(428);
    expect((await editor.patch(url(id), { severity: 'high' }, { 'if-match': '"9"' })).status).toBe(412);
    expect((await editor.patch(url(id), {}, { 'if-match': '"1"' })).status).toBe(400);
    const changed = await editor.patch(url(id), { severity: 'high' }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ id, version: 2, status: 'pending' });
    expect((await editor.post(url(id, '/withdrawal'))).body.code).toBe('proposal-pending');

    const read = await editor.get(url(id));
    expect(read.headers.etag).toBe('"2"');
    expect(read.body).toMatchObject({ status: 'active', version: 1, pendingVersion: 2, severity: null });
    expect(read.body.proposal).toMatchObject({
      kind: 'change',
      isOwn: true,
      changes: [{ field: 'severity', from: null, to: 'high' }],
    });

    const rejected = await approver.post(url(id, '/rejection'), { reason: 'not so high' });
    expect(rejected.body).toMatchObject({ version: 2, status: 'rejected' });
    const withdrawn = await editor.post(url(id, '/withdrawal'), { reason: 'case closed' });
    expect(withdrawn.status).toBe(201);
    expect((await approver.post(url(id, '/approval'))).body).toMatchObject({ version: 3, status: 'withdrawn' });

    const { body: over } = await editor.get(url(id));
    expect(over.history.map((version: { status: string }) => version.status)).toEqual([
      'withdrawn',
      'rejected',
      'withdrawn',
    ]);
    expect(over.history[1].changes[0]).toMatchObject({ by: approver.accountId, reason: 'not so high' });
    expect(over.history[0]).toMatchObject({ kind: 'withdrawal', proposedBy: editor.accountId, reason: 'case closed' });
  });

  it('says what an approval still needs', async () => {
    const { body } = await editor.post('/v1/watchlist/entries', arrest({ legalBasis: undefined, contact: null }));
    expect(body.missing).toEqual(['legalBasis', 'contact']);
    const refused = await approver.post(url(body.id, '/approval'));
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/legalBasis', '/contact']);
  });

  it('says of a change, too, what its approval will ask for', async () => {
    const id = await list({ action: 'refer', category: 'inquiry-check', legalBasis: null, contact: null });
    const change = { action: 'arrest', contact: 'duty desk' };
    const changed = await editor.patch(url(id), change, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ status: 'pending', missing: ['legalBasis'] });
  });

  it('is proposed once, however often the request is repeated', async () => {
    const headers = { 'idempotency-key': 'one-proposal' };
    const first = await editor.post('/v1/watchlist/entries', arrest(), headers);
    const again = await editor.post('/v1/watchlist/entries', arrest(), headers);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it('refuses unknown words and keys', async () => {
    for (const body of [arrest({ action: 'refuse_entry' }), arrest({ colour: 'black' }), arrest({ names: [] })]) {
      expect((await editor.post('/v1/watchlist/entries', body)).status).toBe(400);
    }
    expect((await editor.get(url('not-an-id'))).status).toBe(400);
  });
});

describe('the approval queue', () => {
  it("shows the own agency's proposals, newest first, page by page", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.unshift((await editor.post('/v1/watchlist/entries', arrest())).body.id);
    const first = await approver.get('/v1/watchlist/proposals?limit=2');
    const second = await approver.get(`/v1/watchlist/proposals?limit=1&cursor=${first.body.nextCursor}`);
    const shown = [...first.body.proposals, ...second.body.proposals];
    expect(shown.map((proposal: { id: string }) => proposal.id)).toEqual(ids);
    expect(shown[0]).toMatchObject({ kind: 'new', isOwn: false, missing: [] });
    expect((await strangerApprover.get('/v1/watchlist/proposals')).body).toEqual({
      proposals: [],
      usernames: {},
      nextCursor: null,
    });
    expect((await approver.get('/v1/watchlist/proposals?cursor=nonsense')).status).toBe(400);
  });
});

describe('looking entries up', () => {
  it('finds a person by beginnings of names in any script, by document with or without state, and by PIN', async () => {
    const id = await list({
      names: [{ text: 'Сейитбекова Айпери', kind: 'primary' }],
      documents: [{ state: 'UZB', number: 'FA-0099887' }],
      pin: '29001199912345',
    });
    expect(await idsFound(editor, { name: 'aiperi seiit' })).toEqual([id]);
    expect(await idsFound(editor, { name: 'Айпери' })).toEqual([id]);
    expect(await idsFound(editor, { name: 'AIPERI NOBODY' })).toEqual([]);
    expect(await idsFound(editor, { document: { number: 'fa0099887' } })).toEqual([id]);
    expect(await idsFound(editor, { document: { number: 'FA0099887', state: 'UZB' } })).toEqual([id]);
    expect(await idsFound(editor, { document: { number: 'FA0099887', state: 'KAZ' } })).toEqual([]);
    expect(await idsFound(editor, { pin: '29001199912345' })).toEqual([id]);
    expect(await idsFound(editor, { name: '---' })).toEqual([]);
    expect(await idsFound(editor, { name: 'Айпери', status: 'withdrawn' })).toEqual([]);
  });

  it('goes page by page without losing or repeating one', async () => {
    for (let n = 0; n < 5; n++) await list({ names: [{ text: 'PAGEBYPAGE INVENTED', kind: 'primary' }] });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await search(editor, { name: 'PAGEBYPAGE', limit: 2, cursor });
      seen.push(...body.entries.map((entry: { id: string }) => entry.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect([...seen].sort().reverse()).toEqual(seen);
    expect(new Set(seen).size).toBe(5);
  });

  it('takes a purpose and a case number', async () => {
    for (const criteria of [{ name: 'X' }, { document: { number: 'X' } }, { pin: '1234' }]) {
      const answer = await editor.post('/v1/watchlist/entries/search', criteria);
      expect([answer.status, answer.body.code]).toEqual([422, 'lookup-reason-required']);
    }
    expect((await editor.post('/v1/watchlist/entries/search', { status: 'pending' })).status).toBe(200);
  });

  it('leaves a trace with the reason, and with neither name nor number in it', async () => {
    const id = await list({ documents: [{ state: 'KAZ', number: 'TRACE00012' }] });
    await search(editor, { document: { number: 'TRACE00012' }, name: 'Молдокулов' });
    await stranger.get(url(id), lookupHeaders);
    const { rows } = await api.database.asOwner(
      `select action, purpose, case_number, object_id, details::text from audit_entry where actor_id = any($1) order by id desc limit 2`,
      [[editor.accountId, stranger.accountId]],
    );
    expect(rows.map((row) => row.action)).toEqual(['view-entry', 'search-entries']);
    for (const row of rows) expect(row).toMatchObject({ purpose: lookup.purpose, case_number: lookup.caseNumber });
    expect(rows[0].object_id).toBe(id);
    const { rows: all } = await api.database.asOwner('select to_jsonb(a)::text as entry from audit_entry a');
    expect(all.map((row) => row.entry).join()).not.toMatch(/TRACE00012|MOLDOKUL|Молдокул|1979-11/i);
  });
});

describe("another agency's entries", () => {
  it('are known to be listed, by whom, and whom to ring; nothing else', async () => {
    const id = await list({ names: [{ text: 'KNOWNTOALL INVENTED', kind: 'primary' }] });
    const known = { id, ownerAgency: 'security-agency', contact: 'duty desk, line 1', isListed: true };
    expect((await stranger.get(url(id))).body.code).toBe('lookup-reason-required');
    const read = await stranger.get(url(id), lookupHeaders);
    expect(read.body).toEqual(known);
    expect(read.headers.etag).toBeUndefined();
    expect((await search(stranger, { name: 'KNOWNTOALL' })).body.entries).toEqual([known]);
    expect((await strangerApprover.post(url(id, '/rejection'))).body.code).toBe('agency-not-yours');
    expect((await stranger.post(url(id, '/withdrawal'))).body.code).toBe('agency-not-yours');
  });

  it('are found by what is in force, not by what their owner proposes', async () => {
    const id = await list();
    await editor.patch(url(id), { names: [{ text: 'PROPOSEDONLY INVENTED', kind: 'primary' }] }, { 'if-match': '"1"' });
    expect(await idsFound(stranger, { name: 'PROPOSEDONLY' })).toEqual([]);
    expect(await idsFound(editor, { name: 'PROPOSEDONLY' })).toEqual([id]);
  });

  it('do not exist when they are discreet: byte for byte the answer of an entry that is not there', async () => {
    const discreet = {
      category: 'discreet-check',
      action: 'report-discreetly',
      names: [{ text: 'UNSEEN INVENTED', kind: 'primary' }],
      pin: '10000000000001',
    };
    const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
    const seenBy = async (id: string) => {
      const answers = [
        await stranger.get(url(id), lookupHeaders),
        await stranger.get(url(id)),
        await stranger.patch(url(id), { severity: 'low' }, { 'if-match': '"1"' }),
        await stranger.post(url(id, '/withdrawal')),
        await strangerApprover.post(url(id, '/approval')),
        await strangerApprover.post(url(id, '/rejection'), { reason: 'x' }),
        await strangerApprover.get(url(id), lookupHeaders),
        await search(stranger, { name: 'UNSEEN' }),
        await search(stranger, { pin: '10000000000001' }),
        await search(stranger, { ownerAgency: 'security-agency', limit: 200 }),
        await strangerApprover.get('/v1/watchlist/proposals'),
      ];
      return answers.map(({ status, text, headers }) => [status, withoutIds(text), headers.etag]);
    };
    const before = await seenBy(unknownId);
    const id = await list(discreet);
    expect(await seenBy(id)).toEqual(before);
    expect(await idsFound(editor, { name: 'UNSEEN' })).toEqual([id]);
    expect((await approver.get(url(id))).body).toMatchObject({ action: 'report-discreetly', status: 'active' });

    await editor.patch(url(id), { severity: 'low' }, { 'if-match': '"1"' });
    expect(await seenBy(id)).toEqual(before);
  });
});
