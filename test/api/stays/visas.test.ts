import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import { type MrzFields, writeMrz } from '../../../src/documents/write-mrz.ts';
import { recountStays } from '../../../src/stays/fold-stays.ts';
import { openStayRules } from '../../../src/stays/stay-rule-reader.ts';
import { verifyStays } from '../../../src/stays/verify-stays.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { crossingsAt } from '../../support/stay-crossings.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const now = desk.now();
const today = localDate(now);
const inDays = (days: number) => addDays(today, days);

/** Who needs a visa: no rule names the nationality. */
const stranger = (changes: Partial<MrzFields> = {}) =>
  inventPassport({ issuingState: 'IND', nationality: 'IND', surname: 'NAMUNA', ...changes });
let visas = 0;
const visaNumber = () => `V${4_000_000 + ++visas}`;
const VISA = { type: 'T', entries: 'double', validFrom: inDays(-60), validUntil: inDays(30), days: 30 } as const;

/** The zone of a visa of the holder of a passport. */
function zoneOf(
  passport: MrzFields,
  number: string,
  expiryDate: string | null = VISA.validUntil,
  issuingState = 'KGZ',
) {
  const { surname, givenNames, nationality, birthDate, sex } = passport;
  return writeMrz('MRV-B', {
    ...{ documentCode: 'V', issuingState, documentNumber: number, surname, givenNames: givenNames ?? '', nationality },
    ...{ birthDate, sex, expiryDate },
  });
}

const cross = crossingsAt(desk, officer, now);

async function inspect(passport: MrzFields, direction: 'entry' | 'exit', more: object = {}) {
  const id = newId();
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, { direction, ...more }));
  expect(answer.status).toBe(201);
  const { stay } = (await desk.call(officer, 'GET', `/v1/inspections/${id}/context`)).body;
  return { id, signal: answer.body.signal, advisories: answer.body.advisories, stay };
}

describe('a visa that the officer reads', () => {
  test('decides the stay: its days over all visits, its entries, its last day', async () => {
    const passport = stranger();
    const visa = { number: visaNumber(), ...VISA };
    await cross(passport, 'entry', 40, { visa });
    await cross(passport, 'exit', 31);
    const back = await inspect(passport, 'entry', { visa });
    expect(back.advisories).toEqual([]);
    expect(back.stay).toMatchObject({
      rule: { basis: 'visa', method: 'document-term', days: null },
      permit: { basis: 'visa', validFrom: inDays(-60), validUntil: inDays(30), days: 30, entries: 2, entriesUsed: 1 },
      ...{ limit: 'term', used: 10, left: 20, until: inDays(19), inclusive: true, isUsedUp: false },
      stays: [{ countedDays: 10, days: expect.arrayContaining([{ date: inDays(-40), isCounted: true, why: null }]) }],
    });
  });

  test('is kept with the inspection as a document of its own, and screened as one', async () => {
    const passport = stranger();
    const number = visaNumber();
    const { id } = await inspect(passport, 'entry', {
      visa: { number: `${number.slice(0, 3)} ${number.slice(3)}`, ...VISA },
    });
    const { body } = await desk.call(officer, 'GET', `/v1/inspections/${id}`);
    const { validUntil, ...permit } = VISA;
    expect(body.document).not.toHaveProperty('permit');
    expect(body.otherDocuments).toMatchObject([
      {
        ...{ format: null, documentClass: 'visa', issuingState: 'KGZ', documentNumber: number, expiryDate: validUntil },
        ...{ surname: 'NAMUNA', nationality: 'IND', permit: { basis: 'visa', ...permit } },
      },
    ]);
  });

  test('is told by its zone; what the zone does not say is told beside it', async () => {
    const passport = stranger();
    const otherDocuments = [{ mrz: zoneOf(passport, visaNumber()) }];
    const alone = await inspect(passport, 'entry', { otherDocuments });
    expect(alone.stay).toMatchObject({
      ...{ limit: 'term', until: VISA.validUntil, left: 31, isUsedUp: false },
      permit: { validFrom: null, days: null, entries: null, entriesUsed: 0 },
    });
    const { type, entries, days } = VISA;
    const beside = await inspect(passport, 'entry', { otherDocuments, visa: { type, entries, days } });
    expect(beside.stay).toMatchObject({ left: 30, until: inDays(29), permit: { entries: 2, days: 30 } });
  });

  test('of another state grants nothing here', async () => {
    const passport = stranger();
    const { stay } = await inspect(passport, 'entry', {
      otherDocuments: [{ mrz: zoneOf(passport, visaNumber(), VISA.validUntil, 'DEU') }],
    });
    expect(stay).toMatchObject({ rule: null, permit: null, limit: 'unknown', isUsedUp: false });
  });

  test.each([
    ['without a number and without a zone', { validUntil: inDays(1) }, {}, ['/visa/number']],
    ['without a last day', { number: 'V1' }, {}, ['/visa/validUntil']],
    ['ending before it begins', { number: 'V1', validFrom: inDays(2), validUntil: inDays(1) }, {}, ['/visa/validFrom']],
    ['whose number has no letter and no digit', { number: '--', validUntil: inDays(1) }, {}, ['/visa/number']],
    ['whose last day lies in another age', { number: 'V1', validUntil: '1950-01-01' }, {}, ['/visa/validUntil']],
    [
      'that says something else than its zone',
      { validUntil: inDays(29) },
      { otherDocuments: [{ mrz: zoneOf(stranger(), 'V12345') }] },
      ['/visa/validUntil'],
    ],
    [
      'beside two other documents',
      { number: 'V1', validUntil: inDays(1) },
      { otherDocuments: [1, 2].map(() => ({ mrz: writeMrz('TD3', stranger()) })) },
      ['/otherDocuments'],
    ],
    ['of no days', { number: 'V1', validUntil: inDays(1), days: 0 }, {}, ['/visa/days']],
  ])('%s is refused with the field that is wrong', async (_, visa, more, pointers) => {
    const scan = scanOf(stranger(), { visa, ...more });
    const { status, body } = await desk.call(officer, 'PUT', `/v1/inspections/${newId()}`, scan);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'bad-request' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });
});

