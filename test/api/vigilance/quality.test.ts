import { describe, expect, it } from 'vitest';
import { inventPassport } from '../../support/inspection-desk.ts';
import { entryBody, inventPerson, meaning, openVigilanceDesk } from '../../support/vigilance.ts';

const desk = await openVigilanceDesk();
const { editor, approver } = desk;
const quality = async () => (await editor.get('/v1/watchlist/quality')).body;

async function judge(passport: ReturnType<typeof inventPerson>, entryId: string, finding: string): Promise<void> {
  const opened = await desk.inspect(passport);
  const referralId = await desk.refer(opened.body.id);
  const closed = await desk.close(referralId, { outcome: 'withdrew', findings: [{ entryId, finding }] });
  expect(closed.status).toBe(200);
}

describe("the quality of an agency's entries", () => {
  it('is how complete they are, and what came of their hits, the noisiest first', async () => {
    const noisy = await desk.list(meaning('NOISYOV'));
    const good = await desk.list({ ...meaning('GOODOV'), birthPlace: 'Naryn' });
    const vague = await desk.list({
      ...{ ...meaning('VAGUEOV'), birthDates: [], nationalities: [], sex: null },
      ...{ legalBasis: null, contact: null },
    });
    const namesake = inventPerson('NOISYOV');
    await judge(namesake, noisy, 'false-match');
    await judge(inventPerson('NOISYOV'), noisy, 'false-match');
    await desk.inspect(namesake);
    await judge(inventPerson('GOODOV'), good, 'confirmed');
    await desk.inspect(inventPassport());

    const { completeness, owner, entries } = await quality();
    expect(completeness.map(({ from }: { from: number }) => from)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(completeness[0].entries).toBe(1);
    expect(owner).toMatchObject({
      ...{ agency: 'security-agency', entriesInForce: 3, entriesWithHits: 2, hits: 3 },
      ...{ confirmed: 1, falseMatches: 2, silenced: 1, falseShare: 0.75 },
    });
    expect(entries).toMatchObject([
      { entryId: noisy, hits: 2, falseMatches: 2, silenced: 1, falseShare: 1 },
      { entryId: good, hits: 1, confirmed: 1, falseShare: 0 },
    ]);
    expect(entries.map(({ entryId }: { entryId: string }) => entryId)).not.toContain(vague);
  });

  it('stands beside that of every owner, of whose entries in force an editor of another agency may know', async () => {
    const ministry = { agency: 'interior-ministry' };
    const [theirEditor, theirApprover] = [
      await desk.api.signInAs(['editor'], ministry),
      await desk.api.signInAs(['approver'], ministry),
    ];
    const listTheirs = async (body: object): Promise<string> => {
      const { id } = (await theirEditor.post('/v1/watchlist/entries', body)).body;
      await theirApprover.post(`/v1/watchlist/entries/${id}/approval`);
      await desk.api.iamis.watchlist.look();
      return id;
    };
    const theirs = await listTheirs(entryBody(meaning('THEIROV')));
    const secret = { category: 'discreet-check', action: 'report-discreetly' } as const;
    await listTheirs(entryBody({ ...meaning('SECRETOV'), ...secret }));
    await judge(inventPerson('THEIROV'), theirs, 'false-match');
    await desk.inspect(inventPerson('SECRETOV'));

    const { owners } = await quality();
    expect(owners).toMatchObject([
      { agency: 'security-agency', entriesWithHits: 2, confirmed: 1, falseMatches: 2, silenced: 1, falseShare: 0.75 },
      { agency: 'interior-ministry', entriesWithHits: 1, hits: 1, falseMatches: 1, falseShare: 1 },
    ]);
    expect((await theirApprover.get('/v1/watchlist/quality')).body.owners).toEqual(owners);

    // Off the list, it is nobody else's business any more.
    await theirEditor.post(`/v1/watchlist/entries/${theirs}/withdrawal`);
    await theirApprover.post(`/v1/watchlist/entries/${theirs}/approval`);
    expect((await quality()).owners).toMatchObject([{ agency: 'security-agency' }]);
  });

  it('names entries to the owner agency alone', async () => {
    const stranger = await desk.api.signInAs(['editor'], { agency: 'border-service' });
    const { body } = await stranger.get('/v1/watchlist/quality');
    expect(body).toMatchObject({ owner: { agency: 'border-service', entriesInForce: 0, hits: 0 }, entries: [] });
    expect((await desk.supervisor.get('/v1/watchlist/quality')).status).toBe(403);
  });
});

describe('reviews', () => {
  it('come due in the order of their days, page by page', async () => {
    const ids: string[] = [];
    for (const reviewDue of ['2026-03-01', '2025-12-31', '2026-03-01', '2099-01-01']) {
      ids.push(await desk.list({ names: [{ text: `REVIEWOV ${reviewDue}`, kind: 'primary' }], reviewDue }));
    }
    const [first, overdue, second] = ids;
    const page = (await approver.get('/v1/watchlist/reviews-due?before=2026-03-02&limit=2')).body;
    expect(page.entries).toMatchObject([
      { entryId: overdue, reviewDue: '2025-12-31', isOverdue: true },
      { entryId: first, reviewDue: '2026-03-01' },
    ]);
    const rest = await approver.get(`/v1/watchlist/reviews-due?before=2026-03-02&limit=2&cursor=${page.nextCursor}`);
    expect(rest.body).toMatchObject({ entries: [{ entryId: second }], nextCursor: null });
    expect((await approver.get('/v1/watchlist/reviews-due?before=2026-03-01')).body.entries).toHaveLength(1);
  });

  it('are shown for the next thirty days when no day is asked for', async () => {
    const { body } = await editor.get('/v1/watchlist/reviews-due');
    expect(body.entries.map(({ reviewDue }: { reviewDue: string }) => reviewDue)).not.toContain('2099-01-01');
    expect((await editor.get('/v1/watchlist/reviews-due?before=soon')).status).toBe(400);
  });

  it('are over with the entry', async () => {
    const id = await desk.list({ names: [{ text: 'OVEROV NURLAN', kind: 'primary' }], reviewDue: '2020-01-01' });
    await editor.post(`/v1/watchlist/entries/${id}/withdrawal`);
    await approver.post(`/v1/watchlist/entries/${id}/approval`);
    expect((await editor.get('/v1/watchlist/reviews-due?before=2020-01-02')).body.entries).toEqual([]);
  });
});
