import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Desk, openDesk, signIn } from './support/desk.ts';
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