describe('a diplomat', () => {
  const diplomat = { travellerKind: 'diplomat' };

  test('stays by the visa that was shown, as everybody does', async () => {
    const passport = stranger();
    await cross(passport, 'entry', 10, { ...diplomat, visa: { number: visaNumber(), ...VISA } });
    expect((await inspect(passport, 'exit', diplomat)).stay).toMatchObject({
      ...{ rule: { basis: 'visa' }, permit: { days: 30, entriesUsed: 1 }, limit: 'term' },
      ...{ used: 11, left: 20, until: inDays(19) },
    });
  });

  test('who stays longer than the visa says is told no overstay: the accreditation may', async () => {
    // Nobody else of this nationality is in the figures.
    const passport = stranger({ issuingState: 'PAK', nationality: 'PAK' });
    const visa = { number: visaNumber(), ...VISA, days: 5 };
    const id = await cross(passport, 'entry', 10, { ...diplomat, visa });
    const leaving = await inspect(passport, 'exit', diplomat);
    expect(leaving.advisories.map(({ code }: { code: string }) => code)).not.toContain('stay-used-up');
    expect(leaving.stay).toMatchObject({ until: inDays(-6), left: 0, overDays: 0, isUsedUp: false });
    const analyst = actorOf(['analyst'], [], 'border-service');
    const { body } = await desk.call(analyst, 'GET', '/v1/overstays/summary');
    const row = body.byNationality.find((one: { nationality: string }) => one.nationality === passport.nationality);
    expect(row?.presumedInside.high ?? 0).toBe(0);
    await cross(passport, 'exit', 0, diplomat);
    const { rows } = await desk.database.asOwner('select over_days from stay where entry_id = $1', [id]);
    expect(rows).toEqual([{ over_days: null }]);
  });

  test('who shows none, or one that is over, stays by agreements that are in no rule', async () => {
    const { stay } = await inspect(stranger(), 'entry', diplomat);
    expect(stay).toMatchObject({ rule: null, limit: 'unknown', isVisaRequired: false });
    const over = { number: visaNumber(), ...VISA, validUntil: inDays(-1) };
    expect((await inspect(stranger(), 'entry', { ...diplomat, visa: over })).stay).toMatchObject({ rule: null });
  });
});

