import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';

let api: TestApi;
let officer: Client;
let colleague: Client;

beforeAll(async () => {
  api = await startTestApp();
  officer = await api.signInAs(['officer']);
  colleague = await api.signInAs(['officer']);
});

const open = async (declaredCount: number, changes: object = {}) =>
  (
    await officer.post('/v1/groups', {
      checkpoint: 'manas',
      direction: 'entry',
      kind: 'bus',
      declaredCount,
      ...changes,
    })
  ).body;
async function scan(changes: object = {}): Promise<string> {
  const id = newId();
  expect((await officer.put(`/v1/inspections/${id}`, scanOf(inventPassport(), changes))).status).toBe(201);
  return id;
}
const decide = (id: string, outcome: string) => officer.put(`/v1/inspections/${id}/decision`, { outcome });
const join = (group: string, id: string, client = officer) => client.put(`/v1/groups/${group}/inspections/${id}`);
const tick = (group: string, id: string) => officer.put(`/v1/groups/${group}/inspections/${id}/face`);
const close = (group: string, body?: object) => officer.post(`/v1/groups/${group}/closing`, body);

describe('a bus', () => {
  it('takes no more than six hundred passports', async () => {
    const group = await open(45);
    const [last, tooMany] = [await scan(), await scan()];
    await api.database.asOwner(
      `insert into group_member (group_id, inspection_id, added_by, added_at)
       select $1, gen_random_uuid(), $2, now() from generate_series(1, 599)`,
      [group.id, officer.accountId],
    );
    expect((await join(group.id, last)).status).toBe(200);
    expect(await join(group.id, tooMany)).toMatchObject({ body: { code: 'group-full' } });
    expect((await join(group.id, last)).status).toBe(200);
  });

  it('is scanned as a pile, ticked face by face, and closed when all were seen or are with the second line', async () => {
    const group = await open(3, { lane: '1', label: '01KG555' });
    expect(group).toMatchObject({ status: 'open', scannedCount: 0, seenCount: 0, members: [] });
    const pile = [await scan(), await scan(), await scan(), await scan()];
    for (const id of pile) await join(group.id, id);
    const [first, second, unclear, wrong] = pile as [string, string, string, string];
    await decide(wrong, 'abandon');
    for (const id of [first, second]) await tick(group.id, id);
    expect(await close(group.id)).toMatchObject({ status: 409, body: { code: 'group-undecided' } });
    await decide(unclear, 'refer');
    for (const id of [first, second]) await decide(id, 'admit');
    const before = (await officer.get(`/v1/groups/${group.id}`)).body;
    expect(before.members.map(({ inspectionId }: { inspectionId: string }) => inspectionId)).toEqual(pile);
    expect(before).toMatchObject({ scannedCount: 3, seenCount: 3 });
    expect(await close(group.id)).toMatchObject({ status: 200, body: { status: 'closed', differenceReason: null } });
    expect(await close(group.id)).toMatchObject({ status: 409, body: { code: 'group-closed' } });
    expect(await tick(group.id, first)).toMatchObject({ body: { code: 'group-closed' } });
  });

  it('is not closed one short without a reason', async () => {
    const group = await open(2);
    const id = await scan();
    await join(group.id, id);
    await tick(group.id, id);
    await decide(id, 'admit');
    const short = await close(group.id, {});
    expect(short).toMatchObject({ status: 422, body: { code: 'group-incomplete', detail: '1 of 2 seen.' } });
    const differenceReason = 'one went back to the neighbour';
    expect(await close(group.id, { differenceReason })).toMatchObject({ status: 200, body: { differenceReason } });
    const open1 = (await officer.get('/v1/groups?checkpoint=manas&status=open')).body.groups;
    expect(open1.map(({ id: one }: { id: string }) => one)).not.toContain(group.id);
    expect((await officer.get('/v1/groups?checkpoint=manas')).body.groups[0].id).toBe(group.id);
  });

  it('takes an inspection once, of its own checkpoint and direction, and gives a repeat the same answer', async () => {
    const [group, other] = [await open(5), await open(5)];
    const id = await scan();
    const answers = await Promise.all([join(group.id, id), join(group.id, id, colleague), join(group.id, id)]);
    expect(answers.map(({ status, body }) => [status, body.scannedCount])).toEqual(Array(3).fill([200, 1]));
    expect(await join(other.id, id)).toMatchObject({ status: 409, body: { code: 'inspection-in-other-group' } });
    expect(await join(group.id, await scan({ direction: 'exit' }))).toMatchObject({ body: { code: 'group-mismatch' } });
    expect(await join(group.id, await scan({ checkpoint: 'osh' }))).toMatchObject({ body: { code: 'group-mismatch' } });
    expect(await join(group.id, newId())).toMatchObject({ status: 404, body: { code: 'inspection-not-found' } });
    expect(await tick(other.id, id)).toMatchObject({ status: 404, body: { code: 'inspection-not-found' } });
    expect(await join(newId(), id)).toMatchObject({ status: 404, body: { code: 'group-not-found' } });
    for (let i = 0; i < 2; i++) expect((await tick(group.id, id)).body.seenCount).toBe(1);
  });

  it('is the business of its checkpoint alone', async () => {
    const group = await open(1);
    const far = await api.signInAs(['officer'], { checkpoints: ['torugart'] });
    for (const answer of [
      await far.get(`/v1/groups/${group.id}`),
      await far.get('/v1/groups?checkpoint=manas'),
      await far.post(`/v1/groups/${group.id}/closing`, {}),
      await far.post('/v1/groups', { checkpoint: 'manas', direction: 'entry', kind: 'family', declaredCount: 2 }),
      await join(group.id, newId(), far),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'checkpoint-not-yours' } });
    }
  });
});
