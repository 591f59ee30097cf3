import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';

let api: TestApi;
let analyst: Client;
let supervisor: Client;
let today: string;
let range: string;

async function scanAndDecide(officer: Client, checkpoint: string, direction: string, decision: object): Promise<void> {
  const id = newId();
  const scan = { ...scanOf(inventPassport()), checkpoint, direction, purpose: 'holiday' };
  expect((await officer.put(`/v1/inspections/${id}`, scan)).status).toBe(201);
  const decided = await officer.put(`/v1/inspections/${id}/decision`, decision);
  expect(decided.status, decided.text).toBe(201);
}

beforeAll(async () => {
  api = await startTestApp();
  analyst = await api.signInAs(['analyst'], { agency: 'border-service' });
  supervisor = await api.signInAs(['supervisor'], { checkpoints: ['osh'] });
  const officer = await api.signInAs(['officer'], { checkpoints: ['manas', 'osh', 'dostuk'] });
  today = localDate(new Date());
  range = `from=${addDays(today, -1)}&to=${addDays(today, 2)}`;
  for (const checkpoint of ['manas', 'manas', 'osh', 'dostuk']) {
    await scanAndDecide(officer, checkpoint, 'entry', { outcome: 'admit' });
  }
  await scanAndDecide(officer, 'osh', 'exit', { outcome: 'admit' });
  await scanAndDecide(officer, 'manas', 'exit', { outcome: 'refer' });
  await scanAndDecide(officer, 'dostuk', 'exit', {
    outcome: 'refuse',
    reason: 'document-invalid',
    asksForProtection: false,
  });
});

describe('flows', () => {
  test('state their unit, their range and when they were counted', async () => {
    const { status, body, headers } = await analyst.get(`/v1/flows?${range}&period=month`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      unit: 'crossings',
      period: 'month',
      from: addDays(today, -1),
      to: addDays(today, 2),
      by: [],
      filters: {},
      includesInvented: false,
      totals: { crossings: 5, refusals: 1, referrals: 1 },
    });
    expect(Math.abs(Date.parse(body.asOf) - Date.now())).toBeLessThan(60_000);
    expect(String(headers.vary)).toContain('accept');
  });

  test('are counted by what is asked for, named once with commas or several times', async () => {
    const commas = await analyst.get(`/v1/flows?${range}&period=year&by=checkpoint,direction&checkpoint=manas,dostuk`);
    const repeated = await analyst.get(
      `/v1/flows?${range}&period=year&by=checkpoint&by=direction&checkpoint=manas&checkpoint=dostuk`,
    );
    const sums: Record<string, number[]> = {};
    for (const row of commas.body.rows) {
      const key = `${row.checkpoint} ${row.direction}`;
      const before = sums[key] ?? [0, 0, 0];
      sums[key] = [before[0] + row.crossings, before[1] + row.refusals, before[2] + row.referrals];
    }
    expect(sums).toEqual({
      'dostuk entry': [1, 0, 0],
      'dostuk exit': [0, 1, 0],
      'manas entry': [2, 0, 0],
      'manas exit': [0, 0, 1],
    });
    expect(commas.body.filters).toEqual({ checkpoint: ['manas', 'dostuk'] });
    expect(repeated.body.rows).toEqual(commas.body.rows);
  });

  test('by every dimension fit their schema', async () => {
    const by = 'checkpoint,neighbour,mode,direction,nationality,sex,age,purpose';
    const { status, body } = await analyst.get(`/v1/flows?${range}&period=hour&by=${by}`);
    expect(status).toBe(200);
    expect(body.rows.find((row: { checkpoint: string }) => row.checkpoint === 'manas')).toMatchObject({
      neighbour: null,
      mode: 'air',
      purpose: 'holiday',
    });
  });

  test('with what was asked for beside the three counts, as shares of the crossings', async () => {
    const extras = 'escorted,purpose-not-asked,residence-not-asked,screened-late,entered-by-hand';
    const query = `/v1/flows?${range}&period=year&extras=${extras}`;
    const { body } = await analyst.get(query);
    expect(body.totals).toEqual({
      ...{ crossings: 5, refusals: 1, referrals: 1, escorted: 0, purposeNotAskedShare: 0 },
      ...{ residenceNotAskedShare: 1, screenedLateShare: 0, enteredByHandShare: 0 },
    });
    const csv = await analyst.get(query, { accept: 'text/csv' });
    expect(csv.text.split('\r\n')[0]).toContain(',escorted,purposeNotAskedShare,');
  });

  test('as CSV are the same rows, with the unit in the name', async () => {
    const query = `/v1/flows?${range}&period=day&by=checkpoint,neighbour,direction`;
    const json = await analyst.get(query);
    const csv = await analyst.get(query, { accept: 'text/csv' });
    expect(csv.status).toBe(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toMatch(/filename="flows-of-crossings-.*-by-day\.csv"/);
    const [header, ...lines] = csv.text.trimEnd().split('\r\n');
    expect(header).toBe('period,checkpoint,neighbour,direction,crossings,refusals,referrals,withheld,includesInvented');
    expect(lines).toEqual(
      json.body.rows.map((row: Record<string, unknown>) =>
        [
          row.period,
          row.checkpoint,
          row.neighbour ?? '',
          row.direction,
          row.crossings,
          row.refusals,
          row.referrals,
          '',
          false,
        ].join(','),
      ),
    );
    expect((await analyst.get(query, { accept: 'application/json, text/csv;q=0.5' })).body.unit).toBe('crossings');
  });
});

