import { describe, expect, it } from 'vitest';
import { openDesk, signIn } from './support/desk.ts';
import { callAs } from './support/invented.ts';

/** An open shift, or one that waits for the second name; null: none. */
async function currentShift(): Promise<{ id: string; status: string } | null> {
  const { shift } = await callAs('supervisor', 'GET', '/v1/shifts/current?checkpoint=manas');
  return shift as { id: string; status: string } | null;
}

describe('a shift that its leader has signed', () => {
  it('is taken over by an officer, who reads the sheet and writes none', async () => {
    const works = { isPassed: true };
    const checks = { reader: works, printer: works, clock: { laneAt: new Date().toISOString() }, listAge: {} };
    const shift =
      (await currentShift()) ?? (await callAs('supervisor', 'POST', '/v1/shifts', { checkpoint: 'manas', checks }));
    const desk = await openDesk();
    const { page } = desk;
    await signIn(page, 'officer');
    await page.goto(new URL('/shift?checkpoint=manas', page.url()).href);
    await page.waitForSelector('.handover');
    expect(await page.locator('.handover button.primary').count()).toBe(0);
    if (shift.status === 'open')
      await callAs('supervisor', 'PUT', `/v1/shifts/${shift.id}/handover`, { note: 'All quiet' });
    await page.reload();
    await page.click('.handover button.primary');
    await page.waitForSelector('.confirm-line');
    await page.keyboard.press('Enter');
    await expect.poll(currentShift).toBe(null);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
