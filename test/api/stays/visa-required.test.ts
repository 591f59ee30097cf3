import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import type { MrzFields } from '../../../src/documents/write-mrz.ts';
import { inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const inDays = (days: number) => addDays(localDate(desk.now()), days);
const stranger = (changes: Partial<MrzFields> = {}) =>
  inventPassport({ issuingState: 'IND', nationality: 'IND', surname: 'NAMUNA', ...changes });

beforeAll(async () => {
  // As an administrator adds it, and in force since.
  await desk.database.asOwner(
    `insert into stay_rule (id, title, nationalities, basis, method, counts_entry_day, counts_exit_day, counts_days_before, valid_from, added_at)
     values ($1, 'Visa required', '{IND}', 'visa-required', 'document-term', true, true, true, '2020-01-01', now())`,
    [newId()],
  );
  await desk.countStays();
});

async function inspect(passport: MrzFields, more: object = {}) {
  const id = newId();
  const body = scanOf(passport, { direction: 'entry', ...more });
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, body);
  expect(answer.status).toBe(201);
  const { stay } = (await desk.call(officer, 'GET', `/v1/inspections/${id}/context`)).body;
  return { id, signal: answer.body.signal, verdict: answer.body.verdict, advisories: answer.body.advisories, stay };
}

describe('who needs a visa by a rule and shows none', () => {
  test('is looked at, and admitted only once it was noted and a reason was said', async () => {
    const { id, signal, verdict, advisories, stay } = await inspect(stranger());
    expect({ signal, verdict, advisories }).toEqual({
      ...{ signal: 'look', verdict: 'clear' },
      advisories: [{ code: 'visa-required', level: 'look' }],
    });
    expect(stay).toMatchObject({ isVisaRequired: true, rule: null, limit: 'unknown', isUsedUp: false });
    const decide = (body: object) => desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, body);
    expect((await decide({ outcome: 'admit' })).body.code).toBe('acknowledgement-required');
    const noted = { outcome: 'admit', acknowledged: ['visa-required'] };
    expect((await decide(noted)).body.code).toBe('override-reason-required');
    expect((await decide({ ...noted, overrideReason: 'visa on arrival' })).status).toBe(201);
  });

  test('is refused for want of it as for any other reason', async () => {
    const { id } = await inspect(stranger());
    const refusal = { outcome: 'refuse', reason: 'no-visa', asksForProtection: false };
    const { status, body } = await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, refusal);
    expect([status, body.outcome]).toEqual([201, 'refuse']);
  });

  test('leaves without one: on exit nobody has to show it', async () => {
    const { advisories, stay } = await inspect(stranger(), { direction: 'exit' });
    expect(advisories).toEqual([]);
    expect(stay.isVisaRequired).toBe(false);
  });

  test('is held by a hit as before: the verdict is the list’s alone', async () => {
    const passport = stranger({ surname: 'SPISKOV' });
    desk.list(
      listedEntry({
        entryId: newId(),
        names: [{ text: 'Somebody Else', kind: 'primary' }],
        documents: [{ state: 'IND', number: passport.documentNumber }],
      }),
    );
    const { signal, verdict, advisories } = await inspect(passport);
    desk.list();
    expect({ signal, verdict }).toEqual({ signal: 'hold', verdict: 'stop' });
    expect(advisories.map(({ code }: { code: string }) => code)).toEqual(['visa-required']);
  });
});

describe('nothing is said of a visa', () => {
  test('that is shown, nor of one that is shown and over: that is told otherwise', async () => {
    const visa = { number: 'V7000001', validUntil: inDays(30) };
    const shown = await inspect(stranger(), { visa });
    expect(shown).toMatchObject({ signal: 'go', advisories: [], stay: { isVisaRequired: false } });
    const over = await inspect(stranger(), { visa: { ...visa, number: 'V7000002', validUntil: inDays(-1) } });
    expect(over.advisories.map(({ code }: { code: string }) => code)).toEqual(['document-expired', 'stay-used-up']);
  });

  test('where no rule says that the nationality needs one', async () => {
    const unknown = await inspect(stranger({ issuingState: 'AFG', nationality: 'AFG' }));
    expect(unknown).toMatchObject({ signal: 'go', advisories: [], stay: { isVisaRequired: false, rule: null } });
  });

  test('of a crew member, whose agreements are in no rule', async () => {
    const crew = await inspect(stranger(), { travellerKind: 'crew' });
    expect(crew).toMatchObject({ advisories: [], stay: { isVisaRequired: false } });
  });
});
