import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type AccountApp, PASSWORD, startAccountApp } from '../../support/account-app.ts';

const room = await startAccountApp();
const other = await startAccountApp({ beside: room });
const tokenOf = async (username: string) =>
  (await room.post('/v1/auth/token', { username, password: PASSWORD })).body.accessToken as string;
const inHours = (hours: number) => new Date(room.platform.clock().getTime() + hours * 3_600_000).toISOString();

await room.make({ username: 'leader', roles: ['supervisor'], checkpoints: ['manas', 'osh'] });
await room.make({ username: 'stranger', roles: ['supervisor'], checkpoints: ['torugart'] });
const leader = await tokenOf('leader');
const stranger = await tokenOf('stranger');
let made = 0;
async function officer() {
  made += 1;
  const account = await room.make({ username: `lent-${made}`, checkpoints: ['manas'] });
  return { ...account, token: await tokenOf(account.username) };
}
const checkpointsOf = async (token: string, at: AccountApp = room) => (await at.get('/v1/me', token)).body.checkpoints;
const lend = (body: object, token = leader) => room.post('/v1/lendings', body, { token });

describe('lending an officer', () => {
  it('works at once here, within two seconds in another process, and ends by itself', async () => {
    const { id, username, token } = await officer();
    expect([await checkpointsOf(token), await checkpointsOf(token, other)]).toEqual([['manas'], ['manas']]);
    const untilAt = inHours(12);
    const { status, body } = await lend({ username, checkpoint: 'dostuk', untilAt });
    expect([status, body]).toMatchObject([201, { accountId: id, checkpoint: 'dostuk', untilAt }]);
    expect((await room.get('/v1/me', token)).body).toMatchObject({
      checkpoints: ['manas', 'dostuk'],
      loans: [{ checkpoint: 'dostuk', untilAt }],
    });
    await wait(2_000);
    expect(await checkpointsOf(token, other)).toEqual(['manas', 'dostuk']);
    const { rows } = await room.database.asOwner('select * from audit_entry where action = $1 and object_id = $2', [
      'lend-officer',
      id,
    ]);
    expect(rows).toMatchObject([{ checkpoint: 'dostuk', actor_roles: ['supervisor'] }]);

    other.pass(12 * 3600 + 1);
    expect((await other.get('/v1/me', token)).body).toMatchObject({ checkpoints: ['manas'], loans: [] });
  });

  it('is for 12 hours ahead at most, and not for the past', async () => {
    const { username } = await officer();
    for (const hours of [12.01, 24, -0.01]) {
      const { status, body } = await lend({ username, checkpoint: 'dostuk', untilAt: inHours(hours) });
      expect([status, body.code]).toEqual([422, 'lending-too-long']);
    }
  });

  it('is not for a supervisor of another checkpoint, nor by an officer', async () => {
    const { username, token } = await officer();
    const body = { username, checkpoint: 'torugart', untilAt: inHours(1) };
    expect((await lend(body, stranger)).body.code).toBe('checkpoint-not-yours');
    const refused = await lend(body, token);
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect(await checkpointsOf(token)).toEqual(['manas']);
  });

  it.each([
    ['an unknown officer', { username: 'nobody' }, 404, 'account-not-found'],
    ['an unknown checkpoint', { checkpoint: 'atlantis' }, 404, 'checkpoint-not-found'],
    ['a supervisor', { username: 'leader' }, 422, 'not-an-officer'],
    ['a time without a zone', { untilAt: '2026-03-01T08:00:00' }, 400, 'bad-request'],
  ])('of %s is refused', async (_name, change, status, code) => {
    const { username } = await officer();
    const answer = await lend({ username, checkpoint: 'dostuk', untilAt: inHours(1), ...change });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('repeated with the same Idempotency-Key lends once', async () => {
    const { id, username } = await officer();
    const body = { username, checkpoint: 'dostuk', untilAt: inHours(1) };
    const options = { token: leader, headers: { 'idempotency-key': 'lend-1' } };
    const first = await room.post('/v1/lendings', body, options);
    expect((await room.post('/v1/lendings', body, options)).body).toEqual(first.body);
    const { rows } = await room.database.asOwner('select id from lending where account_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });
});
