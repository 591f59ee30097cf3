import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import { type MrzFields, writeMrz } from '../../../src/documents/write-mrz.ts';
import { recountStays } from '../../../src/stays/fold-stays.ts';
import { openStayRules } from '../../../src/stays/stay-rule-reader.ts';
import { verifyStays } from '../../../src/stays/verify-stays.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { crossingsAt } from '../../support/stay-crossings.ts';

const desk = await openDesk();
// Of the rules that the program ships with none has a bar.
await desk.database.asOwner(`update stay_rule set bar_days = 60 where basis = 'visa-free' and days = 90`);
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);
const now = desk.now();
const today = localDate(now);
const inDays = (days: number) => addDays(today, days);
beforeAll(() => desk.countStays());

/** Of a state of the Union, whose citizens come to work without a permit. */
const worker = (changes: Partial<MrzFields> = {}) =>
  inventPassport({ issuingState: 'ARM', nationality: 'ARM', surname: 'NAMUNA', ...changes });
const CONTRACT = { number: 'TD-17/2026', validFrom: inDays(-60), validUntil: inDays(200) };
const toWork = (workContract?: object) => ({ purpose: 'work-here', ...(workContract && { workContract }) });

const cross = crossingsAt(desk, officer, now);

async function inspect(passport: MrzFields, direction: 'entry' | 'exit', more: object = {}) {
  const id = newId();
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, { direction, ...more }));
  expect(answer.status).toBe(201);
  const { stay } = (await desk.call(officer, 'GET', `/v1/inspections/${id}/context`)).body;
  return { id, codes: answer.body.advisories.map(({ code }: { code: string }) => code), stay };
}

const correct = (id: string, body: object) =>
  desk.call(supervisor, 'POST', `/v1/crossings/${id}/correction`, { reason: 'read wrongly', ...body });

/** What the stays found on exit: days too many, null where nobody can know. */
async function foundOnExit(entryId: string): Promise<number | null | undefined> {
  const { rows } = await desk.database.asOwner(
    'select over_days as days from stay where entry_id = $1 and exit_id is not null',
    [entryId],
  );
  return rows[0]?.days;
}

describe('a worker of the Eurasian Economic Union', () => {
  test('may stay as long as the contract that was shown', async () => {
    const { stay, codes } = await inspect(worker(), 'entry', toWork(CONTRACT));
    expect(codes).toEqual([]);
    expect(stay).toMatchObject({
      rule: { basis: 'eaeu-worker', method: 'document-term' },
      permit: { basis: 'eaeu-worker', validFrom: CONTRACT.validFrom, validUntil: CONTRACT.validUntil, days: null },
      ...{ limit: 'term', left: 201, until: CONTRACT.validUntil, isUsedUp: false },
    });
  });

  test('whose contract nobody has seen is told nothing', async () => {
    const { stay, codes } = await inspect(worker(), 'entry', toWork());
    expect(codes).toEqual([]);
    expect(stay).toMatchObject({ rule: { basis: 'eaeu-worker' }, permit: null, limit: 'unknown', isUsedUp: false });
  });

  test('keeps the term of the contract on the way out, without showing it again', async () => {
    const passport = worker();
    await cross(passport, 'entry', 20, toWork(CONTRACT));
    const { stay } = await inspect(passport, 'exit');
    expect(stay).toMatchObject({ isInside: true, used: 21, left: 201, until: CONTRACT.validUntil, overDays: 0 });
  });

  test('uses the days of the contract over all visits, whether or not its number was typed each time', async () => {
    const passport = worker();
    const { number: _, ...withoutNumber } = CONTRACT;
    await cross(passport, 'entry', 40, toWork(CONTRACT));
    await cross(passport, 'exit', 31);
    const { stay } = await inspect(passport, 'entry', toWork(withoutNumber));
    expect(stay).toMatchObject({ permit: { entriesUsed: 1 }, used: 10, left: 201, until: CONTRACT.validUntil });
  });

  test('who stays longer than the contract is told no overstay: it may have been prolonged meanwhile', async () => {
    const passport = worker();
    const id = await cross(passport, 'entry', 40, toWork({ ...CONTRACT, validUntil: inDays(-5) }));
    const leaving = await inspect(passport, 'exit');
    expect(leaving.codes).not.toContain('stay-used-up');
    expect(leaving.stay).toMatchObject({ until: inDays(-5), left: 0, isUsedUp: false, overDays: 0 });
    await cross(passport, 'exit', 0);
    expect(await foundOnExit(id)).toBeNull();
  });

  test('who leaves within it has not overstayed', async () => {
    const passport = worker();
    const id = await cross(passport, 'entry', 40, toWork(CONTRACT));
    await cross(passport, 'exit', 1);
    expect(await foundOnExit(id)).toBe(0);
  });

  test('whose contract ended while they were here may be inside still, and is no overstay in any figure either', async () => {
    const passport = worker({ issuingState: 'BLR', nationality: 'BLR' });
    await cross(passport, 'entry', 40, toWork({ ...CONTRACT, validUntil: inDays(-5) }));
    const analyst = actorOf(['analyst'], [], 'border-service');
    const of = async (path: string) => (await desk.call(analyst, 'GET', path)).body;
    const overstays = await of('/v1/overstays/summary');
    expect(overstays.presumedInside).toEqual({ low: 0, high: 0 });
    const { inside } = await of('/v1/stays/summary');
    expect(inside.byNationality).toContainEqual({ nationality: 'BLR', low: 0, high: 1, withheld: false });
  });

  test.each([
    ['is over', { validUntil: inDays(-1) }],
    ['has not begun', { validFrom: inDays(1), validUntil: inDays(90) }],
  ])('whose contract %s comes as everybody of the nationality does', async (_, contract) => {
    const { stay, codes } = await inspect(worker(), 'entry', toWork(contract));
    expect(codes).not.toContain('stay-used-up');
    expect(stay.rule?.basis).not.toBe('eaeu-worker');
    expect(stay).toMatchObject({ isUsedUp: false });
  });
});

