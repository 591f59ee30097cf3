import { describe, expect, it } from 'vitest';
import { openDesk, signIn } from './support/desk.ts';
import { callAs } from './support/invented.ts';

const current = async () => (await callAs('supervisor', 'GET', '/v1/shifts/current?checkpoint=manas')).shift;

describe('a shift', () => {
  it('is opened with its checks, signed by its leader and taken over by somebody else', async () => {
    const leader = await openDesk();
    await signIn(leader.page, 'supervisor');
    await leader.page.goto(new URL('/shift?checkpoint=manas', leader.page.url()).href);
    await leader.page.waitForSelector('.shift-opening');
    await leader.page.check('input[name=reader][value=yes]');
    await leader.page.check('input[name=printer][value=no]');
    await leader.page.click('.shift-opening button[type=submit]');
    await leader.page.waitForSelector('.notice.wrong');
    await leader.page.fill('#printer-note', 'Out of paper');
    await leader.page.click('.shift-opening button[type=submit]');
    await leader.page.waitForSelector('.shift-sheet');
    expect(await leader.page.textContent('.shift-checks')).toContain('Out of paper');
    const file = leader.page.waitForEvent('download');
    await leader.page.click('.shift-title button');
    expect((await file).suggestedFilename()).toBe('handover-manas-en.pdf');
    await leader.page.fill('#note', 'The printer of lane 3 waits for paper');
    await leader.page.click('.shift-signing button');
    await leader.page.waitForSelector('.shift > .notice');
    expect(await leader.page.isVisible('button.primary')).toBe(false);
    await leader.close();

    const next = await openDesk();
    await signIn(next.page, 'officer');
    await next.page.goto(new URL('/shift?checkpoint=manas', next.page.url()).href);
    await next.page.click('.shift button.primary');
    await expect.poll(current).toBe(null);
    expect([...leader.complaints, ...next.complaints]).toEqual([]);
    await next.close();
  });
});
