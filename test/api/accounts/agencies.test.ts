import { beforeAll, expect, test } from 'vitest';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let administrator: Client;

beforeAll(async () => {
  api = await startTestApp();
  administrator = await api.signInAs(['administrator']);
});

const names = { ky: 'Бажы кызматы', ru: 'Таможенная служба', en: 'Customs Service' };
const account = (username: string) => ({
  ...{ username, agency: 'customs', roles: ['analyst'], password: 'an invented first password' },
});

test('an administrator adds an agency, and takes it out of use: it takes no new accounts', async () => {
  expect((await administrator.post('/v1/accounts', account('too.early'))).body.code).toBe('bad-request');
  expect((await administrator.post('/v1/agencies', { code: 'customs', names })).status).toBe(201);
  expect((await administrator.post('/v1/agencies', { code: 'customs', names })).body.code).toBe('agency-exists');
  expect((await administrator.post('/v1/accounts', account('in.time'))).status).toBe(201);
  const change = { isInUse: false };
  const changed = await administrator.patch('/v1/agencies/customs', change, { 'if-match': '"1"' });
  expect([changed.status, changed.body.isInUse, changed.body.version]).toEqual([200, false, 2]);
  const late = await administrator.post('/v1/accounts', account('too.late'));
  expect(late.body.errors).toMatchObject([{ pointer: '/agency', code: 'field-not-allowed' }]);
});

test('the border service stays in use', async () => {
  const refused = await administrator.patch('/v1/agencies/border-service', { isInUse: false }, { 'if-match': '"1"' });
  expect(refused.body.errors).toMatchObject([{ pointer: '/isInUse' }]);
});

test('every account reads the list, only an administrator changes it', async () => {
  const officer = await api.signInAs(['officer'], { checkpoints: ['manas'] });
  expect((await officer.get('/v1/agencies')).status).toBe(200);
  expect((await officer.post('/v1/agencies', { code: 'other', names })).status).toBe(403);
});
