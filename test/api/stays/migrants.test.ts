import { beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { type RowDocument, writeCrossing } from '../../support/crossing-rows.ts';
import { actorOf, officerAt, openDesk } from '../../support/inspection-desk.ts';

const desk = await openDesk();
const ministry = actorOf(['analyst'], [], 'ministry');
const service = actorOf(['analyst'], [], 'border-service');
const DAY = 86_400_000;
/** The month in which most of them cross: some 20 months ago, so that its sixteen months are over. */
const month = `${addDays(localDate(desk.now()), -610).slice(0, 8)}01`;
const monthAfter = `${addDays(month, 31).slice(0, 8)}01`;

let numbers = 0;
function person(issuingState: string): RowDocument {
  numbers += 1;
  const name = { surname: `FAMILIA${'ABCDEFGHIJ'[numbers % 10]}`, givenNames: 'ANNA', sex: 'F' };
  return { issuingState, documentNumber: `M${100_000 + numbers}`, ...name, birthDate: addDays('1960-01-01', numbers) };
}
/** Days after the 10th of the month. */
async function cross(document: RowDocument, ...moves: [direction: 'entry' | 'exit', day: number][]) {
  for (const [direction, day] of moves) {
    const occurredAt = new Date(Date.parse(`${month}T06:00:00Z`) + (9 + day) * DAY);
    await writeCrossing(desk.platform.db, { direction, occurredAt, documents: [document] });
  }
}
async function figuresOf(actor = service, query = `from=${month}&to=${monthAfter}`) {
  const { status, body } = await desk.call(actor, 'GET', `/v1/migrants/summary?${query}`);
  expect(status).toBe(200);
  return body;
}

beforeAll(async () => {
  // Recording began long before.
  await cross(person('TUR'), ['entry', -900], ['exit', -890]);
  // Came for fourteen months.
  for (let n = 0; n < 11; n++) await cross(person('TUR'), ['entry', 0], ['exit', 420]);
  // The same, with two holidays at home: one migrant, however often she crossed.
  await cross(person('TUR'), ['entry', 1], ['exit', 30], ['entry', 45], ['exit', 200], ['entry', 230], ['exit', 470]);
  // Came and was not seen since: not certain.
  await cross(person('TUR'), ['entry', 2]);
  // Half a year: no migrant. Lived here before: no migrant either.
  await cross(person('TUR'), ['entry', 3], ['exit', 180]);
  await cross(person('TUR'), ['entry', -400], ['exit', -5], ['entry', 4], ['exit', 450]);
  // Citizens: left for fourteen months, left and not seen since, left for half a year.
  await cross(person('KGZ'), ['exit', 5], ['entry', 430]);
  await cross(person('KGZ'), ['exit', 6]);
  await cross(person('KGZ'), ['exit', 7], ['entry', 180]);
  // Citizens: came back for good after two years abroad.
  await cross(person('KGZ'), ['exit', -700], ['entry', 8], ['exit', 460]);
  await desk.countStays();
  await desk.countStays();
});

test('who came is a migrant after twelve of sixteen months here, once, and if not living here before', async () => {
  const [only] = (await figuresOf()).months;
  expect(only).toMatchObject({ month: month.slice(0, 7), isFinal: true, isHistoryKnown: true });
  expect(only.arrivals.others).toEqual({ low: 12, high: 13, withheld: false });
  expect(only.arrivals.citizens).toEqual({ low: 1, high: 1, withheld: false });
});

test('who left is one after twelve of sixteen months away; of whom nothing was seen since, it is not certain', async () => {
  const [only] = (await figuresOf()).months;
  expect(only.departures.citizens).toEqual({ low: 1, high: 2, withheld: false });
  expect(only.departures.others).toEqual({ low: 0, high: 0, withheld: false });
});

test('a month says whether more may become known, and whether the months before it were recorded', async () => {
  const { months } = await figuresOf(service, '');
  expect(months).toHaveLength(12);
  expect(months.at(-1)).toMatchObject({ isFinal: false, isHistoryKnown: true });
  const early = `${addDays(month, -800).slice(0, 8)}01`;
  const before = await figuresOf(service, `from=${early}&to=${addDays(early, 31).slice(0, 8)}01`);
  expect(before.months[0]).toMatchObject({ isHistoryKnown: false });
});

test('a ministry sees no cell in which somebody could be recognised, not even by taking low from high', async () => {
  const [only] = (await figuresOf(ministry)).months;
  expect(only.arrivals.others).toEqual({ low: null, high: null, withheld: true });
  expect(only.departures.others).toEqual({ low: 0, high: 0, withheld: false });
});

test('months are asked for, by analysts', async () => {
  expect((await desk.call(officerAt(), 'GET', '/v1/migrants/summary')).body.code).toBe('forbidden');
  for (const [query, code] of [
    [`from=${month}&to=${addDays(monthAfter, 3)}`, 'period-invalid'],
    [`from=${monthAfter}&to=${month}`, 'period-invalid'],
    ['from=2001-01-01', 'range-too-long'],
    ['to=2200-01-01&from=2199-06-01', 'period-invalid'],
  ]) {
    expect((await desk.call(service, 'GET', `/v1/migrants/summary?${query}`)).body.code).toBe(code);
  }
});
