import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { passport } from './support/invented.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openLaneDesk({ keepsFiles: true });
  await desk.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

/** The addresses of everything that the browser keeps for the console. */
const listKept = () =>
  desk.page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
    }
    return kept;
  });

describe('a page that is left with somebody at the lane', () => {
  it('shows them again when it is reloaded, without anything of theirs kept in the browser, and they are decided once', async () => {
    const { page } = desk;
    await scan(page, passport({ surname: 'OSTAVLENA' }));
    expect(await signalOf(page)).toBe('go');
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toContain('OSTAVLENA');
    await page.reload();
    expect(await signalOf(page)).toBe('go');
    expect(await page.textContent('.traveller-name')).toContain('OSTAVLENA');
    expect(await page.textContent('.lane-act')).toContain('when the page was left');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    expect(await page.textContent('.lane-footer')).toContain('OSTAVLENA');
    await page.reload();
    await page.waitForSelector('.lane-waiting');
    await page.waitForTimeout(500);
    expect(await page.locator('.traveller-name').count()).toBe(0);
  });

  it('leaves no lane at hold behind: who was at hold is sent to the second line from the page that is opened next', async () => {
    const { page, browser } = desk;
    await scan(page, passport({ expiryDate: '2020-01-01' }));
    expect(await signalOf(page)).toBe('hold');
    const url = page.url();
    const second = await browser.context.newPage();
    await second.goto(url);
    // Another tab at the same lane does not show them beside the first.
    await second.waitForSelector('.lane-waiting');
    await second.waitForTimeout(500);
    expect(await second.locator('.traveller-name').count()).toBe(0);
    await second.close();
    await page.close();
    const next = await browser.context.newPage();
    await next.goto(url);
    expect(await signalOf(next)).toBe('hold');
    await press(next, 's');
    await next.waitForSelector('.lane-waiting');
  });
});

describe('a page that is opened while the server is away', () => {
  it('opens, says so, and goes on by itself when the server is back', async () => {
    const { page, browser } = desk;
    desk.expects(/^ERR_INTERNET_DISCONNECTED \/(v1\/|lane$|$)/);
    await browser.context.setOffline(true);
    await page.reload();
    await expect.poll(() => page.textContent('body')).toContain('The server does not answer');
    await browser.context.setOffline(false);
    await page.waitForSelector('.lane-waiting');
    await scan(page, passport());
    expect(await signalOf(page)).toBe('go');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('is made of the console’s own files; nothing that the API said is kept', async () => {
    const { page } = desk;
    await page.reload();
    await page.waitForSelector('.lane-waiting');
    await scan(page, passport());
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
    const kept = await listKept();
    expect(kept).toContain('/');
    expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
    expect(kept.some((path) => path.includes('lane-desk'))).toBe(true);
  });

  it('is the server’s own while the server is there: what was kept of another build is not shown, and goes', async () => {
    const { page } = desk;
    await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const old = { headers: { 'content-type': 'text/html' } };
      await (await caches.open(name)).put('/', new Response('<p id="old">an old build</p>', old));
      await caches.open('own-files of an old build');
    });
    await page.reload();
    await page.waitForSelector('.lane-waiting');
    expect(await page.locator('#old').count()).toBe(0);
    // Another worker, as a new build brings one: it takes over at once, and forgets what is not its own.
    await page.evaluate(() => void navigator.serviceWorker.register('/worker.js?another'));
    await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
  });
});
