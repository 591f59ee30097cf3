import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan } from './support/desk.ts';
import { callAs, passport } from './support/invented.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openLaneDesk();
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

describe('a bus at the lane', () => {
  it('is scanned as a pile, each face ticked; the unclear one goes to the second line; it is not closed short without a reason', async () => {
    const { page } = desk;
    await press(page, 'g');
    await page.fill('#declaredCount', '4');
    await page.fill('#label', '01 KG 777 ABC');
    const begun = page.waitForResponse(
      (response) => response.url().endsWith('/v1/groups') && response.request().method() === 'POST',
    );
    await page.keyboard.press('Enter');
    const { id } = (await (await begun).json()) as { id: string };
    await page.waitForSelector('.group-work');

    const people = ['PERVYI', 'VTOROI', 'MALYSH'].map((surname) =>
      passport({ surname, ...(surname === 'MALYSH' && { birthDate: '2019-01-02' }) }),
    );
    for (const lines of people) await scan(page, lines);
    await expect.poll(() => page.locator('.group-members tbody tr').count()).toBe(3);
    await expect.poll(() => page.locator('.group-signal.is-go').count()).toBe(2);

    await press(page, 'ArrowUp');
    await press(page, 'ArrowUp');
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('1 of 4');
    await press(page, 'ArrowDown');
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('2 of 4');
    // A tick admits nobody who is not a go: the child is opened, and here sent on.
    await press(page, 'ArrowDown');
    await press(page, 'Space');
    expect(await page.textContent('.group-count')).toContain('2 of 4');
    await press(page, 'Enter');
    await page.waitForSelector('[data-signal="look"]');
    await press(page, 's');
    await page.waitForSelector('.group-work');
    await expect.poll(() => page.textContent('.group-count')).toContain('3 of 4');

    await press(page, 'e');
    await page.fill('#difference', 'One stayed in Almaty');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.group-begin');
    expect(await page.textContent('.notice')).toContain('3 of 4');
    const group = await callAs('officer', 'GET', `/v1/groups/${id}`);
    expect(group).toMatchObject({
      status: 'closed',
      seenCount: 3,
      scannedCount: 3,
      differenceReason: 'One stayed in Almaty',
    });
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });
});