describe('persons and refusals', () => {
  test('persons are counted once each, in each row and in the whole; to ask for them as a sum is refused, and why', async () => {
    const { status, body } = await analyst.get(`/v1/flows/persons?${range}&by=direction`);
    expect(status).toBe(200);
    // Five passports of one name, birth date and sex: one person.
    expect(body).toMatchObject({
      unit: 'persons',
      persons: 1,
      rows: expect.arrayContaining([{ direction: 'entry', persons: 1 }]),
    });
    const sum = await analyst.get(`/v1/flows?${range}&extras=persons`);
    expect([sum.status, sum.body.code]).toEqual([422, 'persons-not-summed']);
    expect(sum.body.detail).toContain('counted twice');
    const long = await analyst.get('/v1/flows/persons?from=2025-01-01&to=2026-01-01');
    expect([long.status, long.body.code]).toEqual([422, 'range-too-long']);
  });

  test('refusals have their reasons and directions', async () => {
    const { body } = await analyst.get(`/v1/flows/refusals?${range}&period=year&by=checkpoint`);
    expect(body.rows).toEqual([
      { period: today.slice(0, 4), checkpoint: 'dostuk', direction: 'exit', reason: 'document-invalid', refusals: 1 },
    ]);
    const csv = await analyst.get(`/v1/flows/refusals?${range}&period=year`, { accept: 'text/csv' });
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
      'period,direction,reason,refusals,withheld',
      `${today.slice(0, 4)},exit,document-invalid,1,`,
    ]);
    const persons = await analyst.get(`/v1/flows/persons?${range}&by=direction`, { accept: 'text/csv' });
    expect(persons.text.split('\r\n').slice(0, 2)).toEqual(['direction,persons,isWhole,withheld', ',1,true,']);
    const ministry = await api.signInAs(['analyst']);
    const seen = await ministry.get(`/v1/flows/refusals?${range}&period=year`);
    expect(seen.body.rows[0]).toMatchObject({ reason: 'document-invalid', refusals: null, withheld: true });
    expect((await ministry.get(`/v1/flows/persons?${range}`)).body.persons).toBeNull();
  });
});

describe('the year before', () => {
  test('stands beside the flows, with the changes, what breaks them and what is left out', async () => {
    const query = `/v1/flows/year-before?${range}&period=year&by=direction`;
    const { status, body } = await analyst.get(query);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      ...{
        unit: 'crossings',
        comparison: 'like-for-like',
        by: ['direction'],
        areMoonFeastsAnnounced: expect.any(Boolean),
      },
      before: { from: addDays(today, -365), to: addDays(today, -362) },
      // Nobody crossed a year before: no checkpoint was open on both days.
      ...{ rows: [], totals: { now: { crossings: 0 }, change: { crossings: 0 } } },
    });
    expect(body.leftOut.map(({ checkpoint }: { checkpoint: string }) => checkpoint)).toContain('manas');
    const calendar = await analyst.get(`${query}&comparison=calendar`);
    expect(calendar.body.rows.find((row: { direction: string }) => row.direction === 'entry')).toMatchObject({
      now: { crossings: 4 },
      before: { crossings: 0 },
      change: { crossings: 4 },
      changeShare: { crossings: null },
    });
  });

  test('as CSV has each figure, its change, and the breaks of its period', async () => {
    const query = '/v1/flows/year-before?from=2026-03-20&to=2026-03-22&comparison=calendar';
    const csv = await analyst.get(query, { accept: 'text/csv' });
    expect(csv.headers['content-disposition']).toContain(
      'crossings-and-the-year-before-calendar-2026-03-20-to-2026-03-22-by-day',
    );
    expect(csv.text.split('\r\n')[0]).toBe(
      'period,crossings,crossingsBefore,crossingsChange,crossingsChangeShare,' +
        'refusals,refusalsBefore,refusalsChange,refusalsChangeShare,' +
        'referrals,referralsBefore,referralsChange,referralsChangeShare,withheld,breaks,includesInvented',
    );
    const few = await analyst.get(`/v1/flows/year-before?${range}&comparison=calendar`, { accept: 'text/csv' });
    expect(few.text.split('\r\n')[1]).toMatch(/^\d{4}-\d{2}-\d{2},5,0,5,,/);
  });

  test("is a supervisor's of the own checkpoints, and nobody's of more than three years", async () => {
    const other = await supervisor.get(`/v1/flows/year-before?${range}&checkpoint=manas`);
    expect([other.status, other.body.code]).toEqual([403, 'checkpoint-not-yours']);
    const long = await analyst.get('/v1/flows/year-before?from=2020-01-01&to=2026-01-01&period=year');
    expect([long.status, long.body.code]).toEqual([422, 'range-too-long']);
  });
});

