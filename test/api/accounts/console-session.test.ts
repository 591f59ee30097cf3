import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { disableAccount } from '../../../src/accounts/disable-account.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { PASSWORD, startAccountApp } from '../../support/account-app.ts';
import { openBrowser } from '../../support/browser.ts';

const room = await startAccountApp();
const beside = await startAccountApp({ beside: room });
const behindTls = await startAccountApp({ beside: room, origin: 'https://iamis.example' });

let made = 0;
async function signedIn() {
  made += 1;
  const account = await room.make({ username: `browser-${made}`, roles: ['supervisor'] });
  const browser = openBrowser(room.app);
  const answer = await browser.signIn(account.username, PASSWORD);
  return { account, browser, answer };
}
const passEverywhere = (seconds: number) => {
  for (const process of [room, beside]) process.pass(seconds);
};
const lend = { username: 'nobody-here', checkpoint: 'manas', untilAt: '2026-01-01T00:00:00Z' };
const audited = async (action: string, accountId: string) =>
  (
    await room.database.asOwner('select count(*)::int as n from audit_entry where action = $1 and actor_id = $2', [
      action,
      accountId,
    ])
  ).rows[0].n;

describe('a session of a browser', () => {
  it('is read once for fifty requests that come at the same moment', async () => {
    const { browser } = await signedIn();
    const holder = new pg.Client({ connectionString: room.database.owner });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table refresh_token in access exclusive mode');
    const answers = Array.from({ length: 50 }, () => browser.get('/v1/me'));
    const waiting = async () =>
      (
        await room.database.asOwner(
          `select count(*)::int as n from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%refresh_token%'`,
        )
      ).rows[0].n;
    await expect.poll(waiting).toBe(1);
    // The others would be there by now: each of the pool's connections.
    await setTimeout(300);
    expect(await waiting()).toBe(1);
    await holder.end();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(50).fill(200));
  });

  it('is begun by name and password and says who one is; the token is in the cookie alone', async () => {
    const { account, browser, answer } = await signedIn();
    expect(answer.status).toBe(200);
    expect(answer.body.me).toMatchObject({ id: account.id, username: account.username, checkpoints: ['manas'] });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^iamis-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(JSON.stringify(answer.body)).not.toContain(browser.cookie?.split('=')[1]);
    expect((await browser.get('/v1/auth/session')).body).toEqual(answer.body);
    expect((await browser.get('/v1/me')).body).toEqual(answer.body.me);
  });

  it('is Secure and bound to its host by its name where the console is behind TLS', async () => {
    const { account } = await signedIn();
    const browser = openBrowser(behindTls.app);
    const answer = await browser.signIn(account.username, PASSWORD, { origin: 'https://iamis.example' });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-iamis-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect((await browser.get('/v1/me')).status).toBe(200);
    expect(
      (await browser.signIn(account.username, PASSWORD, { origin: 'https://iamis.example.evil.example' })).body.code,
    ).toBe('cross-site-request');
  });

  it('changes nothing without the token against forged requests, with a wrong one, or with another session’s', async () => {
    const { browser } = await signedIn();
    const other = (await signedIn()).browser;
    for (const token of ['', 'wrong', other.csrfToken]) {
      for (const [method, url] of [
        ['POST', '/v1/lendings'],
        ['DELETE', '/v1/auth/session'],
      ] as const) {
        const headers = { 'x-csrf-token': token };
        const answer = await browser.send(method, url, { headers, ...(method === 'POST' && { body: lend }) });
        expect([answer.status, answer.body.code]).toEqual([403, 'csrf-token-wrong']);
      }
    }
    expect((await browser.get('/v1/me')).status).toBe(200);
    const answer = await browser.send('POST', '/v1/lendings', { body: lend });
    expect(answer.body.code).not.toBe('csrf-token-wrong');
    expect(answer.status).not.toBe(401);
  });

  it('changes nothing for a page of another site, even with the token', async () => {
    const { account, browser } = await signedIn();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await browser.send('POST', '/v1/lendings', { body: lend, headers });
      expect([answer.status, answer.body.code]).toEqual([403, 'cross-site-request']);
      const signIn = await openBrowser(room.app).signIn(account.username, PASSWORD, headers);
      expect([signIn.status, signIn.headers['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it('asks no such token of a program with an access token, even beside a cookie', async () => {
    const { account, browser } = await signedIn();
    const { body } = await room.post('/v1/auth/token', { username: account.username, password: PASSWORD });
    const headers = { authorization: `Bearer ${body.accessToken}`, 'x-csrf-token': '', origin: 'https://evil.example' };
    const answer = await browser.send('POST', '/v1/lendings', { body: lend, headers });
    expect(['csrf-token-wrong', 'cross-site-request']).not.toContain(answer.body.code);
    // And a wrong access token is not mended by a cookie.
    expect((await browser.send('GET', '/v1/me', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  });

  it('is no access token, and a refresh token is no cookie', async () => {
    const { account, browser } = await signedIn();
    const cookie = browser.cookie?.split('=')[1] ?? '';
    expect((await room.post('/v1/auth/refresh', { refreshToken: cookie })).status).toBe(401);
    expect((await room.post('/v1/auth/revoke', { refreshToken: cookie })).status).toBe(204);
    expect((await browser.get('/v1/me')).status).toBe(200);
    const { body } = await room.post('/v1/auth/token', { username: account.username, password: PASSWORD });
    const thief = openBrowser(room.app);
    thief.cookie = `iamis-session=${body.refreshToken}`;
    expect((await thief.get('/v1/me')).status).toBe(401);
    const answer = await room.get('/v1/auth/session', body.accessToken as string);
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });

  it('makes wrong passwords wait, together with those of programs', async () => {
    const { username } = await room.make({ username: 'guessed-at' });
    const browser = openBrowser(room.app);
    const answers = [await browser.signIn(username, 'wrong 1'), await browser.signIn(username, 'wrong 2')];
    await room.post('/v1/auth/token', { username, password: 'wrong 3' });
    answers.push(await browser.signIn(username, PASSWORD));
    expect(answers.map(({ body }) => body.code)).toEqual(['sign-in-failed', 'sign-in-failed', 'sign-in-delayed']);
    expect([browser.cookie, Number(answers[2]?.headers['retry-after']) > 0]).toEqual([undefined, true]);
  });
});

describe('the end of a session of a browser', () => {
  it('comes by signing out, for each tab and also in other processes', async () => {
    const { account, browser } = await signedIn();
    const otherTab = openBrowser(beside.app);
    otherTab.cookie = browser.cookie;
    const out = await browser.send('DELETE', '/v1/auth/session');
    expect([out.status, browser.cookie]).toEqual([204, undefined]);
    expect((await otherTab.get('/v1/me')).status).toBe(401);
    otherTab.movedTo(room.app);
    expect((await otherTab.get('/v1/me')).status).toBe(401);
    expect(await audited('sign-out', account.id)).toBe(1);
  });

  it('comes at once when the account is disabled', async () => {
    const { account, browser } = await signedIn();
    expect((await browser.get('/v1/me')).status).toBe(200);
    await inTransaction(room.platform.db, (tx) => disableAccount(tx, room.platform, null, account.username));
    room.accounts.forget(account.id);
    expect((await browser.get('/v1/me')).status).toBe(401);
    await room.database.asOwner(`update account set status = 'active' where id = $1`, [account.id]);
    beside.accounts.forget(account.id);
    browser.movedTo(beside.app);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });

  it('comes when somebody signs in anew in the same browser', async () => {
    const { account, browser } = await signedIn();
    const left = browser.cookie;
    await browser.signIn(account.username, PASSWORD);
    const stolen = openBrowser(room.app);
    stolen.cookie = left;
    expect([(await stolen.get('/v1/me')).status, (await browser.get('/v1/me')).status]).toEqual([401, 200]);
  });
});

describe('the renewal of a cookie', () => {
  it('happens silently by use, and the token against forged requests stays', async () => {
    const { browser } = await signedIn();
    const seen = new Set([browser.cookie]);
    for (let i = 0; i < 6; i++) {
      passEverywhere(10 * 60);
      browser.movedTo([beside, room][i % 2]?.app ?? room.app);
      expect((await browser.get('/v1/me')).status).toBe(200);
      seen.add(browser.cookie);
    }
    expect(seen.size).toBe(4);
    const answer = await browser.send('POST', '/v1/lendings', { body: lend });
    expect(answer.body.code).not.toBe('csrf-token-wrong');
  });

  it('gives two tabs and two processes that ask at once the same successor', async () => {
    const { account, browser } = await signedIn();
    passEverywhere(16 * 60);
    const tabs = Array.from({ length: 20 }, (_, i) => {
      const tab = openBrowser(i % 2 ? room.app : beside.app);
      tab.cookie = browser.cookie;
      return tab;
    });
    const answers = await Promise.all(tabs.map((tab) => tab.get('/v1/me')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(tabs.map(({ cookie }) => cookie)).size).toBe(1);
    expect(tabs[0]?.cookie).not.toBe(browser.cookie);
    expect(await audited('refresh-session', account.id)).toBe(1);
  });

  it('signs nobody out when the answer with the new cookie was lost', async () => {
    const { browser } = await signedIn();
    passEverywhere(16 * 60);
    const before = browser.cookie;
    await browser.get('/v1/me');
    const successor = browser.cookie;
    browser.cookie = before;
    passEverywhere(10 * 60);
    expect((await browser.get('/v1/me')).status).toBe(200);
    expect(browser.cookie).toBe(successor);
  });

  it('ends the session for everybody when the old cookie comes back after the new one', async () => {
    const { account, browser } = await signedIn();
    passEverywhere(16 * 60);
    const thief = openBrowser(beside.app);
    thief.cookie = browser.cookie;
    await browser.get('/v1/me');
    await browser.get('/v1/me');
    passEverywhere(31);
    expect((await thief.get('/v1/me')).status).toBe(401);
    browser.movedTo(beside.app);
    expect((await browser.get('/v1/me')).status).toBe(401);
    expect(await audited('refresh-token-reused', account.id)).toBe(1);
  });

  it('does not outlast half an hour without use, nor 12 hours', async () => {
    const idle = (await signedIn()).browser;
    passEverywhere(31 * 60);
    expect((await idle.get('/v1/me')).status).toBe(401);
    const { browser } = await signedIn();
    for (let minute = 20; minute < 12 * 60; minute += 20) {
      passEverywhere(20 * 60);
      expect((await browser.get('/v1/me')).status).toBe(200);
    }
    passEverywhere(20 * 60);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });
});
