import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/roles.ts';
import { PASSWORD, startAccountApp } from '../../support/account-app.ts';

const room = await startAccountApp();
const other = await startAccountApp({ beside: room });
const tokenOf = async (username: string, password = PASSWORD) =>
  (await room.post('/v1/auth/token', { username, password })).body.accessToken as string;

const admin = await room.make({ username: 'admin-a', roles: ['administrator'] });
await room.make({ username: 'admin-b', roles: ['administrator'] });
const a = await tokenOf('admin-a');
const b = await tokenOf('admin-b');

let made = 0;
/** An account as an administrator makes it through the API. */
function create(input: { roles: Role[]; agency?: string; checkpoints?: string[]; username?: string }) {
  made += 1;
  const isLane = input.roles.includes('officer');
  return room.post(
    '/v1/accounts',
    {
      username: `made-${made}`,
      agency: 'border-service',
      ...(isLane && { checkpoints: ['manas'] }),
      ...input,
      password: PASSWORD,
    },
    { token: a },
  );
}
type View = { id: string; username: string; version: number; roles: Role[]; pendingGrant: { id: string } | null };
const viewOf = async (id: string) => (await room.get(`/v1/accounts/${id}`, a)).body as unknown as View;
const change = (account: { id: unknown; version: unknown }, body: object, token = a) =>
  room.patch(`/v1/accounts/${account.id}`, body, { token, headers: { 'if-match': `"${account.version}"` } });
const decide = (grantId: string | undefined, word: string, token: string) =>
  room.post(`/v1/role-grants/${grantId}/${word}`, undefined, { token });