describe('who worked here longer than a visitor may stay', () => {
  test.each([
    ['on a contract', toWork({ ...CONTRACT, validFrom: inDays(-300) })],
    ['on one that nobody has seen', toWork()],
  ])('%s and comes back as a visitor has overstayed nothing by that, and no bar runs', async (_, more) => {
    const passport = worker();
    await cross(passport, 'entry', 200, more);
    await cross(passport, 'exit', 10);
    const { stay, codes } = await inspect(passport, 'entry', { purpose: 'holiday' });
    expect(codes).not.toContain('bar-running');
    expect(stay).toMatchObject({ rule: { basis: 'visa-free' }, barredUntil: null, stays: [{ overDays: 0 }] });
  });

  test('is barred by a visitor’s overstay all the same, whatever is shown now', async () => {
    const passport = worker();
    await cross(passport, 'entry', 120, { purpose: 'holiday' });
    await cross(passport, 'exit', 10);
    const { stay, codes } = await inspect(passport, 'entry', toWork(CONTRACT));
    expect(codes).toContain('bar-running');
    expect(stay).toMatchObject({ rule: { basis: 'eaeu-worker' }, barredUntil: inDays(50) });
  });

  test('is never barred coming home', async () => {
    const home = inventPassport({ issuingState: 'KGZ', nationality: 'KGZ', surname: 'NAMUNA' });
    const abroad = worker();
    await cross(abroad, 'entry', 120, { purpose: 'holiday', otherDocuments: [{ mrz: writeMrz('TD3', home) }] });
    await cross(abroad, 'exit', 10);
    expect((await inspect(abroad, 'entry')).codes).toContain('bar-running');
    expect((await inspect(home, 'entry')).codes).not.toContain('bar-running');
  });
});

test('of a nationality that no rule for workers names, a contract grants nothing', async () => {
  const { stay } = await inspect(worker({ issuingState: 'IND', nationality: 'IND' }), 'entry', toWork(CONTRACT));
  expect(stay).toMatchObject({ rule: null, permit: null, limit: 'unknown' });
});

test('a visa that is good comes before a contract', async () => {
  const visa = { number: 'V7654321', validUntil: inDays(10) };
  const { stay } = await inspect(worker(), 'entry', { ...toWork(CONTRACT), visa });
  expect(stay).toMatchObject({ rule: { basis: 'visa' }, until: inDays(10) });
});

