import { expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { newId } from '../../../src/core/ids.ts';
import type { MrzFields } from '../../../src/documents/write-mrz.ts';
import { idBefore, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';

const desk = await openDesk();
const officer = officerAt('manas', 'osh');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function inspect(passport: MrzFields, changes: object = {}, msAgo = 0, actor: Actor = officer) {
  const id = msAgo === 0 ? newId() : idBefore(desk, msAgo);
  const answer = await desk.call(actor, 'PUT', `/v1/inspections/${id}`, scanOf(passport, changes));
  expect(answer.status).toBe(201);
  const codes: string[] = answer.body.advisories.map(({ code }: { code: string }) => code);
  return { id, codes, advisories: answer.body.advisories };
}

async function cross(passport: MrzFields, direction: 'entry' | 'exit', msAgo: number, checkpoint = 'manas') {
  const { id, codes } = await inspect(passport, { direction, checkpoint }, msAgo);
  const decision = await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, {
    outcome: 'admit',
    acknowledged: codes,
    overrideReason: 'known to the officer',
  });
  expect(decision.status).toBe(201);
  return id;
}

/** As a correction writes it. */
async function correct(id: string, kind: string) {
  await desk.database.asOwner(
    `insert into crossing select inspection_id, 2, site, checkpoint, mode, direction, $2, escort, occurred_at, nationality, sex, age,
       purpose, traveller_kind, residence, reason, account_id, recorded_at, request_hash, is_invented from crossing where inspection_id = $1`,
    [id, kind],
  );
}

test('who entered and enters again is told with place and time; who left in between is not', async () => {
  const passport = inventPassport();
  await cross(passport, 'entry', 5 * HOUR, 'osh');
  const again = await inspect(passport);
  expect(again.advisories).toMatchObject([{ code: 'already-inside', level: 'look', checkpoint: 'osh' }]);
  const other = inventPassport();
  await cross(other, 'entry', 5 * HOUR);
  await cross(other, 'exit', 4 * HOUR);
  expect((await inspect(other)).codes).toEqual([]);
  expect((await inspect(other, { direction: 'exit' })).codes).toEqual(['already-outside', 'document-seen-again']);
});

test('a crossing that did not take place, or was turned back, moved nobody', async () => {
  for (const kind of ['void', 'returned']) {
    const passport = inventPassport();
    const id = await cross(passport, 'entry', 5 * HOUR);
    await correct(id, kind);
    expect((await inspect(passport)).codes).toEqual([]);
  }
});

test('a late record is judged by what was true at its time', async () => {
  const passport = inventPassport();
  await cross(passport, 'entry', 2 * HOUR);
  expect((await inspect(passport, {}, 3 * HOUR)).codes).toEqual([]);
});

test('a person is known by the personal number, whatever the passport', async () => {
  const pin = { issuingState: 'KGZ', nationality: 'KGZ', optionalData: '22311199100123' };
  await cross(inventPassport(pin), 'entry', 5 * HOUR);
  expect((await inspect(inventPassport(pin))).codes).toEqual(['already-inside']);
  expect((await inspect(inventPassport({ ...pin, issuingState: 'KAZ', nationality: 'KAZ' }))).codes).toEqual([]);
});

test('the same number of another state is another document', async () => {
  const passport = inventPassport();
  await cross(passport, 'entry', 5 * HOUR);
  expect((await inspect({ ...passport, issuingState: 'UZB' })).codes).toEqual([]);
});

test('a document seen within ten minutes at any checkpoint is told, a wrong scan apart', async () => {
  const passport = inventPassport();
  await inspect(passport, { checkpoint: 'osh' }, 9 * MINUTE);
  const again = await inspect(passport);
  expect(again.advisories).toMatchObject([{ code: 'document-seen-again', checkpoint: 'osh' }]);

  const old = inventPassport();
  await inspect(old, {}, 11 * MINUTE);
  expect((await inspect(old)).codes).toEqual([]);

  const wrong = inventPassport();
  const { id } = await inspect(wrong, {}, MINUTE);
  await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'abandon' });
  expect((await inspect(wrong)).codes).toEqual([]);
});

test('a German passport is one document, written D or DEU', async () => {
  const passport = inventPassport({ issuingState: 'D', nationality: 'D' });
  await cross(passport, 'entry', 5 * HOUR);
  const { documentNumber, surname, givenNames, birthDate, sex, expiryDate } = passport;
  const document = {
    issuingState: 'DEU',
    nationality: 'DEU',
    documentNumber,
    surname,
    givenNames,
    birthDate,
    sex,
    expiryDate,
  };
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${newId()}`, {
    checkpoint: 'manas',
    direction: 'entry',
    document,
  });
  expect(answer.body.advisories).toMatchObject([{ code: 'already-inside' }]);
});

test('the context is the last ten crossings of the person, newest first, with what links them', async () => {
  const passport = inventPassport();
  const ids: string[] = [];
  for (let days = 12; days > 0; days--) {
    ids.push(await cross(passport, days % 2 ? 'exit' : 'entry', days * 5 * HOUR));
  }
  const { id } = await inspect(passport);
  const context = await desk.call(officer, 'GET', `/v1/inspections/${id}/context`);
  expect(context.status).toBe(200);
  expect(context.body.inspectionId).toBe(id);
  expect(context.body.crossings.map((crossing: { id: string }) => crossing.id)).toEqual(ids.reverse().slice(0, 10));
  expect(context.body.crossings[0]).toMatchObject({ basis: 'document', kind: 'ordinary', direction: 'exit' });
});

test('somebody with a new passport and no personal number is found by name, birth date and sex, and that is said', async () => {
  const before = inventPassport({ surname: 'NOVAIA', givenNames: 'PASPORTA' });
  const earlier = await cross(before, 'entry', 50 * HOUR);
  const now = inventPassport({ surname: 'NOVAIA', givenNames: 'PASPORTA' });
  const { id, codes } = await inspect(now, { direction: 'exit' });
  expect(codes).toEqual([]);
  const context = await desk.call(officer, 'GET', `/v1/inspections/${id}/context`);
  expect(context.body.crossings).toMatchObject([{ id: earlier, basis: 'name-and-birth-date' }]);
  const { id: nameless } = await inspect({ ...now, documentNumber: 'ZZ1', birthDate: '1991' });
  expect((await desk.call(officer, 'GET', `/v1/inspections/${nameless}/context`)).body.crossings).toEqual([]);
});
