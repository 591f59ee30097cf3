import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { newId } from '../../../src/core/ids.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';

const desk = await openDesk();
const officer = officerAt('manas', 'osh');
const supervisor = actorOf(['supervisor'], ['manas', 'osh']);
const LOOKUP = { purpose: 'second-line inquiry', caseNumber: '2026-0041' };

async function cross(passport = inventPassport(), changes: object = {}, actor = officer): Promise<string> {
  const id = newId();
  const opened = await desk.call(actor, 'PUT', `/v1/inspections/${id}`, scanOf(passport, changes));
  expect(opened.status).toBe(201);
  const acknowledged = opened.body.advisories.map(({ code }: { code: string }) => code);
  const body = { outcome: 'admit', acknowledged, overrideReason: 'the officer has looked into it' };
  expect((await desk.call(actor, 'PUT', `/v1/inspections/${id}/decision`, body)).status).toBe(201);
  return id;
}
const search = (body: object, actor: Actor = officer) =>
  desk.call(actor, 'POST', '/v1/crossings/search', { lookup: LOOKUP, ...body });
const idsOf = (answer: { body: { crossings: { id: string }[] } }) => answer.body.crossings.map(({ id }) => id);

const passport = inventPassport({ surname: 'PRIDUMANOVA', givenNames: 'ANNA MARIA' });
const first = await cross(passport);
const second = await cross(inventPassport({ nationality: 'UZB' }), { direction: 'exit' });
const third = await cross(inventPassport(), { checkpoint: 'osh' });
const elsewhere = await cross(passport, { checkpoint: 'torugart' }, officerAt('torugart'));

describe('a search of crossings', () => {
  test("finds those of one's own checkpoints, newest first, page by page", async () => {
    const page = await search({ limit: 2 });
    expect(page.status).toBe(200);
    expect(idsOf(page)).toEqual([third, second]);
    const rest = await search({ limit: 2, cursor: page.body.nextCursor });
    expect(idsOf(rest)).toEqual([first]);
    expect(rest.body.nextCursor).toBeNull();
  });

  test('finds a person by document, however the number is written', async () => {
    const found = await search({ documentNumber: ` ${passport.documentNumber.toLowerCase().replace('n', 'n-')} ` });
    expect(idsOf(found)).toEqual([first]);
    expect(found.body.crossings[0]).toMatchObject({
      revision: 1,
      kind: 'ordinary',
      checkpoint: 'manas',
      document: { documentNumber: passport.documentNumber, surname: 'PRIDUMANOVA', birthDate: '1991-11-23' },
    });
  });

  test('filters by checkpoint, direction, nationality and time', async () => {
    expect(idsOf(await search({ checkpoint: 'osh' }))).toEqual([third]);
    expect(idsOf(await search({ direction: 'exit' }))).toEqual([second]);
    expect(idsOf(await search({ nationality: 'UZB' }))).toEqual([second]);
    const now = desk.now().getTime();
    const at = (ms: number) => new Date(now + ms).toISOString();
    expect(idsOf(await search({ from: at(-3_600_000), to: at(3_600_000) }))).toHaveLength(3);
    expect(idsOf(await search({ from: at(3_600_000) }))).toEqual([]);
    expect(idsOf(await search({ to: at(-3_600_000) }))).toEqual([]);
  });

  test('by name is for supervisors, who find whole words in any order and script', async () => {
    expect(await search({ name: 'Придуманова' })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(idsOf(await search({ name: 'Придуманова' }, supervisor))).toEqual([first]);
    expect(idsOf(await search({ name: 'maria pridumanova' }, supervisor))).toEqual([first]);
    expect(idsOf(await search({ name: 'PRIDUM' }, supervisor))).toEqual([]);
    expect(await search({ name: '???' }, supervisor)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  test('asks why, and keeps to own checkpoints', async () => {
    expect(await search({ lookup: undefined })).toMatchObject({
      status: 422,
      body: { code: 'lookup-reason-required' },
    });
    expect(await search({ checkpoint: 'torugart' })).toMatchObject({
      status: 403,
      body: { code: 'checkpoint-not-yours' },
    });
    expect(idsOf(await search({ documentNumber: passport.documentNumber }))).not.toContain(elsewhere);
    expect((await search({}, actorOf(['analyst']))).status).toBe(403);
    expect(await search({ colour: 'red' })).toMatchObject({ status: 400 });
  });

  test('leaves an entry in the audit with why and for whom, without the number or the name', async () => {
    const asked = { documentNumber: passport.documentNumber, name: 'Pridumanova' };
    await search(asked, supervisor);
    const { rows } = await desk.database.asOwner(
      "select * from audit_entry where action = 'search-crossings' and actor_id = $1 order by id desc limit 1",
      [supervisor.accountId],
    );
    expect(rows[0]).toMatchObject({ purpose: LOOKUP.purpose, case_number: LOOKUP.caseNumber, details: { found: 1 } });
    expect(rows[0].details.documentHash).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(rows)).not.toContain(passport.documentNumber);
    expect(JSON.stringify(rows)).not.toMatch(/pridum/i);
  });

  test('shows a crossing once, as it was corrected', async () => {
    const id = await cross();
    await desk.call(officer, 'POST', `/v1/crossings/${id}/correction`, { kind: 'void' });
    const found = await search({ limit: 1 });
    expect(found.body.crossings).toMatchObject([{ id, revision: 2, kind: 'void' }]);
    expect(idsOf(await search({})).filter((one) => one === id)).toHaveLength(1);
  });
});
