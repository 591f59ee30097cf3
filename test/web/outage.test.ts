import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf, signIn } from './support/desk.ts';
import { callAs, passport } from './support/invented.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

/** What a browser calls an error while the server is away; of the API only, for the console's own files are there. */
const AWAY = /^ERR_(INTERNET_DISCONNECTED|CONNECTION_FAILED|CONNECTION_RESET) \/v1\//;

const DECISION = /\/v1\/inspections\/[0-9a-f-]+\/decision$/;
const QUESTION = /\/v1\/inspections\/[0-9a-f-]+$/;

async function footer({ page }: Desk): Promise<string> {
  return (await page.textContent('.lane-footer')) ?? '';
}

/** Scans, and waits for the signal. */
async function scanAndSee(surname: string): Promise<{ id: string }> {
  const { page } = desk;
  const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
  await scan(page, passport({ surname }));
  await signalOf(page);
  return { id: (await asked).url().split('/').at(-1) ?? '' };
}

describe('a lane whose server is away', () => {
  it('says so, keeps what was read, shows no signal, and asks again by itself when the server is back', async () => {
    const { page, browser } = desk;
    desk.expects(AWAY);
    await browser.context.setOffline(true);
    await scan(page, passport({ surname: 'TERPELIVAYA' }));
    expect(await signalOf(page)).toBe('not-screened');
    expect(await page.textContent('.zone')).toContain('TERPELIVAYA');
    expect(await page.textContent('.frame-connection')).toContain('no connection');
    await press(page, 'Enter');
    expect(await signalOf(page)).toBe('not-screened');
    await browser.context.setOffline(false);
    await page.waitForSelector('[data-signal="go"]');
    expect(await page.textContent('.traveller-name')).toContain('TERPELIVAYA');
  });

  it('keeps a decision that was made, and sends it once when the server is back', async () => {
    const { page, browser } = desk;
    desk.expects(AWAY);
    const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
    await scan(page, passport({ surname: 'OTLOZHENNAYA' }));
    await signalOf(page);
    const id = (await asked).url().split('/').at(-1);
    await browser.context.setOffline(true);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => footer(desk)).toContain('1 decision kept');
    // The page may be closed and opened meanwhile: the decision is kept by the browser.
    await browser.context.setOffline(false);
    await expect.poll(() => footer(desk), { timeout: 15_000 }).not.toContain('kept');
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({
      state: 'decided',
      decision: { outcome: 'admit' },
    });
  });

  it('keeps decisions over a page that is opened anew, and sends them in their order', async () => {
    const { page } = desk;
    desk.expects(AWAY);
    const ids: string[] = [];
    await page.route(DECISION, (route) => route.abort('connectionfailed'));
    for (const surname of ['PERVAYA', 'VTORAYA']) {
      const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
      await scan(page, passport({ surname }));
      await signalOf(page);
      ids.push((await asked).url().split('/').at(-1) ?? '');
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
    }
    await page.unroute(DECISION);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (DECISION.test(request.url())) sent.push(request.url().split('/').at(-2) ?? '');
    });
    await page.reload();
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(2);
    expect(sent).toEqual(ids);
    for (const id of ids) {
      await expect.poll(async () => (await callAs('officer', 'GET', `/v1/inspections/${id}`)).state).toBe('decided');
    }
  });

  it('does not let the officer sign out unawares: what waits would stay behind until they are back', async () => {
    const { page } = desk;
    desk.expects(AWAY);
    const { id } = await scanAndSee('OSTAYUSHCHAYASYA');
    await page.route(DECISION, (route) => route.abort('connectionfailed'));
    await press(page, 'Enter');
    await expect.poll(() => footer(desk)).toContain('1 decision kept');
    await page.click('.menu summary');
    await page.click('.menu .sign-out');
    expect(await page.textContent('.menu')).toContain('1 record of yours is not sent yet');
    // Nor from behind the lock.
    await page.keyboard.press('F10');
    await page.click('.door .sign-out');
    expect(await page.textContent('.door')).toContain('1 record of yours is not sent yet');
    await page.click('.door .sign-out');
    await page.waitForSelector('#username');
    await page.unroute(DECISION);
    await signIn(page, 'officer');
    const stateNow = async () => (await callAs('officer', 'GET', `/v1/inspections/${id}`)).state;
    await expect.poll(stateNow).toBe('decided');
  });

  it('sends again what had no answer though the server had taken it, and one crossing stands', async () => {
    const { page } = desk;
    desk.expects(AWAY);
    const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
    await scan(page, passport({ surname: 'POTERYANNAYA' }));
    await signalOf(page);
    const id = (await asked).url().split('/').at(-1);
    let lost = 0;
    await page.route(DECISION, async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => footer(desk), { timeout: 15_000 }).not.toContain('not sent yet');
    expect(lost).toBe(1);
    expect(await footer(desk)).not.toContain('did not take');
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({ crossing: { revision: 1 } });
  });

  it('tells the officer when the server says no to a decision that was sent later, until they have taken note', async () => {
    const { page } = desk;
    desk.expects(AWAY, /^409 \/v1\/inspections\/.*decision$/);
    const { id } = await scanAndSee('SPORNAYA');
    await page.route(DECISION, (route) => route.abort('connectionfailed'));
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await callAs('supervisor', 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
    await page.unroute(DECISION);
    await page.waitForSelector('.lane-footer .wrong', { timeout: 15_000 });
    expect(await footer(desk)).toContain('SPORNAYA');
    // What the ledger said of it was not so.
    expect(await footer(desk)).toContain('SPORNAYA Aigerim not recorded');
    await page.reload();
    await page.waitForSelector('.lane-footer .wrong');
    expect(await footer(desk)).toContain('SPORNAYA');
    await page.click('.lane-footer .wrong button');
    await expect.poll(() => page.locator('.lane-footer .wrong').count()).toBe(0);
    await page.reload();
    await page.waitForSelector('.lane-waiting');
    await page.waitForTimeout(500);
    expect(await page.locator('.lane-footer .wrong').count()).toBe(0);
  });

  it('keeps a decision on which the server fails, lets others pass it, and sends it again', async () => {
    const { page } = desk;
    desk.expects(/^500 \/v1\/inspections\/.*decision$/);
    const { id } = await scanAndSee('SBOYNAYA');
    let failures = 2;
    await page.route(DECISION, async (route) => {
      if (!route.request().url().includes(id) || failures === 0) return route.continue();
      failures -= 1;
      await route.fulfill({
        ...{ status: 500, contentType: 'application/problem+json' },
        body: JSON.stringify({ type: 'about:blank', title: 'failed', status: 500, code: 'internal-error' }),
      });
    });
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => footer(desk)).toContain('1 decision kept');
    const other = await scanAndSee('SLEDUYUSHCHAYA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect
      .poll(async () => (await callAs('officer', 'GET', `/v1/inspections/${other.id}`)).state)
      .toBe('decided');
    await expect.poll(() => footer(desk), { timeout: 20_000 }).not.toContain('kept');
    expect(failures).toBe(0);
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({ decision: { outcome: 'admit' } });
  });

  it('sends a decision anew with a fresh session when only the session’s token was wrong', async () => {
    const { page } = desk;
    desk.expects(/^403 \/v1\/inspections\/.*decision$/);
    const { id } = await scanAndSee('ZHETONOVA');
    let spoiled = 0;
    await page.route(DECISION, (route) => {
      spoiled += 1;
      const headers = { ...route.request().headers(), ...(spoiled === 1 && { 'x-csrf-token': 'of another time' }) };
      return route.continue({ headers });
    });
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => footer(desk)).toContain('ZHETONOVA Aigerim admitted');
    expect(spoiled).toBe(2);
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({ state: 'decided' });
  });
});

