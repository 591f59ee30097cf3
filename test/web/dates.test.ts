import { expect, it } from 'vitest';
import { openDesk, signIn } from './support/desk.ts';

it('a day is typed as days are typed here and said in the screen’s language, whatever the browser’s own is', async () => {
  const desk = await openDesk({ language: 'ru' });
  const { page } = desk;
  await signIn(page, 'analyst');
  await page.goto(new URL('/statistics?from=2025-10-01&to=2025-11-01', page.url()).href);
  await page.waitForSelector('#from');
  expect(await page.inputValue('#from')).toBe('01.10.2025');
  // The last day, as people say it.
  expect(await page.inputValue('#to')).toBe('31.10.2025');
  expect(await page.textContent('#from-hint')).toBe('1\u00a0окт\u00a02025');
  await page.fill('#from', '5.9.2025');
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBe('2025-09-05');
  expect(await page.inputValue('#from')).toBe('5.9.2025');
  await page.keyboard.press('F8');
  await expect.poll(() => page.textContent('#from-hint')).toBe('5\u00a0Sep\u00a02025');
  // What is no day, or lies after the last, is not taken: it goes back to what holds.
  for (const wrong of ['31.2.2025', '1.1.2026']) {
    await page.fill('#from', wrong);
    expect(await page.textContent('#from-hint')).toBe('day.month.year');
    await page.locator('#from').blur();
    await expect.poll(() => page.inputValue('#from')).toBe('05.09.2025');
  }
  expect(new URL(page.url()).searchParams.get('from')).toBe('2025-09-05');
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
