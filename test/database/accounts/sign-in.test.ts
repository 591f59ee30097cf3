import { describe, expect, it } from 'vitest';
import { PASSWORD, startAccountApp } from './account-app.ts';

const room = await startAccountApp();
const signIn = (username: string, password = PASSWORD) => room.post('/v1/auth/token', { username, password });

describe('signing in', () => {
  it('gives tokens that open the door', async () => {
    const account = await room.make({ username: 'aibek' });
    const { status, body } = await signIn('aibek');
    expect([status, body.tokenType, body.expiresInS]).toEqual([200, 'Bearer', 900]);
    const me = await room.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${body.accessToken}` } });
    expect(me.json()).toMatchObject({ id: account.id, username: 'aibek', checkpoints: ['manas'], loans: [] });
    expect(me.json().permissions).toContain('inspect');
  });

  it('of fifty guesses at once lets three be tried', async () => {
    await room.make({ username: 'guessed' });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => signIn('guessed', `guess ${i}`)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(401), count(429)]).toEqual([3, 47]);
    expect(answers.find((answer) => answer.status === 429)?.headers['retry-after']).toBe('1');
  });
});
