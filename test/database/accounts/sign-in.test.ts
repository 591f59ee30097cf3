import { describe, expect, it } from 'vitest';
import { delayAfterFailures } from '../../../src/accounts/sign-in-delay.ts';
import { claimAttempt } from '../../../src/accounts/sign-in-store.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { PASSWORD, startAccountApp } from '../../support/account-app.ts';

const room = await startAccountApp();
const signIn = (username: string, password = PASSWORD, address?: string) =>
  room.post('/v1/auth/token', { username, password }, { address });
const wrongly = async (username: string, times: number, address?: string) => {
  for (let i = 0; i < times; i++) await signIn(username, 'wrong', address);
};
const audited = async (action: string) =>
  (await room.database.asOwner('select * from audit_entry where action = $1 order by id', [action])).rows;

describe('signing in', () => {
  it('gives tokens that open the door', async () => {
    const account = await room.make({ username: 'aibek' });
    const { status, body, headers } = await signIn(' Aibek');
    expect([status, body.tokenType, body.expiresInS]).toEqual([200, 'Bearer', 900]);
    expect(headers['cache-control']).toBe('no-store');
    const me = await room.get('/v1/me', body.accessToken as string);
    expect(me.body).toMatchObject({ id: account.id, username: 'aibek', checkpoints: ['manas'], loans: [] });
    expect(me.body.permissions).toEqual(['signed-in', 'inspect', 'read-crossings', 'correct-crossings']);
    expect((await audited('sign-in')).at(-1)).toMatchObject({ actor_id: account.id, object_kind: 'session' });
  });

  it('is refused with one and the same answer for a wrong password, an unknown name, a disabled account and no name at all', async () => {
    await room.make({ username: 'known' });
    const disabled = await room.make({ username: 'gone' });
    await room.database.asOwner(`update account set status = 'disabled' where id = $1`, [disabled.id]);
    const answers = [
      await signIn('known', 'wrong'),
      await signIn('unknown'),
      await signIn('gone'),
      await signIn('not \0 a name'),
      await signIn('known', 'with \0 in it'),
      await signIn('x'.repeat(200), 'y'.repeat(1024)),
    ];
    for (const { status, body } of answers) {
      expect([status, { ...body, instance: '' }]).toEqual([
        401,
        {
          type: '/problems#sign-in-failed',
          title: 'User name or password is wrong',
          status: 401,
          code: 'sign-in-failed',
          instance: '',
        },
      ]);
    }
    const failures = await audited('sign-in-failed');
    expect(failures).toHaveLength(answers.length);
    expect(failures.every((one) => one.actor_id === null && /^[0-9a-f]{32}$/.test(one.object_id))).toBe(true);
    expect(failures[0].object_id).toBe(failures[4].object_id);
  });

  it.each([
    [{ username: 'a' }],
    [{ username: 'a', password: '' }],
    [{ username: 'a', password: 'x'.repeat(1025) }],
    [{ username: 'a', password: 'x', other: 1 }],
    [{ username: ['a'], password: 'x' }],
  ])('with a body that does not fit (case %#) is 400', async (body) => {
    expect((await room.post('/v1/auth/token', body)).status).toBe(400);
  });

  it('says 503 while the database is away, never 401', async () => {
    await room.make({ username: 'away' });
    const { body } = await signIn('away');
    const other = await startAccountApp({ beside: room, isDatabaseAway: true });
    for (const answer of [
      await other.get('/v1/me', body.accessToken as string),
      await other.post('/v1/auth/token', { username: 'away', password: PASSWORD }),
      await other.post('/v1/auth/token', { username: 'away', password: 'wrong' }),
      await other.post('/v1/auth/refresh', { refreshToken: body.refreshToken }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([503, 'database-unavailable']);
      expect(answer.headers['retry-after']).toBe('2');
    }
  });
});

describe('wrong passwords', () => {
  it('of fifty guesses at once let three be tried', async () => {
    await room.make({ username: 'guessed' });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => signIn('guessed', `guess ${i}`)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(401), count(429)]).toEqual([3, 47]);
  });

  it('delay the right one too, without looking at it, and Retry-After says how long', async () => {
    await room.make({ username: 'slow' });
    await wrongly('slow', 3);
    const early = await signIn('slow');
    expect([early.status, early.body.code, early.headers['retry-after']]).toEqual([429, 'sign-in-delayed', '1']);
    room.pass(1);
    expect((await signIn('slow')).status).toBe(200);
  });

  it('delay a name that does not exist in the same way', async () => {
    const seen = [];
    for (let i = 0; i < 5; i++) seen.push((await signIn('nobody-at-all', 'wrong')).status);
    expect(seen).toEqual([401, 401, 401, 429, 429]);
  });

  it('are forgotten after the right one', async () => {
    await room.make({ username: 'typing' });
    for (let i = 0; i < 4; i++) {
      await wrongly('typing', 2);
      expect((await signIn('typing')).status).toBe(200);
    }
  });

  it('delay neither another name at this address nor this name at another address', async () => {
    await room.make({ username: 'attacked' });
    await room.make({ username: 'neighbour' });
    await wrongly('attacked', 4, '198.51.100.1');
    expect((await signIn('attacked', PASSWORD, '198.51.100.1')).status).toBe(429);
    expect((await signIn('neighbour', PASSWORD, '198.51.100.1')).status).toBe(200);
    expect((await signIn('attacked', PASSWORD, '198.51.100.2')).status).toBe(200);
  });

  it('do not make two dozen booths wait that sign in with one account at once', async () => {
    await room.make({ username: 'shared' });
    const answers = await Promise.all(Array.from({ length: 24 }, () => signIn('shared')));
    expect(answers.map((answer) => answer.status)).toEqual(Array(24).fill(200));
  });

  it('wait exactly as long as the rule says, and an early attempt does not make it longer', async () => {
    const subject = Buffer.from('the same rule in SQL');
    let atMs = Date.parse('2026-03-01T08:00:00Z');
    const claim = (ms: number) => inTransaction(room.platform.db, (tx) => claimAttempt(tx, subject, new Date(ms)));
    for (let failures = 1; failures <= 12; failures++) {
      expect(await claim(atMs)).toBe(true);
      const delayMs = delayAfterFailures(failures) * 1000;
      if (delayMs > 0) expect(await claim(atMs + delayMs - 1)).toBe(false);
      atMs += delayMs;
    }
    // An hour of peace, and the counting begins anew.
    atMs += 3_600_000;
    for (let i = 0; i < 3; i++) expect(await claim(atMs)).toBe(true);
    expect(await claim(atMs)).toBe(false);
  });
});
