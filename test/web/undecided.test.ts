import type { Route } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf, signIn } from './support/desk.ts';
import { callAs, passport } from './support/invented.ts';

const DECISION = /\/v1\/inspections\/[0-9a-f-]+\/decision$/;
const QUESTION = /\/v1\/inspections\/[0-9a-f-]+$/;

let desk: Desk;

beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

const later = async (route: Route) => {
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await route.continue();
};
const stateOf = async (id: string) => (await callAs('officer', 'GET', `/v1/inspections/${id}`)).state;

/** Scans, and waits for the signal. @returns the inspection's id */
async function scanAndSee(surname: string): Promise<string> {
  const { page } = desk;
  const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
  await scan(page, passport({ surname }));
  await signalOf(page);
  return (await asked).url().split('/').at(-1) ?? '';
}

/** Another tab of the same machine, in which another lane is chosen. @returns what its header says of the place */
async function chooseElsewhere(): Promise<string | null> {
  const second = await desk.browser.context.newPage();
  await second.goto(desk.page.url());
  await second.waitForSelector('.lane-waiting');
  await second.keyboard.press('l');
  await second.locator('.lane-choice button').last().click();
  await second.waitForSelector('.lane-waiting');
  return second.textContent('.frame-place');
}

describe('a traveller who is not decided yet', () => {
  it('is there again when the officer comes back from another desk', async () => {
    const { page } = desk;
    const id = await scanAndSee('OSTAVLENNAYA');
    await press(page, 'F2');
    await page.waitForSelector('.take-over');
    await press(page, 'F1');
    await page.waitForSelector('.signal-panel');
    expect(await page.textContent('.traveller-name')).toContain('OSTAVLENNAYA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    expect(await stateOf(id)).toBe('decided');
  });

  it('stays at the lane when another tab chooses another one; then this tab follows', async () => {
    const { page } = desk;
    const id = await scanAndSee('NEPEREHOD');
    const chosen = await chooseElsewhere();
    expect(await page.textContent('.frame-place')).not.toBe(chosen);
    expect(await page.textContent('.traveller-name')).toContain('NEPEREHOD');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await expect.poll(() => page.textContent('.frame-place')).toBe(chosen);
    expect(await stateOf(id)).toBe('decided');
  });

  it('read while a decision was being sent stays at the lane, too, when another tab has chosen another one', async () => {
    const { page } = desk;
    const first = await scanAndSee('PERVAYA');
    const here = await page.textContent('.frame-place');
    const chosen = await chooseElsewhere();
    await page.route(DECISION, later);
    await press(page, 'Enter');
    const asked = page.waitForResponse((response) => QUESTION.test(response.url()));
    await scan(page, passport({ surname: 'VTORAYA' }));
    const next = (await asked).url().split('/').at(-1) ?? '';
    await expect.poll(() => page.textContent('.traveller-name')).toContain('VTORAYA');
    expect(await page.textContent('.frame-place')).toBe(here);
    expect(await stateOf(first)).toBe('decided');
    await page.unroute(DECISION);
    await press(page, 'Enter');
    await expect.poll(() => page.textContent('.frame-place')).toBe(chosen);
    expect(await stateOf(next)).toBe('decided');
  });

  it('with more told of them stays at the lane, though they are asked about anew', async () => {
    const { page } = desk;
    await scanAndSee('SOSTORONAMI');
    const here = await page.textContent('.frame-place');
    await chooseElsewhere();
    await press(page, 'd');
    await page.waitForSelector('#purpose');
    await page.selectOption('#purpose', 'business');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.journey-line');
    expect(await page.textContent('.traveller-name')).toContain('SOSTORONAMI');
    expect(await page.textContent('.frame-place')).toBe(here);
  });

  it('no longer holds the page once the group they came with is closed', async () => {
    const { page } = desk;
    await press(page, 'g');
    await page.fill('#declaredCount', '1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.group-work');
    await scan(page, passport({ surname: 'POSLEDNYAYA' }));
    await page.waitForSelector('.group-signal.is-go');
    const chosen = await chooseElsewhere();
    expect(await page.locator('.group-work').count()).toBe(1);
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('1 of 1');
    await press(page, 'e');
    await expect.poll(() => page.textContent('.frame-place')).toBe(chosen);
  });
});

describe('a second document', () => {
  it('read before the answer to the first is there is not taken, and the officer is told beside the first', async () => {
    const { page } = desk;
    await page.route(QUESTION, later);
    await scan(page, passport({ surname: 'PERVAYA' }));
    await scan(page, passport({ surname: 'VTORAYA' }));
    expect(await page.textContent('.lane-waiting')).toContain('not taken');
    expect(await signalOf(page)).toBe('go');
    expect(await page.textContent('.traveller-name')).toContain('PERVAYA');
    expect(await page.textContent('.lane-act')).toContain('not taken');
  });

  it('read while the decision on the first is being sent comes next', async () => {
    const { page } = desk;
    const id = await scanAndSee('PERVAYA');
    await page.route(DECISION, later);
    await press(page, 'Enter');
    await scan(page, passport({ surname: 'VTORAYA' }));
    await expect.poll(() => page.textContent('.traveller-name')).toContain('VTORAYA');
    expect(await stateOf(id)).toBe('decided');
  });

  it('read while a decision is being sent that the server refuses is not taken later: the officer is told', async () => {
    const { page } = desk;
    desk.expects(/^409 \/v1\/inspections\/.*decision$/);
    const id = await scanAndSee('PERVAYA');
    await callAs('supervisor', 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
    await page.route(DECISION, later);
    await press(page, 'Enter');
    await scan(page, passport({ surname: 'VTORAYA' }));
    await page.waitForSelector('.lane-act .notice.wrong');
    expect(await page.textContent('.lane-act')).toContain('Another document was read and not taken');
    expect(await page.textContent('.traveller-name')).toContain('PERVAYA');
    await page.unroute(DECISION);
    // Nothing of it comes up by itself afterwards either.
    await press(page, 's');
    await page.waitForTimeout(500);
    expect(await page.locator('.traveller-name', { hasText: 'VTORAYA' }).count()).toBe(0);
  });

  it('read while there is no answer takes the place of the first, whose inspection is ended; one read in part does not', async () => {
    const { page } = desk;
    desk.expects(/^ERR_\w+ \/v1\/inspections\//);
    let first = '';
    await page.route(QUESTION, async (route) => {
      const id = route.request().url().split('/').at(-1) ?? '';
      first ||= id;
      if (id !== first) return route.continue();
      // The server has it; its answer does not arrive.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await scan(page, passport({ surname: 'PERVAYA' }));
    expect(await signalOf(page)).toBe('not-screened');
    const [upper = '', lower = ''] = passport({ surname: 'VTORAYA' });
    await scan(page, [upper, lower.slice(0, 20)]);
    await expect.poll(() => page.textContent('.lane-act')).toContain('not taken');
    expect(await page.textContent('.zone')).toContain('PERVAYA');
    await scan(page, [upper, lower]);
    await page.waitForSelector('[data-signal="go"]');
    expect(await page.textContent('.traveller-name')).toContain('VTORAYA');
    expect(await page.textContent('.lane-footer')).toContain('PERVAYA');
    await expect.poll(() => stateOf(first)).toBe('abandoned');
  });

  it('read while the first is on a slow way to the server ends its inspection, too, and does not overtake it', async () => {
    const { page } = desk;
    let first = '';
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(QUESTION, async (route) => {
      const id = route.request().url().split('/').at(-1) ?? '';
      first ||= id;
      if (id === first) await held;
      await route.continue();
    });
    await scan(page, passport({ surname: 'PERVAYA' }));
    expect(await signalOf(page)).toBe('not-screened');
    await scan(page, passport({ surname: 'VTORAYA' }));
    await page.waitForSelector('[data-signal="go"]');
    letThrough();
    await expect.poll(() => stateOf(first).catch(() => 'unknown')).toBe('abandoned');
    expect(await page.textContent('.traveller-name')).toContain('VTORAYA');
  });
});

describe('the next account at the same page', () => {
  it('finds nothing of what the one before was told, neither names nor answers', async () => {
    const { page } = desk;
    await scanAndSee('PROSHLAYA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    expect(await page.textContent('.lane-footer')).toContain('PROSHLAYA');
    await scanAndSee('NERESHENNAYA');
    await page.click('.menu summary');
    await page.click('.menu .sign-out');
    await page.waitForSelector('#username');
    await signIn(page, 'supervisor');
    await page.keyboard.press('F1');
    await page.waitForSelector('.lane-waiting');
    await page.waitForTimeout(500);
    expect(await page.textContent('body')).not.toContain('NERESHENNAYA');
    expect(await page.textContent('body')).not.toContain('PROSHLAYA');
    await press(page, 'c');
    await page.waitForSelector('.correcting');
    expect(await page.textContent('.correcting')).toContain('Nobody was admitted');
    // Whoever left somebody undecided finds them again.
    await press(page, 'Escape');
    await page.click('.menu summary');
    await page.click('.menu .sign-out');
    await page.waitForSelector('#username');
    await signIn(page, 'officer');
    await expect.poll(() => page.textContent('body')).toContain('NERESHENNAYA');
  });
});
