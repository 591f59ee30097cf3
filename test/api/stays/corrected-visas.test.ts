import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import { type MrzFields, writeMrz } from '../../../src/documents/write-mrz.ts';
import { openStayRules } from '../../../src/stays/stay-rule-reader.ts';
import { verifyStays } from '../../../src/stays/verify-stays.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { crossingsAt } from '../../support/stay-crossings.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const now = desk.now();
const today = localDate(now);
const inDays = (days: number) => addDays(today, days);
const reason = 'the visa was read wrongly';

const stranger = () => inventPassport({ issuingState: 'IND', nationality: 'IND', surname: 'NAMUNA' });
let visas = 0;
const visaNumber = () => `W${4_000_000 + ++visas}`;
const VISA = { type: 'T', entries: 'double', validFrom: inDays(-60), validUntil: inDays(30), days: 30 } as const;

const cross = crossingsAt(desk, officer, now);

async function correct(id: string, visa: object | null, actor: Actor = supervisor, more: object = { reason }) {
  const answer = await desk.call(actor, 'POST', `/v1/crossings/${id}/correction`, { visa, ...more });
  await desk.countStays();
  return answer;
}

/** The stay of whoever would leave now. */
async function stayOf(passport: MrzFields, direction: 'entry' | 'exit' = 'exit') {
  const id = newId();
  expect((await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, { direction }))).status).toBe(201);
  return (await desk.call(officer, 'GET', `/v1/inspections/${id}/context`)).body.stay;
}

const visasOf = async (id: string) => {
  const lookup = { 'iamis-purpose': 'appeal', 'iamis-case': 'CASE-77' };
  const { body } = await desk.call(supervisor, 'GET', `/v1/inspections/${id}`, undefined, lookup);
  return body.otherDocuments;
};

