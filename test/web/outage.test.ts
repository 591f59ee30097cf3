import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { callAs, passport } from './support/invented.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
  await desk.close();
});

const DECISION = /\/v1\/inspections\/[0-9a-f-]+\/decision$/;
const QUESTION = /\/v1\/inspections\/[0-9a-f-]+$/;

async function footer({ page }: Desk): Promise<string> {
  return (await page.textContent('.lane-footer')) ?? '';
}

describe('a lane whose server is away', () => {
  it('says so, keeps what was read, shows no signal, and asks again by itself when the server is back', async () => {
    const { page, browser } = desk;
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

  it('sends again what had no answer though the server had taken it, and one crossing stands', async () => {
    const { page } = desk;
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

  it('tells the officer when the server says no to a decision that was sent later', async () => {
    const { page } = desk;
    const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
    await scan(page, passport({ surname: 'SPORNAYA' }));
    await signalOf(page);
    const id = (await asked).url().split('/').at(-1);
    await page.route(DECISION, (route) => route.abort('connectionfailed'));
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await callAs('supervisor', 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
    await page.unroute(DECISION);
    await page.waitForSelector('.lane-footer .wrong', { timeout: 15_000 });
    expect(await footer(desk)).toContain('SPORNAYA');
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
