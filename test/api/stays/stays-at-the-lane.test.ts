import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import type { MrzFields } from '../../../src/documents/write-mrz.ts';
import { writeCrossing } from '../../support/crossing-rows.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';

const desk = await openDesk();
// Of the rules that the program ships with none has a bar.
await desk.database.asOwner('update stay_rule set bar_days = 60 where days = 60');
const officer = officerAt('manas', 'osh');
const supervisor = actorOf(['supervisor'], ['manas']);
const DAY = 86_400_000;
const today = () => localDate(desk.now());
const daysAgo = (days: number) => new Date(desk.now().getTime() - days * DAY);

/** A visitor of Türkiye: 30 days in 60. */
const visitor = (changes: Partial<MrzFields> = {}) =>
  inventPassport({ issuingState: 'TUR', nationality: 'TUR', ...changes });

function documentOf({ issuingState, documentNumber, surname, givenNames, birthDate, sex }: MrzFields) {
  return { issuingState, documentNumber, surname, givenNames: givenNames ?? '', birthDate: birthDate ?? '', sex };
}
const cross = (passport: MrzFields, direction: 'entry' | 'exit', ago: number, checkpoint = 'manas') =>
  writeCrossing(desk.platform.db, {
    ...{ direction, occurredAt: daysAgo(ago), documents: [documentOf(passport)], checkpoint },
  });

async function inspect(passport: MrzFields, direction: 'entry' | 'exit') {
  const id = newId();
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, { direction }));
  expect(answer.status).toBe(201);
  return { id, signal: answer.body.signal, advisories: answer.body.advisories };
}
const stayOf = async (id: string) => (await desk.call(officer, 'GET', `/v1/inspections/${id}/context`)).body.stay;

describe('the officer sees the stay beside the last crossings', () => {
  test('nothing is claimed before the crossings have been counted', async () => {
    const { id } = await inspect(visitor(), 'entry');
    expect(await stayOf(id)).toBeNull();
  });

  test('used, left and until, with the rule and every counted stay day by day', async () => {
    const passport = visitor();
    await cross(passport, 'entry', 20, 'osh');
    await cross(passport, 'exit', 11);
    await desk.countStays();
    const { id, advisories } = await inspect(passport, 'entry');
    expect(advisories).toEqual([]);
    const stay = await stayOf(id);
    expect(stay).toMatchObject({
      ...{
        onDate: today(),
        used: 10,
        left: 20,
        until: addDays(today(), 19),
        inclusive: true,
        isUsedUp: false,
        isInside: false,
      },
      rule: { basis: 'visa-free', method: 'rolling-window', days: 30, windowDays: 60 },
      stays: [
        {
          entry: { checkpoint: 'osh', date: addDays(today(), -20) },
          exit: { checkpoint: 'manas', date: addDays(today(), -11) },
          ...{ confidence: 'certain', reason: 'same-document', countedDays: 10 },
        },
      ],
      uncertain: [],
    });
    expect(stay.stays[0].days).toHaveLength(10);
    expect(stay.stays[0].days[0]).toEqual({ date: addDays(today(), -20), isCounted: true, why: null });
    expect(Date.parse(stay.asOf)).toBeLessThanOrEqual(desk.now().getTime());
  });

  test('travellers who stand at several lanes at the same moment each have their own stay', async () => {
    const [long, short, stranger] = [visitor(), visitor(), visitor()];
    await cross(long, 'entry', 20);
    await cross(long, 'exit', 11);
    await cross(short, 'entry', 9);
    await cross(short, 'exit', 8);
    await desk.countStays();
    const inspected = await Promise.all([long, stranger, short].map((passport) => inspect(passport, 'entry')));
    const stays = await Promise.all(inspected.map(({ id }) => stayOf(id)));
    expect(stays.map(({ used, left }) => ({ used, left }))).toEqual([
      { used: 10, left: 20 },
      { used: 0, left: 30 },
      { used: 2, left: 28 },
    ]);
    expect(stays.every(({ asOf }) => asOf !== null)).toBe(true);
  });

  test('who has used it up is looked at on entry, and refused for a reason of its own', async () => {
    const passport = visitor();
    await cross(passport, 'entry', 40);
    await cross(passport, 'exit', 11);
    await desk.countStays();
    const { id, signal, advisories } = await inspect(passport, 'entry');
    expect({ signal, advisories }).toMatchObject({
      signal: 'look',
      advisories: [{ code: 'stay-used-up', level: 'look' }],
    });
    expect(await stayOf(id)).toMatchObject({ used: 30, left: 0, isUsedUp: true });
    const refusal = { outcome: 'refuse', reason: 'stay-used-up', asksForProtection: false };
    expect((await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, refusal)).status).toBe(201);
  });

  test('an overstay is found on exit, and the same is said after the decision', async () => {
    const passport = visitor();
    await cross(passport, 'entry', 34);
    await desk.countStays();
    const { id, advisories } = await inspect(passport, 'exit');
    const found = { until: addDays(today(), -5), overDays: 5 };
    expect(advisories).toMatchObject([{ code: 'stay-used-up', ...found }]);
    expect(await stayOf(id)).toMatchObject({ isInside: true, ...found, left: 0, used: 35 });
    const admit = { outcome: 'admit', acknowledged: ['stay-used-up'], overrideReason: 'leaves the country' };
    expect((await desk.call(officer, 'PUT', `/v1/inspections/${id}/decision`, admit)).status).toBe(201);
    await desk.countStays();
    expect(await stayOf(id)).toMatchObject({ isInside: true, ...found, used: 35 });
  });

  test('after an overstay a bar holds the traveller on entry, its last day included', async () => {
    const passport = inventPassport({ issuingState: 'FRA', nationality: 'FRA' });
    await cross(passport, 'entry', 150);
    await cross(passport, 'exit', 60);
    await desk.countStays();
    const held = await inspect(passport, 'entry');
    expect(held).toMatchObject({
      signal: 'hold',
      advisories: [{ code: 'bar-running', until: today() }, { code: 'stay-used-up' }],
    });
  });

  test('a citizen has no limit, whoever needs a visa has none that is known', async () => {
    await desk.countStays();
    const citizen = await inspect(inventPassport({ issuingState: 'KGZ', nationality: 'KGZ' }), 'entry');
    expect(await stayOf(citizen.id)).toMatchObject({
      limit: 'none',
      left: null,
      until: null,
      rule: { basis: 'citizen' },
    });
    const other = await inspect(inventPassport({ issuingState: 'AFG', nationality: 'AFG' }), 'entry');
    expect(await stayOf(other.id)).toMatchObject({ limit: 'unknown', rule: null, used: null, isUsedUp: false });
  });

  test('nobody is held to an entry whose exit is missing, nor to a pair that only the name makes', async () => {
    const passport = visitor({ surname: 'YILMAZ', givenNames: 'ELIF' });
    await cross(passport, 'entry', 50);
    await desk.countStays();
    const { id, advisories } = await inspect(passport, 'entry');
    // That no exit is known is said; that the stay is used up is not.
    expect(advisories).toMatchObject([{ code: 'already-inside', checkpoint: 'manas' }]);
    expect(await stayOf(id)).toMatchObject({ used: 0, left: 30, uncertain: [{ class: 'inside', exit: null }] });
    await cross(visitor({ surname: 'YILMAZ', givenNames: 'ELIF' }), 'exit', 10);
    await desk.countStays();
    expect(await stayOf(id)).toMatchObject({
      used: 0,
      uncertain: [{ confidence: 'probable', reason: 'name-birth-date-sex' }],
    });
  });
});

