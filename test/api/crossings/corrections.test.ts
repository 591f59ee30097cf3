import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { newId } from '../../../src/core/ids.ts';
import type { MrzFields } from '../../../src/documents/write-mrz.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const LOOKUP = { purpose: 'second-line inquiry', caseNumber: '2026-0041' };

async function cross(passport = inventPassport(), changes: object = {}): Promise<string> {
  const id = newId();
  expect((await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, changes))).status).toBe(201);
  const decided = await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'admit' });
  expect(decided.status).toBe(201);
  return id;
}
const correct = (id: string, body: object, actor: Actor = officer, headers = {}) =>
  desk.call(actor, 'POST', `/v1/crossings/${id}/correction`, body, headers);
const rowsOf = async (table: string, id: string) =>
  (await desk.database.asOwner(`select * from ${table} where inspection_id = $1 order by revision`, [id])).rows;
const typed = ({
  issuingState,
  documentNumber,
  surname,
  givenNames,
  nationality,
  birthDate,
  sex,
  expiryDate,
}: MrzFields) => ({
  documentCode: 'P',
  issuingState,
  documentNumber,
  surname,
  givenNames,
  nationality,
  birthDate,
  sex,
  expiryDate,
});
const later = async (ms: number, work: () => Promise<void>) => {
  const before = desk.now();
  desk.setClock(new Date(before.getTime() + ms));
  await work();
  desk.setClock(new Date(desk.now().getTime() - ms));
};