describe('an administrator', () => {
  it('makes an account that can sign in, and shows it without its password', async () => {
    const { status, body, headers } = await create({ roles: ['officer'], username: 'Aida' });
    expect([status, headers.etag]).toEqual([201, '"1"']);
    expect(body).toMatchObject({ username: 'aida', roles: ['officer'], status: 'active', pendingGrant: null });
    const list = await room.get('/v1/accounts?limit=1', a);
    expect(list.body.accounts).toEqual([body]);
    expect(JSON.stringify(list.body)).not.toMatch(/argon2|password|hash/i);
    expect((await room.get('/v1/me', await tokenOf('aida'))).status).toBe(200);
  });

  it('pages through all accounts, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await room.get(`/v1/accounts?limit=2${cursor}`, a);
      seen.push(...(body.accounts as View[]).map((account) => account.username));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    const { rows } = await room.database.asOwner('select username from account order by id desc');
    expect(seen).toEqual(rows.map((row) => row.username));
  });

  it.each([
    ['a name that is taken', { roles: ['analyst' as Role], username: 'ADMIN-A' }, 409, 'username-taken'],
    ['an unknown agency', { roles: ['analyst' as Role], agency: 'nowhere' }, 400, 'bad-request'],
    ['an unknown checkpoint', { roles: ['officer' as Role], checkpoints: ['atlantis'] }, 404, 'checkpoint-not-found'],
    ['roles that do not fit', { roles: ['auditor' as Role, 'analyst' as Role] }, 422, 'roles-incompatible'],
    ['a name with a space in it', { roles: ['analyst' as Role], username: 'a b' }, 400, 'bad-request'],
  ])('can not use %s', async (_name, input, status, code) => {
    const answer = await create(input);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('makes one account from a request sent twice, and the password can’t be guessed from what is kept of it', async () => {
    const body = { username: 'once', agency: 'ministry', roles: ['analyst'], password: PASSWORD };
    const send = (password: string) =>
      room.post('/v1/accounts', { ...body, password }, { token: a, headers: { 'idempotency-key': 'create-once' } });
    const first = await send(PASSWORD);
    expect((await send(PASSWORD)).body).toEqual(first.body);
    expect((await send('another password')).body.code).toBe('idempotency-key-reused');
    const { createHash } = await import('node:crypto');
    const { canonicalJson } = await import('../../../src/platform/http/once.ts');
    const guess = createHash('sha256')
      .update(canonicalJson(['POST', '/v1/accounts', { ...body, checkpoints: [] }]))
      .digest();
    const { rows } = await room.database.asOwner(`select request_hash from idempotency_key where key = 'create-once'`);
    expect(guess.equals(rows[0].request_hash)).toBe(false);
  });

  it('disables an account: here at once, in another process within two seconds', async () => {
    const { body } = await create({ roles: ['officer'] });
    const token = await tokenOf(body.username as string);
    expect([(await room.get('/v1/me', token)).status, (await other.get('/v1/me', token)).status]).toEqual([200, 200]);
    expect((await change(body as never, { status: 'disabled' })).status).toBe(200);
    expect((await room.get('/v1/me', token)).body.code).toBe('not-signed-in');
    await wait(2_000);
    expect((await other.get('/v1/me', token)).body.code).toBe('not-signed-in');
    expect((await room.post('/v1/auth/token', { username: body.username, password: PASSWORD })).status).toBe(401);
  });

  it('changes roles and checkpoints, in force at once', async () => {
    const { body } = await create({ roles: ['officer'] });
    const token = await tokenOf(body.username as string);
    await room.get('/v1/me', token);
    const changed = await change(body as never, { roles: ['officer', 'supervisor'], checkpoints: ['osh', 'osh'] });
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect((await room.get('/v1/me', token)).body).toMatchObject({
      roles: ['officer', 'supervisor'],
      checkpoints: ['osh'],
    });
  });

  it('changes only what is as it was read', async () => {
    const { body } = await create({ roles: ['officer'] });
    const [first, second] = await Promise.all([
      change(body as never, { checkpoints: ['osh'] }),
      change(body as never, { checkpoints: ['dostuk'] }, b),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 412]);
    const unread = await room.patch(`/v1/accounts/${body.id}`, { status: 'disabled' }, { token: a });
    expect(unread.body.code).toBe('precondition-required');
    expect((await change({ id: body.id, version: 2 }, {})).status).toBe(400);
    expect((await change({ id: crypto.randomUUID(), version: 1 }, { status: 'disabled' })).status).toBe(400);
  });

  it('changes nothing of the own account, the password included', async () => {
    const own = await viewOf(admin.id);
    for (const answer of [
      await change(own, { roles: ['auditor'] }),
      await change(own, { status: 'disabled' }),
      await room.post(`/v1/accounts/${admin.id}/password`, { password: 'a new password' }, { token: a }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'second-administrator-required']);
    }
  });

  it('gives a new password, and the old sessions end', async () => {
    const { body } = await create({ roles: ['officer'] });
    const username = body.username as string;
    const { refreshToken } = (await room.post('/v1/auth/token', { username, password: PASSWORD })).body;
    const reset = await room.post(`/v1/accounts/${body.id}/password`, { password: 'a new password' }, { token: a });
    expect([reset.status, reset.body]).toEqual([204, {}]);
    expect((await room.post('/v1/auth/refresh', { refreshToken })).status).toBe(401);
    expect(await tokenOf(username, 'a new password')).toMatch(/^ey/);
  });

  it('is the only one who may', async () => {
    for (const [role, agency] of [
      ['officer', 'border-service'],
      ['supervisor', 'border-service'],
      ['auditor', 'border-service'],
      ['editor', 'security-agency'],
      ['approver', 'security-agency'],
      ['analyst', 'ministry'],
    ] as const) {
      await room.make({ username: `only-${role}`, roles: [role], agency });
      const token = await tokenOf(`only-${role}`);
      expect((await room.get('/v1/accounts', token)).body.code).toBe('forbidden');
      expect((await room.post('/v1/accounts', {}, { token })).body.code).toBe('forbidden');
    }
  });

  it('leaves an audit entry of each act, without names or passwords', async () => {
    const { body } = await create({ roles: ['analyst'], agency: 'ministry', username: 'traced-name' });
    await change(body as never, { status: 'disabled' });
    await room.post(`/v1/accounts/${body.id}/password`, { password: 'a new password' }, { token: a });
    const { rows } = await room.database.asOwner(
      'select action, actor_id, audit_entry::text as whole from audit_entry where object_id = $1 order by id',
      [body.id],
    );
    expect(rows.map((row) => row.action)).toEqual(['create-account', 'change-account', 'reset-password']);
    expect(rows.every((row) => row.actor_id === admin.id && !/traced-name|password"/.test(row.whole))).toBe(true);
  });
});

describe('approver and auditor', () => {
  it('wait for a second administrator; the other roles are in force at once', async () => {
    const { body } = await create({ roles: ['editor', 'approver'], agency: 'security-agency' });
    expect(body).toMatchObject({ roles: ['editor'], pendingGrant: { roles: ['approver'], proposedBy: admin.id } });
    const token = await tokenOf(body.username as string);
    expect((await room.get('/v1/me', token)).body.permissions).not.toContain('approve-watchlist');
    const grantId = (body as unknown as View).pendingGrant?.id;

    expect((await decide(grantId, 'confirmation', a)).body.code).toBe('own-proposal');
    const confirmed = await decide(grantId, 'confirmation', b);
    expect(confirmed.body).toMatchObject({ roles: ['editor', 'approver'], pendingGrant: null });
    expect((await room.get('/v1/me', token)).body.permissions).toContain('approve-watchlist');
    expect((await decide(grantId, 'confirmation', b)).body.code).toBe('role-grant-closed');
  });

  it('alone leave an account that can do nothing until then', async () => {
    const { body } = await create({ roles: ['auditor'] });
    const token = await tokenOf(body.username as string);
    expect((await room.get('/v1/me', token)).body).toMatchObject({ roles: [], permissions: ['signed-in'] });
    expect((await room.get('/v1/accounts', token)).status).toBe(403);
  });

  it('can be rejected by another, or taken back, and then are not in force', async () => {
    for (const token of [a, b]) {
      const { body } = await create({ roles: ['auditor'] });
      const grantId = (body as unknown as View).pendingGrant?.id;
      expect((await decide(grantId, 'rejection', token)).body).toMatchObject({ roles: [], pendingGrant: null });
      expect((await decide(grantId, 'confirmation', b)).body.code).toBe('role-grant-closed');
    }
  });

  it('confirmed by two at once are confirmed once', async () => {
    const { body } = await create({ roles: ['auditor'] });
    const grantId = (body as unknown as View).pendingGrant?.id;
    const answers = await Promise.all([decide(grantId, 'confirmation', b), decide(grantId, 'confirmation', b)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('proposed anew replace what waited, and the new proposer can not confirm', async () => {
    const { body } = await create({ roles: ['auditor'] });
    const first = (body as unknown as View).pendingGrant?.id;
    const again = await change(body as never, { roles: ['auditor'] }, b);
    const second = (again.body as unknown as View).pendingGrant?.id;
    expect((await decide(first, 'confirmation', b)).body.code).toBe('role-grant-closed');
    expect((await decide(second, 'confirmation', b)).body.code).toBe('own-proposal');
    expect((await decide(second, 'confirmation', a)).body).toMatchObject({ roles: ['auditor'] });
  });

  it('wait again after one administrator has set the password', async () => {
    const { id, username } = await room.make({ roles: ['approver'], agency: 'security-agency', username: 'sealed' });
    await room.post(`/v1/accounts/${id}/password`, { password: 'known to a' }, { token: a });
    expect(await viewOf(id)).toMatchObject({ roles: [], pendingGrant: { roles: ['approver'] } });
    const token = await tokenOf(username, 'known to a');
    expect((await room.get('/v1/me', token)).body.permissions).toEqual(['signed-in']);
    const { pendingGrant } = await viewOf(id);
    expect((await decide(pendingGrant?.id, 'confirmation', a)).body.code).toBe('own-proposal');
    expect((await decide(pendingGrant?.id, 'confirmation', b)).body).toMatchObject({ roles: ['approver'] });
  });

  it('are refused by the database itself to the one who proposed them', async () => {
    const { body } = await create({ roles: ['auditor'] });
    const grantId = (body as unknown as View).pendingGrant?.id;
    await expect(
      room.database.asOwner(`update role_grant set status = 'confirmed', decided_by = proposed_by where id = $1`, [
        grantId,
      ]),
    ).rejects.toThrow(/role_grant_check/);
  });

  it('of an unknown proposal are not found', async () => {
    const answer = await decide('01890000-0000-7000-8000-000000000000', 'confirmation', b);
    expect([answer.status, answer.body.code]).toEqual([404, 'role-grant-not-found']);
  });
});
