import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { passport } from './support/invented.ts';

const DECISION = /\/v1\/inspections\/[0-9a-f-]+\/decision$/;
const QUESTION = /\/v1\/inspections\/[0-9a-f-]+$/;

let desk: Desk;
/** What the page has sent of its own accord: questions and decisions. */
let sent: string[];

beforeEach(async () => {
  desk = await openLaneDesk();
  sent = [];
  desk.page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(new URL(request.url()).pathname);
  });
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

/** The keys that do something beneath, on a screen that shows a go. */
const LANE_KEYS = ['a', 's', 'r', 'p', 'm', 'g', 'c', 'l', 'Digit1', 'F2', 'F6'];

describe('the sheet of keys', () => {
  it('closes by Esc, and the traveller beneath it is not abandoned', async () => {
    const { page } = desk;
    await scan(page, passport());
    await signalOf(page);
    await press(page, 'Shift+Slash');
    await page.waitForSelector('dialog[open]');
    await press(page, 'Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    expect(await signalOf(page)).toBe('go');
    expect(sent.filter((path) => DECISION.test(path))).toEqual([]);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('lets no key beneath it act, says the keys of what lies beneath, and takes no document', async () => {
    const { page } = desk;
    await scan(page, passport({ surname: 'PODLISTOM' }));
    await signalOf(page);
    await press(page, 'Shift+Slash');
    expect(await page.textContent('dialog[open]')).toContain('Second line');
    for (const key of LANE_KEYS) await press(page, key);
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await scan(page, passport({ surname: 'VTORAYA' }));
    await expect.poll(() => page.textContent('dialog [role="alert"]')).toContain('not taken');
    // The same key that opened it.
    await press(page, 'Shift+Slash');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    expect(await page.textContent('.traveller-name')).toContain('PODLISTOM');
    expect(await page.locator('.choices').count()).toBe(0);
    expect(sent.filter((path) => DECISION.test(path))).toEqual([]);
    expect(sent.filter((path) => QUESTION.test(path))).toHaveLength(1);
  });

  it('does not stand in the way of the lock', async () => {
    const { page } = desk;
    await press(page, 'Shift+Slash');
    await page.waitForSelector('dialog[open]');
    await page.evaluate(() => {
      const event = { key: 'iamis.locked', newValue: 'true' };
      localStorage.setItem(event.key, event.newValue);
      window.dispatchEvent(new StorageEvent('storage', event));
    });
    await page.fill('#password', 'typed all the same');
    expect(await page.inputValue('#password')).toBe('typed all the same');
  });
});

describe('the lock', () => {
  it('holds against the keys of a desk that goes on beneath it, and against a document', async () => {
    const { page } = desk;
    await page.route(QUESTION, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await scan(page, passport({ surname: 'ZAMKOVAYA' }));
    await page.keyboard.press('F10');
    await page.waitForSelector('#password');
    // The answer comes while nobody looks, and with it the keys that decide.
    await expect.poll(() => page.locator('.signal-panel').count()).toBe(1);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    for (const key of ['Enter', 's', 'r', 'Escape', 'F2']) await press(page, key);
    await scan(page, passport({ surname: 'VTORAYA' }));
    await page.waitForTimeout(500);
    expect(sent.filter((path) => DECISION.test(path))).toEqual([]);
    expect(sent.filter((path) => QUESTION.test(path))).toHaveLength(1);
    expect(await page.locator('.choices').count()).toBe(0);
    expect(new URL(page.url()).pathname).not.toBe('/shift');
  });
});
