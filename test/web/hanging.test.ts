import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Desk, openDesk, press, scan, signIn } from './support/desk.ts';
import { PASSWORD } from './support/global-setup.ts';
import { callAs, passport } from './support/invented.ts';
import { type Line, openLine } from './support/line.ts';

let line: Line;
let desk: Desk;

beforeEach(async () => {
  line = await openLine(inject('consoleUrl'));
  desk = await openDesk({ keepsFiles: true, url: line.url });
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
  await line.close();
});

describe('on a line that hangs, a page', () => {
  it('opens all the same, says that there is no answer, and goes on by itself when there is one', async () => {
    const { page } = desk;
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    line.hang();
    await page.reload();
    await expect.poll(() => page.textContent('body')).toContain('The server does not answer');
    line.goOn();
    await page.waitForSelector('#username');
  });

  it('is left by whoever signs out', async () => {
    const { page } = desk;
    await signIn(page, 'officer');
    line.hang();
    await page.click('.menu summary');
    await page.click('.menu .sign-out');
    await page.waitForSelector('#username');
  });
});

/** A person waits eight seconds for what they have asked. */
const AN_ANSWER = { timeout: 12_000 };
const SILENT = 'The server does not answer';

async function standAtLane(): Promise<void> {
  const { page } = desk;
  await signIn(page, 'officer');
  await page.locator('.lane-choice button').first().click();
  await page.waitForSelector('.lane-waiting');
}

describe('on a line that hangs, an officer', () => {
  it('is told so by the header, whether something is asked or not, and that it is back', async () => {
    await standAtLane();
    const { page } = desk;
    const health = () => page.textContent('.frame-connection');
    expect(await health()).toContain('connected');
    line.hang();
    // Asked every ten seconds, and waited for five.
    await expect.poll(health, { timeout: 20_000 }).toContain('no connection');
    line.goOn();
    await expect.poll(health).toContain('connected');
    line.hang();
    await scan(page, passport());
    // The panel says it after two and a half seconds; the header says the same.
    await page.waitForSelector('.signal-panel[data-signal="not-screened"]');
    expect(await health()).toContain('no connection');
    line.goOn();
    await page.waitForSelector('.signal-panel[data-signal="go"]');
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('is told at the door, and signs in once there is an answer', async () => {
    const { page } = desk;
    line.hang();
    await page.fill('#username', 'officer');
    await page.fill('#password', PASSWORD);
    await page.press('#password', 'Enter');
    await expect.poll(() => page.textContent('#refusal'), AN_ANSWER).toContain(SILENT);
    line.goOn();
    await page.click('button.primary');
    await page.waitForSelector('.frame-header');
  });

  it('begins and closes a group once, however often it is asked', async () => {
    await standAtLane();
    const { page } = desk;
    await press(page, 'g');
    await page.fill('#declaredCount', '2');
    await page.fill('#label', 'VISIT 7');
    const said = () => page.textContent('body');
    line.hang();
    await page.keyboard.press('Enter');
    await expect.poll(said, AN_ANSWER).toContain(SILENT);
    expect(await page.inputValue('#label')).toBe('VISIT 7');
    line.goOn();
    await page.press('#label', 'Enter');
    await page.waitForSelector('.group-work');
    const ofThisName = async () => {
      const { groups } = await callAs('officer', 'GET', '/v1/groups?checkpoint=manas&limit=50');
      return (groups as { label: string; status: string }[]).filter(({ label }) => label === 'VISIT 7');
    };
    expect(await ofThisName()).toHaveLength(1);
    await press(page, 'e');
    await page.fill('#difference', 'Nobody came');
    line.hang();
    await page.keyboard.press('Enter');
    await expect.poll(said, AN_ANSWER).toContain(SILENT);
    expect(await page.inputValue('#difference')).toBe('Nobody came');
    line.goOn();
    await page.press('#difference', 'Enter');
    await page.waitForSelector('.group-begin');
    expect(await ofThisName()).toMatchObject([{ status: 'closed' }]);
  });
});

describe('on a line that hangs, a shift', () => {
  it('is opened once; what was checked and noted before it stays as it is until there is an answer', async () => {
    const shiftNow = async () => {
      const { shift } = await callAs('supervisor', 'GET', '/v1/shifts/current?checkpoint=osh');
      return shift as { id: string; status: string; checks: unknown[] } | null;
    };
    expect(await shiftNow()).toBe(null);
    const { page } = desk;
    await signIn(page, 'supervisor');
    await page.goto(new URL('/board/shift?checkpoint=osh', page.url()).href);
    const [reader, printer] = ['reader', 'printer'].map((name) => page.locator(`input[name="${name}"][value="works"]`));
    await reader?.check();
    await page.check('input[name="printer"][value="fails"]');
    await page.fill('#printer-note', 'Out of paper, more is on its way');
    line.hang();
    await page.click('.shift-form button.primary');
    await expect.poll(() => page.textContent('.shift-form'), AN_ANSWER).toContain(SILENT);
    expect(await page.inputValue('#printer-note')).toBe('Out of paper, more is on its way');
    expect([await reader?.isChecked(), await printer?.isChecked()]).toEqual([true, false]);
    line.goOn();
    // Whether it has arrived after all nobody knows: it is opened once more, or is seen to be open.
    desk.expects(/^409 \/v1\/shifts$/);
    const again = page.locator('.shift-form button.primary');
    if ((await again.count()) > 0) await again.click({ timeout: 2_000 }).catch(() => undefined);
    await expect.poll(shiftNow).toMatchObject({ status: 'open' });
    await expect.poll(() => page.locator('.shift-form').count()).toBe(0);
    const shift = await shiftNow();
    expect(JSON.stringify(shift?.checks)).toContain('Out of paper, more is on its way');
    await callAs('supervisor', 'PUT', `/v1/shifts/${shift?.id}/handover`, {});
    await callAs('officer', 'POST', `/v1/shifts/${shift?.id}/take-over`);
  });

  it('is handed over once; whoever signs is told that there was no answer, then what stands', async () => {
    const works = { isPassed: true };
    const checks = { reader: works, printer: works, clock: { laneAt: new Date().toISOString() }, listAge: {} };
    const { shift } = await callAs('supervisor', 'GET', '/v1/shifts/current?checkpoint=manas');
    if (!shift) await callAs('supervisor', 'POST', '/v1/shifts', { checkpoint: 'manas', checks });
    const { page } = desk;
    await signIn(page, 'supervisor');
    await page.goto(new URL('/board/shift?checkpoint=manas', page.url()).href);
    await page.waitForSelector('#sheet-note');
    line.hang();
    await page.click('.handover button.primary');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.textContent('.handover'), AN_ANSWER).toContain(SILENT);
    line.goOn();
    // Whether it has arrived after all nobody knows: it is signed once more, and the sheet shows what stands.
    desk.expects(/^409 .*\/handover$/);
    await expect.poll(() => page.textContent('.frame-connection')).toContain('connected');
    const again = page.locator('.handover:has(#sheet-note) button.primary');
    if ((await again.count()) > 0) {
      await again.click({ timeout: 2_000 }).catch(() => undefined);
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => page.locator('#sheet-note').count()).toBe(0);
    const { shift: now } = await callAs('supervisor', 'GET', '/v1/shifts/current?checkpoint=manas');
    const { id, status } = now as { id: string; status: string };
    expect(status).toBe('handing-over');
    await callAs('officer', 'POST', `/v1/shifts/${id}/take-over`);
  });
});