/** What a browser may do to a lane. In the page: `spoil` runs before anything of the console's. */
const FAULTS: readonly [string, () => void][] = [
  [
    'refuses to store',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('broken', 'UnknownError');
      };
    },
  ],
  [
    'never answers when it is to store',
    () => {
      IDBFactory.prototype.open = () =>
        Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype) as IDBOpenDBRequest;
    },
  ],
  [
    'has no room',
    () => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
];
const LOCK_FAULTS: readonly [string, () => void][] = [
  ['refuses its locks', () => Object.assign(LockManager.prototype, { request: () => Promise.reject(new Error('no')) })],
  ['never gives its locks', () => Object.assign(LockManager.prototype, { request: () => new Promise(() => {}) })],
  ['has no locks', () => void delete (Navigator.prototype as { locks?: unknown }).locks],
];

describe('a lane in a browser that', () => {
  async function openSpoilt(spoil: () => void): Promise<void> {
    await desk.page.addInitScript(spoil);
    await desk.page.reload();
    await desk.page.waitForSelector('.lane-waiting');
  }

  it.each(FAULTS)('%s sends the decision directly, and says that it cannot keep any', async (_what, spoil) => {
    const { page } = desk;
    await openSpoilt(spoil);
    const { id } = await scanAndSee('NESOHRANENNAYA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => footer(desk)).toContain('cannot keep decisions');
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({ decision: { outcome: 'admit' } });
  });

  it.each(FAULTS)(
    '%s holds what has no answer in the page, says so, and sends it when the server is back',
    async (_what, spoil) => {
      const { page } = desk;
      desk.expects(AWAY);
      await openSpoilt(spoil);
      const { id } = await scanAndSee('TOLKOZDES');
      await page.route(DECISION, (route) => route.abort('connectionfailed'));
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
      await expect.poll(() => footer(desk)).toContain('in this page only');
      // The browser asks back before such a page is closed.
      const askedBack = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const dialog = await askedBack;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      await page.unroute(DECISION);
      await expect.poll(() => footer(desk), { timeout: 20_000 }).not.toContain('in this page only');
      expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({ decision: { outcome: 'admit' } });
    },
  );

  it.each(LOCK_FAULTS)('%s decides and sends all the same', async (_what, spoil) => {
    const { page } = desk;
    await openSpoilt(spoil);
    const { id } = await scanAndSee('BEZZAMKA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    const stateNow = async () => (await callAs('officer', 'GET', `/v1/inspections/${id}`)).state;
    await expect.poll(stateNow, { timeout: 40_000 }).toBe('decided');
  });

  it('never gives its locks waits for them once: the next decision is sent at once', async () => {
    const { page } = desk;
    await openSpoilt(() => {
      Object.assign(LockManager.prototype, { request: () => new Promise(() => {}) });
    });
    await scanAndSee('PERVAYA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => footer(desk), { timeout: 40_000 }).not.toContain('kept');
    const { id } = await scanAndSee('VTORAYA');
    const sent = page.waitForResponse((response) => response.url().includes(id) && DECISION.test(response.url()));
    await press(page, 'Enter');
    await sent;
    await page.waitForSelector('.lane-waiting');
    // Taken at once: it never stood among what waits.
    expect(await footer(desk)).toContain('VTORAYA Aigerim admitted');
    expect(await footer(desk)).not.toContain('not sent yet');
  });

  it('refuses its locks is asked for them once', async () => {
    const { page } = desk;
    await openSpoilt(() => {
      const asked = { count: 0 };
      const request = (name: string) => {
        // Whose lane it is is asked apart, and once, too.
        if (!name.startsWith('iamis.lane.')) asked.count += 1;
        document.documentElement.dataset.locksAsked = String(asked.count);
        return Promise.reject(new Error('no'));
      };
      Object.assign(LockManager.prototype, { request });
    });
    for (const surname of ['PERVAYA', 'VTORAYA']) {
      await scanAndSee(surname);
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
    }
    expect(await page.getAttribute('html', 'data-locks-asked')).toBe('1');
  });
});

describe('two tabs', () => {
  it('keep step: language, lane and lock', async () => {
    const { page, browser } = desk;
    const second = await browser.context.newPage();
    await second.goto(page.url());
    await second.waitForSelector('.lane-waiting');
    await second.keyboard.press('F8');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.lang))
      .toBe(await second.evaluate(() => document.documentElement.lang));
    await second.keyboard.press('F10');
    await page.waitForSelector('#password');
    expect(await page.locator('.lane-waiting').isVisible()).toBe(false);
  });
});
