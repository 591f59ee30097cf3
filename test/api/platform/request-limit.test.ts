import { expect, test } from 'vitest';
import { startTestApp } from '../../support/api.ts';

const LIMIT = 20;
const api = await startTestApp({ requestsPerMinute: LIMIT });

test('who is nobody is counted too, before anybody is looked up: by a token, by a cookie, by neither', async () => {
  const strangers: Record<string, string>[] = [
    { authorization: 'Bearer nonsense' },
    { cookie: `iamis-session=${'x'.repeat(43)}` },
    {},
  ];
  const statuses: number[] = [];
  for (let n = 0; n < LIMIT + 10; n += 1) {
    statuses.push((await api.nobody.get('/v1/me', strangers[n % strangers.length])).status);
  }
  expect(statuses.slice(0, LIMIT)).toEqual(Array(LIMIT).fill(401));
  expect(statuses.slice(LIMIT)).toEqual(Array(10).fill(429));
});