describe('a visa that was read or typed wrongly is corrected', () => {
  test('with the crossing: the stay is counted anew, and what was read stays in the revision before', async () => {
    const passport = stranger();
    const number = visaNumber();
    const id = await cross(passport, 'entry', 10, { visa: { number, ...VISA, days: 8 } });
    expect(await stayOf(passport)).toMatchObject({ overDays: 3, permit: { days: 8, entries: 2 } });
    const { type, entries, validFrom } = VISA;
    const answer = await correct(id, { type, entries, validFrom, days: 80 });
    expect(answer).toMatchObject({ status: 201, body: { revision: 2, screening: null, referral: null } });
    expect(await stayOf(passport)).toMatchObject({
      ...{ overDays: 0, used: 11, until: VISA.validUntil },
      permit: { days: 80, entries: 2, validUntil: VISA.validUntil },
    });
    expect(await visasOf(id)).toMatchObject([{ documentNumber: number, permit: { days: 80 } }]);
    const { rows } = await desk.database.asOwner(
      `select revision, permit -> 'days' as days from inspection_identity where inspection_id = $1 and ordinal = 2 order by revision`,
      [id],
    );
    expect(rows).toEqual([
      { revision: 1, days: 8 },
      { revision: 2, days: 80 },
    ]);
  });

  test('told whole: what is left out it does not say, but number and last day stay', async () => {
    const passport = stranger();
    const id = await cross(passport, 'entry', 5, { visa: { number: visaNumber(), ...VISA } });
    expect((await correct(id, {})).status).toBe(201);
    const { permit } = await stayOf(passport);
    expect(permit).toMatchObject({ validUntil: VISA.validUntil, validFrom: null, days: null, entries: null });
  });

  test('with another number: it is screened, and the entries used on the other one are free again', async () => {
    const [one, other] = [stranger(), stranger()];
    const [shared, own] = [visaNumber(), visaNumber()];
    const id = await cross(one, 'entry', 20, { visa: { number: shared, ...VISA, entries: 'single' } });
    await cross(one, 'exit', 15);
    await cross(other, 'entry', 12, { visa: { number: own, ...VISA } });
    const asked = { visa: { number: shared, ...VISA, entries: 'single' } };
    const isUsedUp = async () => {
      const inspection = newId();
      await desk.call(officer, 'PUT', `/v1/inspections/${inspection}`, scanOf(one, asked));
      return (await desk.call(officer, 'GET', `/v1/inspections/${inspection}/context`)).body.stay.isUsedUp;
    };
    expect(await isUsedUp()).toBe(true);
    const answer = await correct(id, { ...VISA, entries: 'single', number: visaNumber() });
    expect(answer).toMatchObject({ status: 201, body: { screening: { verdict: 'clear' }, referral: null } });
    expect(await isUsedUp()).toBe(false);
  });

  test('whose right number is listed: the crossing stands, and a referral is opened', async () => {
    const passport = stranger();
    const stolen = visaNumber();
    const id = await cross(passport, 'entry', 2, { visa: { number: visaNumber(), ...VISA } });
    desk.list(
      listedEntry({
        entryId: newId(),
        category: 'stolen-document',
        action: 'seize-document',
        names: [{ text: 'Somebody Else', kind: 'primary' }],
        documents: [{ state: 'KGZ', number: stolen }],
      }),
    );
    const answer = await correct(id, { ...VISA, number: stolen });
    desk.list();
    expect(answer).toMatchObject({ status: 201, body: { kind: 'ordinary', screening: { verdict: 'stop' } } });
    expect(answer.body.referral).toMatchObject({ status: 'open' });
  });

  test('that was shown and not recorded, or recorded and not shown', async () => {
    const passport = stranger();
    const id = await cross(passport, 'entry', 4);
    expect(await stayOf(passport)).toMatchObject({ rule: null, limit: 'unknown' });
    expect((await correct(id, { number: visaNumber(), ...VISA })).status).toBe(201);
    expect(await stayOf(passport)).toMatchObject({ rule: { basis: 'visa' }, left: 26 });
    expect((await correct(id, null)).body).toMatchObject({ revision: 3, screening: null });
    expect(await stayOf(passport)).toMatchObject({ rule: null, permit: null });
    expect(await visasOf(id)).toEqual([]);
  });

  test('whose zone was read: with another last day it is one that was typed', async () => {
    const passport = stranger();
    const number = visaNumber();
    const { surname, givenNames, nationality, birthDate, sex } = passport;
    const mrz = writeMrz('MRV-B', {
      ...{ documentCode: 'V', issuingState: 'KGZ', documentNumber: number, surname, givenNames: givenNames ?? '' },
      ...{ nationality, birthDate, sex, expiryDate: inDays(3) },
    });
    const id = await cross(passport, 'entry', 4, { otherDocuments: [{ mrz }] });
    await correct(id, { days: 20 });
    expect(await visasOf(id)).toMatchObject([{ format: 'MRV-B', documentNumber: number, permit: { days: 20 } }]);
    await correct(id, { days: 20, validUntil: inDays(33) });
    expect(await visasOf(id)).toMatchObject([{ format: null, documentNumber: number, expiryDate: inDays(33) }]);
    expect(await stayOf(passport)).toMatchObject({ left: 16, permit: { validUntil: inDays(33), days: 20 } });
  });

  test('by the officer for 15 minutes, then by a supervisor with a reason, and the audit knows', async () => {
    const passport = stranger();
    const id = await cross(passport, 'entry', 0, { visa: { number: visaNumber(), ...VISA } });
    expect(await correct(id, { ...VISA, days: 10 }, officer, {})).toMatchObject({ status: 201 });
    desk.setClock(new Date(now.getTime() + 16 * 60_000));
    expect((await correct(id, { ...VISA, days: 11 }, officer, {})).body.code).toBe('correction-too-late');
    expect((await correct(id, { ...VISA, days: 11 }, officerAt('manas'), {})).body.code).toBe('inspection-not-yours');
    expect((await correct(id, { ...VISA, days: 11 }, supervisor, {})).body.code).toBe('reason-required');
    expect(await correct(id, { ...VISA, days: 11 })).toMatchObject({ status: 201, body: { revision: 3 } });
    desk.setClock(now);
    const { rows } = await desk.database.asOwner(
      `select details from audit_entry where action = 'correct-crossing' and object_id = $1 order by id`,
      [id],
    );
    expect(rows.map(({ details }) => details.isVisaChanged)).toEqual([true, true]);
    expect(JSON.stringify(rows)).not.toContain('W4');
  });
});

describe('a correction of a visa is refused', () => {
  test('when it says nothing new', async () => {
    const id = await cross(stranger(), 'entry', 1, { visa: { number: visaNumber(), ...VISA } });
    expect(await correct(id, VISA)).toMatchObject({ status: 422, body: { code: 'correction-empty' } });
    const without = await cross(stranger(), 'entry', 1);
    expect(await correct(without, null)).toMatchObject({ status: 422, body: { code: 'correction-empty' } });
  });

  test.each([
    ['without a number where none was read', { validUntil: inDays(1) }, ['/visa/number']],
    ['without a last day where none was read', { number: 'V1' }, ['/visa/validUntil']],
    [
      'when it ends before it begins',
      { number: 'V1', validFrom: inDays(2), validUntil: inDays(1) },
      ['/visa/validFrom'],
    ],
  ])('%s, with the field', async (_what, visa, pointers) => {
    const id = await cross(stranger(), 'entry', 1);
    const { status, body } = await correct(id, visa);
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  test('once its documents are no longer kept', async () => {
    const id = await cross(stranger(), 'entry', 1, { visa: { number: visaNumber(), ...VISA } });
    await desk.database.asOwner('delete from inspection_identity where inspection_id = $1', [id]);
    expect((await correct(id, { ...VISA, number: 'V1' })).body.errors).toMatchObject([{ pointer: '/visa' }]);
  });
});

test('what the stays keep after corrections is what a count from nothing gives', async () => {
  const deps = { platform: desk.platform, rules: openStayRules(desk.platform) };
  expect(await verifyStays(deps)).toMatchObject({ differing: 0 });
});
