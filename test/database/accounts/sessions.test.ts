import { describe, expect, it } from 'vitest';
import { disableAccount } from '../../../src/accounts/disable-account.ts';
import { resetPassword } from '../../../src/accounts/reset-password.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { PASSWORD, startAccountApp } from '../../support/account-app.ts';

const room = await startAccountApp();
let made = 0;
async function begin() {
  made += 1;
  const account = await room.make({ username: `session-${made}` });
  const { body } = await room.post('/v1/auth/token', { username: account.username, password: PASSWORD });
  return { account, first: body.refreshToken as string };
}
const refresh = (refreshToken: string) => room.post('/v1/auth/refresh', { refreshToken });
const audited = async (action: string, accountId: string) =>
  (
    await room.database.asOwner('select count(*)::int as n from audit_entry where action = $1 and actor_id = $2', [
      action,
      accountId,
    ])
  ).rows[0].n;

describe('a session', () => {
  it('is continued by each token once', async () => {
    const { first } = await begin();
    const seen = new Set([first]);
    let token = first;
    for (let i = 0; i < 3; i++) {
      const { status, body } = await refresh(token);
      expect([status, body.tokenType, body.expiresInS]).toEqual([200, 'Bearer', 900]);
      expect((await room.get('/v1/me', body.accessToken as string)).status).toBe(200);
      token = body.refreshToken as string;
      seen.add(token);
      room.pass(60);
    }
    expect(seen.size).toBe(4);
  });

  it('gives twenty requests with one token at once the same successor', async () => {
    const { account, first } = await begin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => answer.body.refreshToken)).size).toBe(1);
    expect(await audited('refresh-session', account.id)).toBe(1);
  });

  it('gives a client that lost the answer the same successor within 30 seconds, also after that was used', async () => {
    const { first } = await begin();
    const second = (await refresh(first)).body.refreshToken as string;
    room.pass(20);
    await refresh(second);
    expect((await refresh(first)).body.refreshToken).toBe(second);
  });

  it('ends for everybody when an old token comes back later', async () => {
    const { account, first } = await begin();
    const second = (await refresh(first)).body.refreshToken as string;
    room.pass(31);
    expect((await refresh(first)).body.code).toBe('refresh-token-invalid');
    expect([(await refresh(second)).status, (await refresh(first)).status]).toEqual([401, 401]);
    expect(await audited('refresh-token-reused', account.id)).toBe(1);
  });

  it('of another device is left alone by that', async () => {
    const { account, first } = await begin();
    const { body } = await room.post('/v1/auth/token', { username: account.username, password: PASSWORD });
    await refresh(first);
    room.pass(31);
    await refresh(first);
    expect((await refresh(body.refreshToken as string)).status).toBe(200);
  });

  it('ends 12 hours after the sign-in, however often it was continued', async () => {
    let { first: token } = await begin();
    for (let hour = 0; hour < 11; hour++) {
      room.pass(3600);
      token = (await refresh(token)).body.refreshToken as string;
    }
    room.pass(3599);
    expect((await refresh(token)).status).toBe(200);
    room.pass(2);
    expect((await refresh(token)).status).toBe(401);
  });

  it('is ended by signing out, once and quietly', async () => {
    const { account, first } = await begin();
    const second = (await refresh(first)).body.refreshToken as string;
    for (const refreshToken of [second, second, 'never seen'])
      expect((await room.post('/v1/auth/revoke', { refreshToken })).status).toBe(204);
    expect((await refresh(second)).status).toBe(401);
    expect(await audited('sign-out', account.id)).toBe(1);
  });

  it('ends when its account is disabled', async () => {
    const { account, first } = await begin();
    await inTransaction(room.platform.db, (tx) => disableAccount(tx, room.platform, null, account.username));
    expect((await refresh(first)).status).toBe(401);
    await room.database.asOwner(`update account set status = 'active' where id = $1`, [account.id]);
    expect((await refresh(first)).status).toBe(401);
  });

  it('ends when its account gets another password', async () => {
    const { account, first } = await begin();
    await inTransaction(room.platform.db, (tx) =>
      resetPassword(tx, room.platform, account.username, 'quite another password'),
    );
    expect((await refresh(first)).status).toBe(401);
    const again = (password: string) => room.post('/v1/auth/token', { username: account.username, password });
    expect([(await again(PASSWORD)).status, (await again('quite another password')).status]).toEqual([401, 200]);
  });

  it('leaves no token in the clear in the database', async () => {
    const { first } = await begin();
    const second = (await refresh(first)).body.refreshToken as string;
    const { rows } = await room.database.asOwner('select r::text as row from refresh_token r');
    for (const token of [first, second]) {
      const hex = Buffer.from(token, 'base64url').toString('hex');
      expect(rows.some(({ row }) => row.includes(hex) || row.includes(token))).toBe(false);
    }
  });
});