describe('a ministry', () => {
  test('gets null and a mark for figures of fewer than ten persons, as JSON and as CSV', async () => {
    const ministry = await api.signInAs(['analyst'], { agency: 'ministry' });
    const { body } = await ministry.get(`/v1/flows?${range}&period=year&by=checkpoint`);
    expect(body.rows.length).toBeGreaterThan(0);
    for (const row of body.rows) expect([row.crossings, row.withheld]).toEqual([null, true]);
    expect(body.totals).toEqual({ crossings: null, refusals: null, referrals: null, withheld: true });
    const csv = await ministry.get(`/v1/flows?${range}&period=year&by=checkpoint`, { accept: 'text/csv' });
    expect(csv.text.split('\r\n')[1]).toMatch(/^\d{4},[a-z]+,,\d*,\d*,true,false$/);
  });
});

describe('who sees flows', () => {
  test("a supervisor their own checkpoints', exactly, and no other", async () => {
    const own = await supervisor.get(`/v1/flows?${range}&period=year&by=checkpoint`);
    expect(own.body.filters).toEqual({ checkpoint: ['osh'] });
    expect(own.body.totals).toEqual({ crossings: 2, refusals: 0, referrals: 0 });
    for (const accept of ['application/json', 'text/csv']) {
      const other = await supervisor.get(`/v1/flows?${range}&checkpoint=osh,manas`, { accept });
      expect([other.status, other.body.code]).toEqual([403, 'checkpoint-not-yours']);
    }
    const csv = await supervisor.get(`/v1/flows?${range}&period=year&by=checkpoint`, { accept: 'text/csv' });
    expect(csv.text).not.toContain('manas');
  });

  test('nobody else', async () => {
    for (const role of ['officer', 'editor', 'approver', 'auditor', 'administrator'] as const) {
      expect((await (await api.signInAs([role])).get(`/v1/flows?${range}`)).status, role).toBe(403);
    }
    expect((await api.nobody.get(`/v1/flows?${range}`)).status).toBe(401);
  });
});

describe('a question that makes no sense is refused', () => {
  test.each([
    ['from=2026-01-01', 400, 'bad-request'],
    ['from=2026-02-30&to=2026-03-02', 400, 'bad-request'],
    ['from=2026-01-01&to=2026-02-01&period=week', 400, 'bad-request'],
    ['from=2026-01-01&to=2026-02-01&by=checkpoint,colour', 400, 'bad-request'],
    ['from=2026-01-01&to=2026-02-01&age=12-13', 400, 'bad-request'],
    ['from=2026-01-01&to=2026-02-01&nationality=ZZZ', 400, 'bad-request'],
    ['from=2026-01-01&to=2026-02-01&colour=green', 400, 'bad-request'],
    ['from=2026-01-01&to=2026-01-01', 422, 'period-invalid'],
    ['from=2026-02-01&to=2026-01-01', 422, 'period-invalid'],
    ['from=2026-01-01&to=2026-03-01&period=hour', 422, 'range-too-long'],
    ['from=2000-01-01&to=2026-01-01&period=day', 422, 'range-too-long'],
  ])('%s', async (query, status, code) => {
    for (const accept of ['application/json', 'text/csv']) {
      const answer = await analyst.get(`/v1/flows?${query}`, { accept });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });
});