describe('an officer is told', () => {
  test('that the entries are used up, though days are left', async () => {
    const passport = stranger();
    const visa = { number: visaNumber(), ...VISA, entries: 'single' as const };
    await cross(passport, 'entry', 20, { visa });
    await cross(passport, 'exit', 19);
    const back = await inspect(passport, 'entry', { visa });
    expect(back).toMatchObject({ signal: 'look', advisories: [{ code: 'stay-used-up' }] });
    expect(back.stay).toMatchObject({ isUsedUp: true, left: 0, used: 2, permit: { entries: 1, entriesUsed: 1 } });
    // A new visa begins anew.
    const anew = await inspect(passport, 'entry', { visa: { ...visa, number: visaNumber() } });
    expect(anew.stay).toMatchObject({ isUsedUp: false, used: 0, left: 30, permit: { entriesUsed: 0 } });
  });

  test('on exit, by the visa of the entry, that the stay was too long; nobody has to show it again', async () => {
    const passport = stranger();
    await cross(passport, 'entry', 33, { visa: { number: visaNumber(), ...VISA } });
    const leaving = await inspect(passport, 'exit');
    expect(leaving.advisories).toMatchObject([{ code: 'stay-used-up', until: inDays(-4), overDays: 4 }]);
    expect(leaving.stay).toMatchObject({ isInside: true, used: 34, overDays: 4, permit: { entriesUsed: 1 } });
  });

  test('that a visa has expired: who may not come without one is held, who may is not', async () => {
    const expired = { number: visaNumber(), ...VISA, validUntil: inDays(-1) };
    const held = await inspect(stranger(), 'entry', { visa: expired });
    expect(held).toMatchObject({
      signal: 'hold',
      advisories: [{ code: 'document-expired', document: 2 }, { code: 'stay-used-up' }],
      stay: { rule: { basis: 'visa' }, until: inDays(-1), left: 0 },
    });
    const free = await inspect(inventPassport({ issuingState: 'TUR', nationality: 'TUR' }), 'entry', {
      visa: { ...expired, number: visaNumber() },
    });
    expect(free).toMatchObject({ signal: 'go', advisories: [], stay: { rule: { basis: 'visa-free' }, permit: null } });
  });

  test('that it has not begun', async () => {
    const early = { number: visaNumber(), ...VISA, validFrom: inDays(1) };
    const { signal, stay } = await inspect(stranger(), 'entry', { visa: early });
    expect({ signal, isUsedUp: stay.isUsedUp, left: stay.left }).toEqual({ signal: 'look', isUsedUp: true, left: 0 });
  });

  test('who is visa-free and shows a visa is judged by it while it is good', async () => {
    const passport = inventPassport({ issuingState: 'TUR', nationality: 'TUR' });
    const { stay } = await inspect(passport, 'entry', { visa: { number: visaNumber(), ...VISA, days: 31 } });
    expect(stay).toMatchObject({ rule: { basis: 'visa' }, left: 31 });
  });
});

test('a residence permit of this state, shown beside the passport, lets its holder stay as long as it is valid', async () => {
  const passport = stranger();
  const { surname, givenNames, nationality, birthDate, sex } = passport;
  const card = writeMrz('TD1', {
    ...{ documentCode: 'IR', issuingState: 'KGZ', documentNumber: 'R7654321', surname, givenNames: givenNames ?? '' },
    ...{ nationality, birthDate, sex, expiryDate: inDays(400) },
  });
  const { stay } = await inspect(passport, 'entry', { otherDocuments: [{ mrz: card }] });
  expect(stay).toMatchObject({ rule: { basis: 'residence' }, limit: 'term', until: inDays(400), left: 401 });
});

test('two who travel on one visa are two persons', async () => {
  const [one, other] = [stranger(), stranger({ surname: 'BASHKA' })];
  const visa = { number: visaNumber(), ...VISA };
  await cross(one, 'entry', 10, { visa });
  const second = await inspect(other, 'entry', { visa });
  expect(second).toMatchObject({ advisories: [], stay: { isInside: false, used: 0, permit: { entriesUsed: 0 } } });
});

test('a supervisor finds the stay by the passport, with the visa that it rests on', async () => {
  const passport = stranger();
  await cross(passport, 'entry', 5, { visa: { number: visaNumber(), ...VISA } });
  const lookup = { purpose: 'appeal', caseNumber: 'CASE-77' };
  const search = { issuingState: 'IND', documentNumber: passport.documentNumber, lookup };
  const { body } = await desk.call(supervisor, 'POST', '/v1/stays/search', search);
  expect(body.stay).toMatchObject({
    ...{ isInside: true, used: 6, left: 25, until: inDays(24), rule: { basis: 'visa' } },
    permit: { validUntil: VISA.validUntil, entries: 2, entriesUsed: 1 },
  });
});

test('what is kept of visas is proved, and survives a recount after their documents are gone', async () => {
  const deps = { platform: desk.platform, rules: openStayRules(desk.platform) };
  const permits = async () => {
    const { rows } = await desk.database.asOwner(
      'select id, permit, over_days, authorised_until from stay order by id',
    );
    return rows;
  };
  expect(await verifyStays(deps)).toMatchObject({ differing: 0 });
  const before = await permits();
  expect(before.filter(({ permit }) => permit?.basis === 'visa').length).toBeGreaterThan(3);
  await desk.database.asOwner('truncate inspection_identity');
  await recountStays({ platform: desk.platform });
  expect(await verifyStays(deps)).toMatchObject({ differing: 0 });
  expect(await permits()).toEqual(before);
});