describe('a correction', () => {
  test('is a new revision; the one before stays as it was', async () => {
    const id = await cross();
    const answer = await correct(id, { kind: 'void' });
    expect(answer).toMatchObject({
      status: 201,
      body: { id, revision: 2, kind: 'void', direction: 'entry', screening: null, referral: null },
    });
    expect((await correct(id, { kind: 'returned' })).body).toMatchObject({ revision: 3, kind: 'returned' });
    const kinds = (await rowsOf('crossing', id)).map(({ revision, kind }) => `${revision} ${kind}`);
    expect(kinds).toEqual(['1 ordinary', '2 void', '3 returned']);
  });

  test('changes something', async () => {
    const passport = inventPassport();
    const id = await cross(passport);
    for (const body of [{}, { direction: 'entry' }, { document: typed(passport) }, { reason: 'just so' }]) {
      expect(await correct(id, body)).toMatchObject({ status: 422, body: { code: 'correction-empty' } });
    }
    expect(await correct(id, { kind: 'ordinary' })).toMatchObject({ status: 400 });
    expect(await correct(newId(), { kind: 'void' })).toMatchObject({
      status: 404,
      body: { code: 'crossing-not-found' },
    });
  });

  test("is the officer's own for 15 minutes, then a supervisor's with a reason", async () => {
    const id = await cross();
    expect(await correct(id, { kind: 'void' }, officerAt('osh'))).toMatchObject({
      body: { code: 'checkpoint-not-yours' },
    });
    expect(await correct(id, { kind: 'void' }, officerAt('manas'))).toMatchObject({
      body: { code: 'inspection-not-yours' },
    });
    await later(16 * 60_000, async () => {
      expect(await correct(id, { kind: 'void' })).toMatchObject({ status: 403, body: { code: 'correction-too-late' } });
      expect(await correct(id, { kind: 'void' }, supervisor)).toMatchObject({
        status: 422,
        body: { code: 'reason-required' },
      });
      const answer = await correct(id, { kind: 'void', reason: 'the bus turned back' }, supervisor);
      expect(answer.status).toBe(201);
    });
  });

  test('of two at once takes both, one after the other; the same key is answered once', async () => {
    const id = await cross();
    const answers = await Promise.all([correct(id, { kind: 'void' }), correct(id, { direction: 'exit' })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await rowsOf('crossing', id)).at(-1)).toMatchObject({ revision: 3, kind: 'void', direction: 'exit' });

    const key = { 'idempotency-key': 'void-it-once' };
    const other = await cross();
    const [first, second] = [
      await correct(other, { kind: 'void' }, officer, key),
      await correct(other, { kind: 'void' }, officer, key),
    ];
    expect(second.text).toBe(first.text);
    expect(await rowsOf('crossing', other)).toHaveLength(2);
  });

  test('of the direction is screened again at once', async () => {
    const passport = inventPassport();
    const entryId = newId();
    const documents = [{ state: 'KAZ', number: passport.documentNumber }];
    const names = [{ text: 'Somebody Else', kind: 'primary' as const }];
    desk.list(listedEntry({ entryId, names, documents, category: 'exit-ban', action: 'refuse-exit' }));
    const id = await cross(passport);
    const answer = await correct(id, { direction: 'exit' });
    expect(answer.body).toMatchObject({
      direction: 'exit',
      screening: { verdict: 'stop', hits: [{ entryId, band: 'stop' }] },
      referral: { status: 'open' },
    });
    expect(await rowsOf('hit', id)).toMatchObject([{ revision: 2, entry_id: entryId }]);
    expect(await rowsOf('referral', id)).toMatchObject([{ cause: 'correction', revision: 2, direction: 'exit' }]);

    const referralId = answer.body.referral.id;
    const close = (body: object) => desk.call(supervisor, 'PUT', `/v1/referrals/${referralId}/outcome`, body);
    await desk.call(supervisor, 'POST', `/v1/referrals/${referralId}/claim`);
    const findings = [{ entryId, finding: 'confirmed' }];
    expect(await close({ outcome: 'refused', findings })).toMatchObject({ body: { code: 'outcome-not-allowed' } });
    expect((await close({ outcome: 'none', findings, narrative: 'gone' })).body).toMatchObject({
      status: 'closed',
      crossing: null,
    });
    await desk.deliver();
    const notices = await desk.database.asOwner('select kind from agency_notice where inspection_id = $1', [id]);
    expect(notices.rows).toEqual([{ kind: 'stop-admitted' }]);
    expect(await rowsOf('crossing', id)).toHaveLength(2);
    desk.list();
  });

  test('of the identity is screened again, kept with its revision, and found by its new number only', async () => {
    const [read, meant] = [inventPassport(), inventPassport({ sex: 'M', nationality: 'UZB', birthDate: '1980-01-02' })];
    const entryId = newId();
    const documents = [{ state: 'KAZ', number: meant.documentNumber }];
    desk.list(listedEntry({ entryId, names: [{ text: 'Somebody Else', kind: 'primary' }], documents }));
    const id = await cross(read);
    const answer = await correct(id, { document: typed(meant) });
    expect(answer.body).toMatchObject({ revision: 2, nationality: 'UZB', sex: 'M', screening: { verdict: 'stop' } });
    expect((await rowsOf('inspection_identity', id)).map(({ document_number }) => document_number)).toEqual([
      read.documentNumber,
      meant.documentNumber,
    ]);
    desk.list();
    const search = (documentNumber: string | undefined) =>
      desk.call(officer, 'POST', '/v1/crossings/search', { documentNumber, lookup: LOOKUP });
    expect((await search(read.documentNumber)).body.crossings).toEqual([]);
    expect((await search(meant.documentNumber)).body.crossings).toMatchObject([{ id, revision: 2 }]);
  });

  test('answers the same with and without a discreet entry, whose owner learns of it', async () => {
    const answersOf = async (isListed: boolean) => {
      const passport = inventPassport({ documentNumber: 'N7654321' });
      const entry = listedEntry({
        entryId: newId(),
        names: [{ text: 'Somebody Else', kind: 'primary' }],
        documents: [{ state: 'KAZ', number: 'N7654321' }],
        category: 'discreet-check',
        action: 'report-discreetly',
      });
      const id = await cross();
      desk.list(...(isListed ? [entry] : []));
      const answer = await correct(id, { document: typed(passport) });
      desk.list();
      const discreet = await rowsOf('discreet_hit', id);
      const { occurredAt, id: _, ...rest } = answer.body;
      return { rest, count: discreet.length };
    };
    const [without, listed] = [await answersOf(false), await answersOf(true)];
    expect(listed.rest).toEqual(without.rest);
    expect([without.count, listed.count]).toEqual([0, 1]);
  });

  test('is refused while no list is loaded and leaves nothing behind', async () => {
    const id = await cross();
    desk.unload();
    expect(await correct(id, { direction: 'exit' })).toMatchObject({
      status: 503,
      body: { code: 'screening-unavailable' },
    });
    expect(await rowsOf('crossing', id)).toHaveLength(1);
    desk.list();
  });
});
