import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/core/dates.ts';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { callAs, passport, visaZone } from './support/invented.ts';
import { nextQuestionOf } from './support/questions.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
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

    // From the line to type Esc goes back to the pile, not out of the group.
    await press(page, 'e');
    await page.press('#difference', 'Escape');
    await expect.poll(() => page.locator('#difference').count()).toBe(0);
    expect(await page.textContent('.group-count')).toContain('3 of 4');
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

const DECISION = /\/v1\/inspections\/[0-9a-f-]+\/decision$/;
const JOINING = /\/v1\/groups\/[^/]*\/inspections\/[^/]*$/;
const FACE = /\/v1\/groups\/.*\/face$/;

/** Opens a group of so many. @returns its id */
async function beginGroup(declaredCount: number): Promise<string> {
  const { page } = desk;
  await press(page, 'g');
  await page.fill('#declaredCount', String(declaredCount));
  const begun = page.waitForResponse(
    (response) => response.url().endsWith('/v1/groups') && response.request().method() === 'POST',
  );
  await page.keyboard.press('Enter');
  await page.waitForSelector('.group-work');
  return ((await (await begun).json()) as { id: string }).id;
}

const row = (ordinal: number) => desk.page.locator('.group-members tbody tr').nth(ordinal - 1);

describe('a group', () => {
  it('is ticked once by a nervous finger, and who was ticked by mistake is corrected as at the lane', async () => {
    const { page } = desk;
    await beginGroup(1);
    const asked = page.waitForResponse((response) => /\/v1\/inspections\/[0-9a-f-]+$/.test(response.url()));
    await scan(page, passport({ surname: 'NERVNAYA' }));
    const id = (await asked).url().split('/').at(-1);
    await page.waitForSelector('.group-signal.is-go');
    const sent: string[] = [];
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      if (request.method() === 'PUT' && (DECISION.test(path) || FACE.test(path))) sent.push(path);
    });
    await page.waitForTimeout(300);
    await Promise.all([1, 2, 3].map(() => page.keyboard.press('Space')));
    await expect.poll(() => page.textContent('.group-count')).toContain('1 of 1');
    expect(sent.filter((path) => DECISION.test(path))).toHaveLength(1);
    expect(sent.filter((path) => FACE.test(path))).toHaveLength(1);
    expect(await page.textContent('.lane-footer')).toContain('NERVNAYA Aigerim admitted');
    await press(page, 'e');
    await page.waitForSelector('.group-begin');
    await press(page, 'Escape');
    await press(page, 'c');
    expect(await page.textContent('.choices')).toContain('NERVNAYA');
    await press(page, 'Digit1');
    await press(page, 'Digit1');
    await page.waitForSelector('.choices .notice');
    await press(page, 'Escape');
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({ crossing: { kind: 'void' } });
  });

  it('goes on while the server is away: who was decided and ticked is sent later, in order; who had no answer is asked again', async () => {
    const { page, browser } = desk;
    desk.expects(/^ERR_INTERNET_DISCONNECTED \/v1\//);
    const id = await beginGroup(3);
    for (const surname of ['PERVYI', 'VTOROI']) await scan(page, passport({ surname }));
    await expect.poll(() => page.locator('.group-signal.is-go').count()).toBe(2);
    await browser.context.setOffline(true);
    await press(page, 'Space');
    await expect.poll(() => row(2).textContent()).toContain('seen');
    await press(page, 'ArrowUp');
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('2 of 3');
    // Two were decided, two ticked, and the last joining may be on its way still: each is told as what it is.
    await expect
      .poll(() => page.textContent('.lane-footer'))
      .toMatch(/2 decisions kept, not yet sent; [23] marks of a group kept/);
    await scan(page, passport({ surname: 'TRETII' }));
    await expect.poll(() => row(3).textContent()).toContain('no answer, do not admit');
    // Without an answer nobody is admitted, whatever is pressed.
    await press(page, 'Space');
    expect(await page.textContent('.group-count')).toContain('2 of 3');
    await browser.context.setOffline(false);
    await expect.poll(() => page.locator('.group-signal.is-go').count()).toBe(3);
    await expect.poll(() => page.textContent('.lane-footer')).not.toContain('kept');
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('3 of 3');
    await press(page, 'e');
    await page.waitForSelector('.group-begin');
    expect(await callAs('officer', 'GET', `/v1/groups/${id}`)).toMatchObject({ status: 'closed', seenCount: 3 });
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('is not closed while something of it is still to be sent, though another round is sending', async () => {
    const { page } = desk;
    desk.expects(/^500 \/v1\/groups\//);
    const id = await beginGroup(1);
    await scan(page, passport({ surname: 'NEDOSLANNAYA' }));
    await page.waitForSelector('.group-signal.is-go');
    let isBroken = true;
    await page.route(FACE, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      if (!isBroken) return route.continue();
      await route.fulfill({
        ...{ status: 500, contentType: 'application/problem+json' },
        body: JSON.stringify({ type: 'about:blank', title: 'failed', status: 500, code: 'internal-error' }),
      });
    });
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('1 of 1');
    const closings: string[] = [];
    page.on('request', (request) => request.url().endsWith('/closing') && closings.push(request.url()));
    // The round that follows the first failure is under way when the group is to be closed.
    await page.waitForRequest(FACE);
    await press(page, 'e');
    await expect.poll(() => page.textContent('.lane-act')).toContain('Not everything of this group is sent yet');
    expect(closings).toEqual([]);
    // While it is being sent, it is closed right behind it.
    isBroken = false;
    await page.waitForRequest(FACE);
    await press(page, 'e');
    await page.waitForSelector('.group-begin');
    expect(closings).toHaveLength(1);
    expect(await callAs('officer', 'GET', `/v1/groups/${id}`)).toMatchObject({ status: 'closed', seenCount: 1 });
    await press(page, 'Escape');
  });

  it('says of somebody whom the server does not take into it that they are not in it, though no face was ticked', async () => {
    const { page } = desk;
    desk.expects(/^ERR_CONNECTION_FAILED \/v1\/groups\//, /^409 \/v1\/groups\//);
    const id = await beginGroup(2);
    await page.route(JOINING, (route) => route.abort('connectionfailed'));
    await scan(page, passport({ surname: 'CHUZHAYA' }));
    await expect.poll(() => page.textContent('.lane-footer')).toContain('1 mark of a group kept');
    expect(await page.textContent('.lane-footer')).not.toContain('decision kept');
    await callAs('officer', 'POST', `/v1/groups/${id}/closing`, { differenceReason: 'Closed elsewhere' });
    await page.unroute(JOINING);
    await expect
      .poll(() => page.textContent('.lane-footer'), { timeout: 30_000 })
      .toContain('did not take CHUZHAYA Aigerim into the group');
    await page.click('.lane-footer .wrong button');
    await press(page, 'Escape');
  });

  it('takes no passport that was read in part, and is there again after another desk', async () => {
    const { page } = desk;
    await beginGroup(1);
    await scan(page, passport({ surname: 'TSELAYA' }));
    await page.waitForSelector('.group-signal.is-go');
    const [upper = '', lower = ''] = passport({ surname: 'POLOVINA' });
    await scan(page, [upper, lower.slice(0, 20)]);
    await expect.poll(() => page.textContent('.lane-act')).toContain('read in part');
    expect(await page.locator('.group-members tbody tr').count()).toBe(1);
    await press(page, 'F2');
    await page.waitForSelector('.take-over');
    await press(page, 'F1');
    await page.waitForSelector('.group-work');
    expect(await row(1).textContent()).toContain('TSELAYA');
    await press(page, 'Space');
    await expect.poll(() => page.textContent('.group-count')).toContain('1 of 1');
    await press(page, 'e');
    await page.waitForSelector('.group-begin');
    await press(page, 'Escape');
  });
});

const typed = (date: string) => date.split('-').toReversed().join('.');

const nextQuestion = () => nextQuestionOf(desk.page);

/** Begins a group of one who needs a visa, and opens them. @returns the zone of the passport */
async function openWithoutVisa(surname: string): Promise<string[]> {
  const { page } = desk;
  await beginGroup(1);
  const lines = passport({ surname, issuingState: 'IND', nationality: 'IND' });
  await scan(page, lines);
  await page.waitForSelector('.group-signal.is-go');
  await press(page, 'Enter');
  await signalOf(page);
  await press(page, 'v');
  await page.waitForSelector('#visa-number');
  return lines;
}

async function tickAndClose(): Promise<void> {
  const { page } = desk;
  await expect.poll(() => page.locator('.group-members tr.is-selected .group-signal.is-go').count()).toBe(1);
  await press(page, 'Space');
  await expect.poll(() => page.textContent('.group-count')).toContain('1 of 1');
  await press(page, 'e');
  await page.waitForSelector('.group-begin');
  await press(page, 'Escape');
  await page.waitForSelector('.lane-waiting');
}

describe('a member of a group', () => {
  it('whose visa the server does not take is opened again: what was typed is kept, and mended at its field', async () => {
    const { page } = desk;
    desk.expects(/^400 \/v1\/inspections\/[0-9a-f-]+$/);
    await openWithoutVisa('DALNYAYA');
    await page.fill('#visa-number', 'VI7000001');
    await page.fill('#visa-validUntil', '01.01.2199');
    const refused = nextQuestion();
    await page.press('#visa-validUntil', 'Enter');
    expect((await refused).status).toBe(400);
    await expect.poll(() => row(2).textContent()).toContain('not accepted, do not admit');
    await press(page, 'Enter');
    await page.waitForSelector('#visa-validUntil-error');
    expect(await page.inputValue('#visa-number')).toBe('VI7000001');
    // Back without mending anything: still refused, and still there to be opened.
    await page.press('#visa-number', 'Escape');
    await expect.poll(() => row(2).textContent()).toContain('not accepted, do not admit');
    await press(page, 'Enter');
    const until = addDays(localDate(new Date()), 60);
    await page.fill('#visa-validUntil', typed(until));
    const asked = nextQuestion();
    await page.press('#visa-validUntil', 'Enter');
    const { id, body } = await asked;
    expect(body).toMatchObject({ visa: { number: 'VI7000001', validUntil: until }, captureMode: 'reader' });
    // The scan that was ended, and the one with the visa: what was not accepted has been mended.
    await expect.poll(() => page.locator('.group-members tbody tr').count()).toBe(2);
    await tickAndClose();
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({
      ...{ state: 'decided', otherDocuments: [{ documentNumber: 'VI7000001' }] },
    });
  });

  it('shows a visa that the reader reads: while its form is open it is no next passport of the pile', async () => {
    const { page } = desk;
    const lines = await openWithoutVisa('ZONNAYA');
    const asked = nextQuestion();
    await scan(page, visaZone({ surname: 'ZONNAYA', nationality: 'IND', documentNumber: 'VI7000002' }));
    const { id, body } = await asked;
    expect(body).toMatchObject({ mrz: lines, otherDocuments: [{ mrz: expect.any(Array) }] });
    await page.waitForSelector('.group-work');
    await expect.poll(() => page.locator('.group-members tbody tr').count()).toBe(2);
    await tickAndClose();
    expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({
      ...{ state: 'decided', otherDocuments: [{ documentNumber: 'VI7000002', permit: { basis: 'visa' } }] },
    });
  });
});
