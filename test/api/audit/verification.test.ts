import { expect, test } from 'vitest';
import { startTestApp } from '../../support/api.ts';

const api = await startTestApp();

test('an auditor is told whether the audit is what was sealed, by names, and nobody else is', async () => {
  const auditor = await api.signInAs(['auditor']);
  const administrator = await api.signInAs(['administrator']);
  expect((await administrator.get('/v1/audit/verification')).status).toBe(403);
  const answer = await auditor.get('/v1/audit/verification');
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ isSound: true, findings: [], findingCount: 0 });
  const read = await auditor.get('/v1/audit?action=verify-audit');
  expect(read.body.entries[0]).toMatchObject({ actorId: auditor.accountId, details: { isSound: true } });
  expect(Object.keys(read.body.usernames)).toContain(auditor.accountId);
});
