import { beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let administrator: Client;
let officer: Client;

beforeAll(async () => {
  api = await startTestApp();
  administrator = await api.signInAs(['administrator']);
  officer = await api.signInAs(['officer']);
});

const inDays = (days: number) => addDays(localDate(new Date()), days);
const ruleFor = (nationalities: string[], changes: object = {}) => ({
  ...{ title: 'Visa-free: 30 days in 60', nationalities, basis: 'visa-free', method: 'rolling-window' },
  ...{ days: 30, windowDays: 60, validFrom: inDays(1) },
  ...changes,
});

test('the rules that the program ships with are there for every account', async () => {
  const list = await officer.get('/v1/stay-rules');
  expect(list.status).toBe(200);
  const kinds = list.body.rules.map((rule: { days: number; windowDays: number }) => [rule.days, rule.windowDays]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      [30, 60],
      [60, 120],
      [90, 180],
      [null, null],
    ]),
  );
});

test('an administrator adds a rule, ends it on its day, and both are in the audit', async () => {
  const added = await administrator.post('/v1/stay-rules', ruleFor(['IND']));
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({ countsEntryDay: true, countsExitDay: true, validTo: null, barDays: null });
  const { id } = added.body;
  const ended = await administrator.post(`/v1/stay-rules/${id}/end`, { validTo: inDays(9) });
  expect([ended.status, ended.body.validTo]).toEqual([200, inDays(9)]);
  const again = await administrator.post(`/v1/stay-rules/${id}/end`, { validTo: inDays(12) });
  expect([again.status, again.body.code]).toEqual([409, 'stay-rule-ended']);
  const next = await administrator.post('/v1/stay-rules', ruleFor(['IND'], { days: 20, validFrom: inDays(10) }));
  expect(next.status).toBe(201);
  const { rows } = await api.database.asOwner(
    'select action, actor_id from audit_entry where object_id = $1 order by id',
    [id],
  );
  expect(rows).toEqual([
    { action: 'add-stay-rule', actor_id: administrator.accountId },
    { action: 'end-stay-rule', actor_id: administrator.accountId },
  ]);
});

test('who needs a visa is said by a rule without days', async () => {
  const needed = { basis: 'visa-required', method: 'document-term', days: null, windowDays: null };
  const counting = await administrator.post('/v1/stay-rules', ruleFor(['AFG'], { ...needed, days: 30 }));
  expect([counting.status, counting.body.errors[0].pointer]).toEqual([400, '/days']);
  const added = await administrator.post('/v1/stay-rules', ruleFor(['AFG'], needed));
  expect(added).toMatchObject({ status: 201, body: { basis: 'visa-required', days: null } });
});

test('nobody is judged by a rule that was not in force when they entered', async () => {
  const early = await administrator.post('/v1/stay-rules', ruleFor(['THA'], { validFrom: inDays(0) }));
  expect([early.status, early.body.code]).toEqual([422, 'stay-rule-retroactive']);
  const { id } = (await administrator.post('/v1/stay-rules', ruleFor(['THA']))).body;
  const past = await administrator.post(`/v1/stay-rules/${id}/end`, { validTo: inDays(-1) });
  expect([past.status, past.body.code]).toEqual([422, 'stay-rule-retroactive']);
});

test('two rules for the same people on the same basis are refused, also when they come at once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => administrator.post('/v1/stay-rules', ruleFor(['VNM', 'IDN']))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const other = await administrator.post('/v1/stay-rules', ruleFor(['IDN']));
  expect([other.status, other.body.code]).toEqual([409, 'stay-rule-overlaps']);
  expect((await administrator.post('/v1/stay-rules', ruleFor(['IDN'], { basis: 'residence' }))).status).toBe(201);
});

test('parts that do not fit together are named', async () => {
  const answer = await administrator.post('/v1/stay-rules', ruleFor(['PHL'], { windowDays: 30 }));
  expect(answer.body).toMatchObject({ code: 'bad-request', errors: [{ pointer: '/windowDays' }] });
  const perVisit = await administrator.post('/v1/stay-rules', ruleFor(['PHL'], { method: 'per-visit' }));
  expect(perVisit.body.errors).toMatchObject([{ pointer: '/windowDays' }]);
  expect((await officer.post('/v1/stay-rules', ruleFor(['PHL']))).body.code).toBe('forbidden');
});

test('an administrator tries a rule on given stays, and nothing of it is kept', async () => {
  const before = (await administrator.get('/v1/stay-rules')).body.rules.length;
  const trial = {
    ...{ rule: ruleFor(['IND']), onDate: '2026-03-20' },
    visits: [{ entryDate: '2026-03-01', exitDate: '2026-03-10' }],
  };
  const tried = await administrator.post('/v1/stay-rules/trials', trial);
  expect([tried.status, tried.body.used, tried.body.left]).toEqual([200, 10, 20]);
  expect(tried.body.visits[0].days).toHaveLength(10);
  expect((await administrator.get('/v1/stay-rules')).body.rules).toHaveLength(before);
  expect((await officer.post('/v1/stay-rules/trials', trial)).status).toBe(403);
  const wrong = await administrator.post('/v1/stay-rules/trials', { ...trial, rule: ruleFor(['IND'], { days: null }) });
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/rule/days']);
});
