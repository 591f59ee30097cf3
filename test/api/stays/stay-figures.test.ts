import { beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { type RowDocument, writeCrossing } from '../../support/crossing-rows.ts';
import { actorOf, officerAt, openDesk } from '../../support/inspection-desk.ts';

const desk = await openDesk();
const ministry = actorOf(['analyst'], [], 'ministry');
const service = actorOf(['analyst'], [], 'border-service');
const DAY = 86_400_000;
const today = () => localDate(desk.now());

let numbers = 0;
function person(issuingState: string): RowDocument {
  numbers += 1;
  const name = { surname: `FAMILIA${'ABCDEFGHIJ'[numbers % 10]}`, givenNames: 'ANNA', sex: 'F' };
  return { issuingState, documentNumber: `S${100_000 + numbers}`, ...name, birthDate: addDays('1960-01-01', numbers) };
}
async function cross(document: RowDocument, ...moves: [direction: 'entry' | 'exit', daysAgo: number][]) {
  for (const [direction, daysAgo] of moves) {
    const occurredAt = new Date(desk.now().getTime() - daysAgo * DAY);
    await writeCrossing(desk.platform.db, { direction, occurredAt, documents: [document] });
  }
}
const of = (rows: { nationality: string }[], nationality: string) =>
  rows.find((row) => row.nationality === nationality);

beforeAll(async () => {
  // Türkiye: 30 days in 60. Twelve inside within their days, one whose days are over, one who left after 40 days, one after 5.
  for (let n = 0; n < 12; n++) await cross(person('TUR'), ['entry', 10]);
  await cross(person('TUR'), ['entry', 100]);
  await cross(person('TUR'), ['entry', 45], ['exit', 6]);
  await cross(person('TUR'), ['entry', 9], ['exit', 4]);
  // Malaysia: one inside. Serbia: an exit was missed, then a whole stay; left without an entry that is known.
  await cross(person('MYS'), ['entry', 3]);
  await cross(person('SRB'), ['entry', 80], ['entry', 20], ['exit', 20]);
  await cross(person('SRB'), ['exit', 2]);
  // Azerbaijan: one person, twelve days in a row.
  const dayTripper = person('AZE');
  for (let n = 0; n < 12; n++) await cross(dayTripper, ['entry', 300 + n], ['exit', 300 + n - 0.1]);
  // Citizens: away for a month, for half a year, for two years; one who came back.
  for (const daysAgo of [30, 180, 730]) await cross(person('KGZ'), ['exit', daysAgo]);
  await cross(person('KGZ'), ['exit', 30], ['entry', 5]);
  await desk.countStays();
  await desk.countStays();
});

test('who is inside is counted from pairs, with low and high, citizens apart', async () => {
  const { status, body } = await desk.call(service, 'GET', '/v1/stays/summary');
  expect(status).toBe(200);
  expect(body).toMatchObject({ onDate: today(), to: addDays(today(), 1), includesInvented: false });
  expect(body.asOf).not.toBeNull();
  expect(of(body.inside.byNationality, 'TUR')).toEqual({ nationality: 'TUR', low: 12, high: 13, withheld: false });
  expect(body.inside).toMatchObject({ low: 13, high: 14 });
  expect(of(body.inside.byNationality, 'KGZ')).toBeUndefined();
});

test('on a day in the past those are counted, too, who entered before recording began', async () => {
  const to = addDays(today(), -4);
  const { body } = await desk.call(service, 'GET', `/v1/stays/summary?to=${to}`);
  expect(body.onDate).toBe(addDays(today(), -5));
  expect(of(body.inside.byNationality, 'SRB')).toMatchObject({ low: 0, high: 1 });
  // Left since: a certain pair says that they were inside.
  expect(of(body.inside.byNationality, 'TUR')).toMatchObject({ low: 13, high: 14 });
  expect(body.inside.enteredBeforeRecording).toEqual({ count: 1, share: 1 / 15 });
});

test('completed stays by nights: the same day is 0', async () => {
  const { body } = await desk.call(service, 'GET', '/v1/stays/summary');
  expect(body.completed.stays).toBe(3);
  const nights = Object.fromEntries(
    body.completed.nights.map(({ upTo, stays }: { upTo: number | null; stays: number }) => [upTo ?? 'more', stays]),
  );
  expect(nights).toEqual({ 0: 1, 3: 0, 7: 1, 14: 0, 30: 0, 90: 1, 180: 0, more: 0 });
});

test('citizens abroad by length of absence', async () => {
  const { body } = await desk.call(service, 'GET', '/v1/stays/summary');
  expect(body.citizensAbroad).toMatchObject({ under3Months: 1, from3To12Months: 1, over12Months: 1 });
});

test('an overstay found on exit stands apart from those presumed inside; a missed exit makes no overstay', async () => {
  const { status, body } = await desk.call(service, 'GET', '/v1/overstays/summary');
  expect(status).toBe(200);
  expect(body).toMatchObject({ foundOnExit: 1, completedStays: 3, presumedInside: { high: 1 } });
  const turkish = of(body.byNationality, 'TUR');
  expect(turkish).toMatchObject({ foundOnExit: 1, medianOverDays: 10, presumedInside: { low: 1, high: 1 } });
  expect(of(body.byNationality, 'SRB')).toMatchObject({ foundOnExit: 0, presumedInside: { low: 0, high: 0 } });
});

test('a ministry sees no cell in which somebody could be recognised, and null is not zero', async () => {
  const { body } = await desk.call(ministry, 'GET', '/v1/stays/summary');
  // Malaysia has one person inside; with one more cell withheld nothing can be worked out from the total.
  for (const nationality of ['MYS', 'TUR']) {
    expect(of(body.inside.byNationality, nationality)).toMatchObject({ low: null, high: null, withheld: true });
  }
  expect(body.inside.high).toBe(14);
});

test('nor a total of so few, nor a low beside a high that is told', async () => {
  const stays = (await desk.call(ministry, 'GET', '/v1/stays/summary')).body;
  expect(stays.completed.stays).toBeNull();
  const { body } = await desk.call(ministry, 'GET', '/v1/overstays/summary');
  expect(body).toMatchObject({ foundOnExit: null, completedStays: null, presumedInside: { low: null, high: null } });
  expect(of(body.byNationality, 'TUR')).toMatchObject({ foundOnExit: null, presumedInside: null, withheld: true });
});

test('completed stays are told by the persons who had them, wherever they are told', async () => {
  const days = `from=${addDays(today(), -320)}&to=${addDays(today(), -290)}`;
  const toldTo = async (actor: typeof ministry) => [
    (await desk.call(actor, 'GET', `/v1/stays/summary?${days}`)).body.completed.stays,
    (await desk.call(actor, 'GET', `/v1/overstays/summary?${days}`)).body.completedStays,
  ];
  expect(await toldTo(service)).toEqual([12, 12]);
  expect(await toldTo(ministry)).toEqual([null, null]);
});

test('who was overstaying on a day in the past still was, though they have left since', async () => {
  // In 45 days ago with 30 days: over from day 15 on, out 6 days ago. In 100 days ago: over, and still unseen.
  const ago = async (days: number) =>
    (await desk.call(service, 'GET', `/v1/overstays/summary?to=${addDays(today(), 1 - days)}`)).body.presumedInside
      .high;
  expect(await ago(10)).toBe(2);
  expect(await ago(20)).toBe(1);
  expect(await ago(0)).toBe(1);
});

test('figures are for analysts; a range must be one', async () => {
  for (const url of ['/v1/stays/summary', '/v1/overstays/summary']) {
    expect((await desk.call(officerAt(), 'GET', url)).body.code).toBe('forbidden');
    expect((await desk.call(service, 'GET', `${url}?from=2026-03-02&to=2026-03-02`)).body.code).toBe('period-invalid');
    expect((await desk.call(service, 'GET', `${url}?to=${addDays(today(), 5)}`)).body.code).toBe('period-invalid');
    expect((await desk.call(service, 'GET', `${url}?from=2001-01-01`)).body.code).toBe('range-too-long');
  }
});