describe('a supervisor looks a person’s stays up', () => {
  const lookup = { purpose: 'second-line inquiry', caseNumber: '2026-0041' };

  test('by document, with a reason; the audit keeps hashes and the count', async () => {
    const passport = visitor();
    await cross(passport, 'entry', 12);
    await cross(passport, 'exit', 2);
    await desk.countStays();
    const asked = { issuingState: 'TUR', documentNumber: passport.documentNumber };
    const answer = await desk.call(supervisor, 'POST', '/v1/stays/search', { ...asked, lookup });
    expect(answer.status).toBe(200);
    expect(answer.body.stay).toMatchObject({ used: 11, left: 19, isInside: false });
    const earlier = await desk.call(supervisor, 'POST', '/v1/stays/search', {
      ...asked,
      onDate: addDays(today(), -5),
      lookup,
    });
    expect(earlier.body.stay).toMatchObject({ onDate: addDays(today(), -5), used: 8, isInside: true });
    const { rows } = await desk.database.asOwner(
      `select details::text, purpose, case_number from audit_entry where action = 'search-stays' and actor_id = $1`,
      [supervisor.accountId],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ purpose: lookup.purpose, case_number: lookup.caseNumber });
    expect(rows[0].details).not.toContain(passport.documentNumber);
  });

  test('only of somebody who crossed at own checkpoints, only with a reason, and officers not at all', async () => {
    const passport = visitor();
    await cross(passport, 'entry', 12, 'torugart');
    await desk.countStays();
    const asked = { issuingState: 'TUR', documentNumber: passport.documentNumber };
    const elsewhere = await desk.call(supervisor, 'POST', '/v1/stays/search', { ...asked, lookup });
    expect([elsewhere.status, elsewhere.body]).toEqual([200, { stay: null }]);
    expect((await desk.call(supervisor, 'POST', '/v1/stays/search', asked)).body.code).toBe('lookup-reason-required');
    expect((await desk.call(officer, 'POST', '/v1/stays/search', { ...asked, lookup })).body.code).toBe('forbidden');
    const ahead = await desk.call(supervisor, 'POST', '/v1/stays/search', {
      ...asked,
      onDate: addDays(today(), 1),
      lookup,
    });
    expect(ahead.body).toMatchObject({ code: 'bad-request', errors: [{ pointer: '/onDate' }] });
  });
});