describe('a contract', () => {
  test('is told with the first document, is no document of its own, and is neither screened nor links anybody', async () => {
    const { id } = await inspect(worker(), 'entry', toWork(CONTRACT));
    const { body } = await desk.call(officer, 'GET', `/v1/inspections/${id}`);
    expect(body.document.workContract).toEqual(CONTRACT);
    expect(body.otherDocuments).toEqual([]);
    const { stay } = await inspect(worker(), 'exit');
    expect(stay.stays).toEqual([]);
  });

  test.each([
    ['without a last day', { number: 'TD-1' }, '/workContract/validUntil'],
    ['that ends before it begins', { validFrom: inDays(2), validUntil: inDays(1) }, '/workContract/validFrom'],
    ['that ends in a year that no document has', { validUntil: '2199-01-01' }, '/workContract/validUntil'],
    ['with a day that there is not', { validUntil: '2027-02-30' }, '/workContract/validUntil'],
    ['with what a contract does not have', { validUntil: inDays(1), days: 30 }, '/workContract/days'],
  ])('%s is refused with the field that is wrong', async (_, workContract, pointer) => {
    const scan = scanOf(worker(), toWork(workContract));
    const { status, body } = await desk.call(officer, 'PUT', `/v1/inspections/${newId()}`, scan);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'bad-request' });
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});

describe('corrected with the crossing', () => {
  test('a contract that was not recorded is added: the stay is counted anew, nobody is screened again', async () => {
    const passport = worker();
    const id = await cross(passport, 'entry', 10, toWork());
    const answer = await correct(id, { workContract: CONTRACT });
    expect(answer).toMatchObject({ status: 201, body: { revision: 2, screening: null, referral: null } });
    await desk.countStays();
    expect((await inspect(passport, 'exit')).stay).toMatchObject({ limit: 'term', until: CONTRACT.validUntil });
  });

  test('one that was not shown is taken away', async () => {
    const passport = worker();
    const id = await cross(passport, 'entry', 10, toWork(CONTRACT));
    expect((await correct(id, { workContract: null })).status).toBe(201);
    await desk.countStays();
    expect((await inspect(passport, 'exit')).stay).toMatchObject({ permit: null, limit: 'unknown' });
  });

  test('the same again changes nothing', async () => {
    const id = await cross(worker(), 'entry', 10, toWork(CONTRACT));
    expect(await correct(id, { workContract: CONTRACT })).toMatchObject({
      ...{ status: 422, body: { code: 'correction-empty' } },
    });
  });

  test('a passport that was read wrongly is mended, and the contract stays', async () => {
    const passport = worker();
    const id = await cross(passport, 'entry', 10, toWork(CONTRACT));
    const { documentNumber, issuingState, surname, nationality, birthDate, sex } = passport;
    const document = {
      ...{ documentNumber, issuingState, surname, nationality, birthDate, sex, documentCode: 'P' },
      givenNames: 'MENDED',
    };
    expect((await correct(id, { document })).status).toBe(201);
    const lookup = { 'iamis-purpose': 'appeal', 'iamis-case': 'CASE-77' };
    const { body } = await desk.call(supervisor, 'GET', `/v1/inspections/${id}`, undefined, lookup);
    expect(body.document).toMatchObject({ givenNames: 'MENDED', workContract: CONTRACT });
  });
});

test('the proof of the stays finds nothing wrong with contracts, and a recount keeps them when the documents are gone', async () => {
  const passport = worker();
  await cross(passport, 'entry', 30, toWork(CONTRACT));
  const deps = { platform: desk.platform, rules: openStayRules(desk.platform) };
  expect(await verifyStays(deps)).toMatchObject({ differing: 0 });
  await desk.database.asOwner('truncate inspection_identity');
  await recountStays({ platform: desk.platform });
  expect(await verifyStays(deps)).toMatchObject({ differing: 0 });
  const { rows } = await desk.database.asOwner(
    `select permit ->> 'until' as until from stay where permit ->> 'basis' = 'eaeu-worker'`,
  );
  expect(rows).toContainEqual({ until: CONTRACT.validUntil });
});
