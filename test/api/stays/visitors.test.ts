import { beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { selectArrivals } from '../../../src/stays/visitor-store.ts';
import { writeCrossing } from '../../support/crossing-rows.ts';
import { actorOf, officerAt, openDesk } from '../../support/inspection-desk.ts';

const desk = await openDesk();
const ministry = actorOf(['analyst'], [], 'ministry');
const service = actorOf(['analyst'], [], 'border-service');
const noonAgo = (days: number) => new Date(Date.parse(`${addDays(localDate(desk.now()), -days)}T06:00:00Z`));

let persons = 0;
interface Trip {
  nationality: string;
  entered: number;
  left?: number;
  travellerKind?: string;
  purpose?: string;
}
async function travel({ nationality, entered, left, ...facts }: Trip, times = 1) {
  for (let n = 0; n < times; n++) {
    persons += 1;
    const person = { surname: 'PROBNAIA', givenNames: 'ANNA', sex: 'F', birthDate: addDays('1950-01-01', 3 * persons) };
    const documents = [{ issuingState: nationality, documentNumber: `V${100_000 + persons}`, ...person }];
    await writeCrossing(desk.platform.db, { direction: 'entry', occurredAt: noonAgo(entered), documents, ...facts });
    if (left === undefined) continue;
    const occurredAt = new Date(noonAgo(left).getTime() + 3_600_000);
    await writeCrossing(desk.platform.db, { direction: 'exit', occurredAt, documents, ...facts });
  }
}

const AZERI = { issuingState: 'AZE', surname: 'PROBNAIA', givenNames: 'LEILA', sex: 'F', birthDate: '1949-01-01' };

beforeAll(async () => {
  await travel({ nationality: 'KGZ', entered: 20 }, 4);
  await travel({ nationality: 'TUR', entered: 20, travellerKind: 'driver' }, 2);
  await travel({ nationality: 'TUR', entered: 20, left: 15 }, 14);
  await travel({ nationality: 'KAZ', entered: 12, left: 12 }, 3);
  await travel({ nationality: 'KAZ', entered: 10, left: 9, purpose: 'transit' });
  await travel({ nationality: 'TUR', entered: 5 }, 2);
  // Before the range.
  await travel({ nationality: 'TUR', entered: 60, left: 50 }, 5);
  // One person, in two months.
  const documents = [{ ...AZERI, documentNumber: 'V99999' }];
  for (const [direction, days] of [
    ['entry', 100],
    ['exit', 99],
    ['entry', 65],
    ['exit', 64],
  ] as const) {
    await writeCrossing(desk.platform.db, { direction, occurredAt: noonAgo(days), documents });
  }
  await desk.countStays();
  await desk.countStays();
});

const figuresOf = (classes: { class: string; arrivals: number | null }[]) =>
  Object.fromEntries(classes.filter(({ arrivals }) => arrivals !== 0).map((one) => [one.class, one.arrivals]));

test('arrivals are sorted: residents and crew out, then tourists, same-day, transit, and who has not left', async () => {
  const { status, body } = await desk.call(service, 'GET', '/v1/visitors/summary');
  expect(status).toBe(200);
  expect(body).toMatchObject({ unit: 'arrivals', arrivals: 26, includesInvented: false });
  expect(body.asOf).not.toBeNull();
  expect(figuresOf(body.notVisitors.classes)).toEqual({ residents: 4, crew: 2 });
  expect(body.visitors.arrivals).toBe(20);
  expect(figuresOf(body.visitors.classes)).toEqual({ tourists: 14, 'same-day': 3, transit: 1, 'still-inside': 2 });
  expect(body.byCountry.map((row: { country: string; visitors: number }) => [row.country, row.visitors])).toEqual([
    ['KAZ', 4],
    ['TUR', 16],
  ]);
  expect(body.grounds).toEqual([
    { ground: 'residence', arrivals: 0, visitors: 0 },
    { ground: 'purpose', arrivals: 0, visitors: 0 },
    { ground: 'nationality', arrivals: 26, visitors: 20 },
  ]);
});

test('a ministry is not told of four from Kazakhstan, nor what would tell of them', async () => {
  const { body } = await desk.call(ministry, 'GET', '/v1/visitors/summary');
  expect(body.arrivals).toBe(26);
  expect(body.byCountry[0]).toMatchObject({ country: 'KAZ', visitors: null, withheld: true });
  // Arrivals less the six who are no visitors would be told by the visitors, and those by their countries.
  expect(body.visitors.arrivals).toBeNull();
  expect(figuresOf(body.notVisitors.classes)).toEqual({ residents: null, crew: null });
});

test('who came in two months is two arrivals of one person, though each month is read by itself', async () => {
  const [from, to] = [addDays(localDate(desk.now()), -110), addDays(localDate(desk.now()), -61)];
  const groups = await inTransaction(desk.platform.reports, (tx) => selectArrivals(tx, from, to));
  expect(groups).toMatchObject([{ nationality: 'AZE', end: 'overnight', arrivals: 2 }]);
  expect(groups[0]?.persons).toHaveLength(1);
});

test('no range ahead, and nobody but an analyst', async () => {
  const ahead = await desk.call(service, 'GET', `/v1/visitors/summary?to=${addDays(localDate(desk.now()), 9)}`);
  expect([ahead.status, ahead.body.code]).toEqual([422, 'period-invalid']);
  expect((await desk.call(officerAt('manas'), 'GET', '/v1/visitors/summary')).status).toBe(403);
});
