import { beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { flowsSchema } from '../../../src/statistics/flow-schemas.ts';
import { yearBeforeSchema } from '../../../src/statistics/year-before-schemas.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { writeCrossing } from '../../support/crossing-rows.ts';

const HOURS = 620;
const NATIONALITIES = [
  ...'ARE AUS AUT BEL BRN CAN CHE CZE DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA JPN KOR KWT LIE'.split(' '),
];
const HOUR_MS = 3_600_000;
let api: TestApi;
let analyst: Client;
let range: string;

beforeAll(async () => {
  api = await startTestApp();
  analyst = await api.signInAs(['analyst'], { agency: 'border-service' });
  const first = addDays(localDate(new Date()), -30);
  range = `from=${first}&to=${addDays(first, 28)}&period=day`;
  const beginMs = Date.parse(`${first}T06:30:00Z`);
  for (let hour = 0; hour < HOURS; hour++) {
    const occurredAt = new Date(beginMs + hour * HOUR_MS);
    await writeCrossing(api.platform.db, {
      direction: 'entry',
      occurredAt,
      documents: [],
      nationality: NATIONALITIES[hour % 24] ?? 'XXX',
    });
  }
});

// A short answer is held against its schema as it is sent; one that is sent piece by piece is held against it here.
test.each([
  ['/v1/flows?', flowsSchema],
  ['/v1/flows/year-before?comparison=calendar&', yearBeforeSchema],
])('%s of many rows is sent in pieces, and is what its schema says', async (path, schema) => {
  const { status, body, headers } = await analyst.get(`${path}${range}&by=nationality`);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['content-length']).toBeUndefined();
  expect(schema.safeParse(body).error).toBeUndefined();
  expect(body.rows).toHaveLength(HOURS);
  expect(Object.keys(body)).toEqual(Object.keys((await analyst.get(`${path}${range.replace('day', 'year')}`)).body));
});

test('the rows of a long answer are those of the CSV', async () => {
  const query = `/v1/flows?${range}&by=nationality`;
  const { rows, totals } = (await analyst.get(query)).body;
  const csv = (await analyst.get(query, { accept: 'text/csv' })).text.trim().split('\r\n').slice(1);
  const told = rows.map((row: { period: string; nationality: string; crossings: number }) =>
    [row.period, row.nationality, row.crossings].join(),
  );
  expect(told.toSorted()).toEqual(csv.map((line) => line.split(',').slice(0, 3).join()).toSorted());
  expect(totals.crossings).toBe(HOURS);
});
