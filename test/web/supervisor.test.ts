import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.ts';
import { type Desk, openDesk, press, scan, signIn } from './support/desk.ts';
import { callAs, listEntry, passport } from './support/invented.ts';

let desk: Desk;
let entryId: string;

const LISTED = { surname: 'PODOZREV', givenNames: 'INVENTED', birthDate: '1979-04-05', sex: 'M' } as const;

beforeAll(async () => {
  entryId = await listEntry({
    ...{ category: 'refusal-of-entry', action: 'refuse-entry', caseNumber: 'S-17' },
    names: [{ text: 'PODOZREV INVENTED', kind: 'primary' }],
    birthDates: [LISTED.birthDate],
  });
  desk = await openDesk();
  await signIn(desk.page, 'supervisor');
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

/** As a lane of Manas does it. @returns the referral's id */
async function refer(changes: Parameters<typeof passport>[0] = {}, more: object = {}, note?: string): Promise<string> {
  const id = newId();
  const scan = { checkpoint: 'manas', lane: '1', direction: 'entry', mrz: passport(changes), ...more };
  await callAs('officer', 'PUT', `/v1/inspections/${id}`, scan);
  const decision = { outcome: 'refer', ...(note && { note }) };
  const decided = await callAs('officer', 'PUT', `/v1/inspections/${id}/decision`, decision);
  return (decided.referral as { id: string }).id;
}
async function takeInHand(referralId: string): Promise<void> {
  const { page } = desk;
  await page.goto(`${new URL(page.url()).origin}/second-line?referral=${referralId}`);
  await page.waitForSelector('.queue-item[aria-current="true"]');
  await press(page, 'Enter');
  await page.waitForSelector('.outcome-keys');
}
const saved = async (key: string) => {
  const [download] = await Promise.all([desk.page.waitForEvent('download'), press(desk.page, key)]);
  return download.suggestedFilename();
};

describe('a supervisor at the second line', () => {
  it('sees who is sent without reloading, and no person before taking them in hand', async () => {
    const { page } = desk;
    await page.keyboard.press('F2');
    await page.waitForSelector('.queue[aria-busy="false"]');
    const before = await page.locator('.queue-item').count();
    await refer(LISTED);
    await expect.poll(() => page.locator('.queue-item').count(), { timeout: 5_000 }).toBe(before + 1);
    expect(await page.textContent('.queue')).toContain('entry ban');
    expect(await page.textContent('main')).not.toContain('PODOZREV');
  });

  it('compares line by line, remembers a false match by one key, and hands out the slip', async () => {
    const { page } = desk;
    const referralId = await refer(LISTED);
    await takeInHand(referralId);
    expect(await page.textContent('.traveller-name')).toContain('PODOZREV');
    const compared = await page.textContent('.comparison');
    const number = '+996\u00a0312\u00a0000\u00a0000';
    for (const word of ['the same', 'S-17', number, 'date of birth']) expect(compared).toContain(word);
    await press(page, 'f');
    await page.fill('#answer', 'duty officer of the agency');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#narrative');
    await press(page, 'Escape');
    expect(await page.inputValue('#answer')).toBe('duty officer of the agency');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#narrative');
    await press(page, 'Enter');
    await page.waitForSelector('#closed');
    expect(await page.textContent('.outcome-keys')).toContain('remembered');
    expect(await saved('s')).toBe('reference.pdf');
    const remembered = await callAs('supervisor', 'GET', '/v1/watchlist/false-matches');
    expect(JSON.stringify(remembered)).toContain(entryId);
  });

  it('refuses by number keys after the question for protection, and prints the form', async () => {
    const { page } = desk;
    const referralId = await refer({ ...LISTED, nationality: 'UZB', issuingState: 'UZB' });
    await takeInHand(referralId);
    await press(page, 'r');
    expect(await page.textContent('.choices h2')).toContain('protection');
    await press(page, 'Digit1');
    await expect.poll(() => page.locator('.choices li').count()).toBe(11);
    await press(page, 'Digit9');
    expect(await page.textContent('.choices h2')).toContain('Is this the listed person?');
    await press(page, 'Digit1');
    await page.fill('#narrative', 'as the list says');
    // One question back, and nothing else that was answered is asked again.
    await press(page, 'Escape');
    expect(await page.textContent('.choices h2')).toContain('Is this the listed person?');
    await press(page, 'Digit1');
    expect(await page.inputValue('#narrative')).toBe('as the list says');
    await press(page, 'Enter');
    await page.waitForSelector('#closed');
    // The second stroke of a nervous finger passes over no form.
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(await saved('p')).toBe('refusal.pdf');
    await press(page, 'Enter');
  });

  it('finds the form of a refusal when its case is closed, of a lane, too: with a purpose and a case', async () => {
    const { page } = desk;
    const id = newId();
    const scan = { checkpoint: 'manas', lane: '7', direction: 'entry', mrz: passport({ surname: 'BEZYMYANNAYA' }) };
    await callAs('officer', 'PUT', `/v1/inspections/${id}`, scan);
    const refusal = { outcome: 'refuse', reason: 'no-means', asksForProtection: false };
    await callAs('officer', 'PUT', `/v1/inspections/${id}/decision`, refusal);
    desk.expects(/^422 \/v1\/inspections\/.*\/refusal-form$/);
    await press(page, 'l');
    await page.waitForSelector('.forms-list tbody tr');
    expect(await page.textContent('.forms-list tbody tr:first-child')).toContain('no means');
    expect(await page.textContent('.forms-list')).toContain('False match');
    expect(await page.textContent('.forms-list')).not.toContain('BEZYMYANNAYA');
    await press(page, 'Digit1');
    await page.waitForSelector('.forms-list .notice.wrong');
    await page.fill('#form-purpose', 'copy for the court');
    await page.fill('#form-caseNumber', '2026-7');
    const [form] = await Promise.all([
      page.waitForEvent('download'),
      page.click('.forms-list tbody tr:first-child button'),
    ]);
    expect(form.suggestedFilename()).toBe('refusal.pdf');
    await press(page, 'Escape');
    await page.waitForSelector('.forms-list', { state: 'detached' });
  });

  it('has every document, what the lane was told and what it noted before them', async () => {
    const { page } = desk;
    const other = { mrz: passport({ surname: 'VTOROI' }) };
    await takeInHand(
      await refer(
        { surname: 'VTOROI', expiryDate: '2020-01-01' },
        { otherDocuments: [other] },
        'The photograph is glued.',
      ),
    );
    expect(await page.locator('.case-documents .traveller-name').count()).toBe(2);
    expect(await page.textContent('.case .advisories')).toContain('expired');
    expect(await page.textContent('.case')).toContain('The photograph is glued.');
    await press(page, 'w');
    await page.waitForSelector('#narrative');
    await press(page, 'Enter');
    await page.waitForSelector('#closed');
    await press(page, 'Enter');
  });

  it('answers of each hit by itself, however nervous the finger', async () => {
    const { page } = desk;
    const person = { surname: 'DVAZHDY', givenNames: 'INVENTED', birthDate: '1966-07-08', sex: 'M' } as const;
    for (const caseNumber of ['S-18', 'S-19'])
      await listEntry({
        ...{ category: 'refusal-of-entry', action: 'refuse-entry', caseNumber },
        names: [{ text: 'DVAZHDY INVENTED', kind: 'primary' }],
        birthDates: [person.birthDate],
      });
    await takeInHand(await refer(person));
    await press(page, 'w');
    await press(page, 'Digit1');
    await page.waitForTimeout(110);
    await page.keyboard.press('Digit1');
    await page.waitForTimeout(300);
    // The second one is still asked about.
    expect(await page.textContent('.choices h2')).toContain('Is this the listed person?');
    await press(page, 'Digit2');
    await page.waitForSelector('#narrative');
    await press(page, 'Enter');
    await page.waitForSelector('#closed');
    await press(page, 'Enter');
  });

  it('gives a referral back, and sees at once when it is taken in another place', async () => {
    const { page } = desk;
    const referralId = await refer();
    await takeInHand(referralId);
    await press(page, 'b');
    await page.waitForSelector('.case .ways button.primary');
    await callAs('supervisor', 'POST', `/v1/referrals/${referralId}/claim`);
    await page.waitForSelector('.outcome-keys');
  });
});

describe('the board', () => {
  it('shows a lane at hold by itself, and that it was referred', async () => {
    const { page } = desk;
    await page.keyboard.press('F3');
    await page.selectOption('#board-checkpoint', 'osh');
    await page.waitForSelector('.board-lanes');
    const calls = () => page.locator('.board-call').count();
    const before = await calls();
    const id = newId();
    const mrz = passport({ expiryDate: '2020-01-01' });
    await callAs('officer', 'PUT', `/v1/inspections/${id}`, { checkpoint: 'osh', lane: '2', direction: 'entry', mrz });
    await expect.poll(calls, { timeout: 8_000 }).toBe(before + 1);
    expect(await page.textContent('.board-calls')).toContain('Lane 2');
    await callAs('officer', 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
    await expect.poll(calls, { timeout: 8_000 }).toBe(before);
  });

  it('is quiet about a lane that its supervisor has seen to, keeps it in sight until it is decided, and calls for the others', async () => {
    const { page } = desk;
    const id = newId();
    const mrz = passport({ expiryDate: '2020-01-01' });
    await callAs('officer', 'PUT', `/v1/inspections/${id}`, { checkpoint: 'osh', lane: '2', direction: 'entry', mrz });
    const calling = page.locator('.board-call:not(.is-seen)');
    const seen = page.locator('.board-call.is-seen');
    await expect.poll(() => calling.count(), { timeout: 8_000 }).toBe(1);
    // The second stroke of a double click does nothing.
    await page.getByRole('button', { name: 'Seen', exact: true }).dblclick();
    await expect.poll(() => seen.count()).toBe(1);
    expect(await calling.count()).toBe(0);
    expect(await seen.textContent()).toMatch(/Lane 2.*calls for.*seen by you at/);
    // It stays so when the page comes again, and can be taken back.
    await page.reload();
    await seen.waitFor();
    await page.getByRole('button', { name: 'Let it call again' }).click();
    await calling.waitFor();
    await page.getByRole('button', { name: 'Seen', exact: true }).click();
    await seen.waitFor();
    // To whoever else sits down at this machine it calls.
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('iamis.seen-calls') ?? '[]') as object[];
      const others = kept.map((one) => ({ ...one, accountId: 'another' }));
      localStorage.setItem('iamis.seen-calls', JSON.stringify(others));
    });
    await page.reload();
    await calling.waitFor();
    await callAs('officer', 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
    await expect.poll(() => page.locator('.board-call').count(), { timeout: 8_000 }).toBe(0);
  });

  it('opens the shift with its checks, and hands it over by a sheet that writes itself', async () => {
    const { page } = desk;
    // A check that failed is not taken without its note.
    desk.expects(/^422 \/v1\/shifts$/);
    await press(page, 'o');
    // Nothing has passed before somebody says so.
    expect(await page.locator('.shift-check input:checked').count()).toBe(0);
    expect(await page.textContent('.shift-form')).toMatch(/clock: right.*updated \d+\ss ago/);
    await page.click('.shift-form button.primary');
    expect(await page.locator('.shift-check .field-error').count()).toBe(2);
    // A document that is read tries the reader, and is asked about nowhere.
    let asked = 0;
    page.on('request', (request) => (asked += request.url().includes('/v1/inspections') ? 1 : 0));
    await scan(page, passport());
    await expect.poll(() => page.isChecked('input[name="reader"][value="works"]')).toBe(true);
    expect(asked).toBe(0);
    await page.check('input[name="printer"][value="fails"]');
    await page.click('.shift-form button.primary');
    await page.waitForSelector('.notice.wrong');
    await page.fill('#printer-note', 'no paper; sheets by hand');
    await page.click('.shift-form button.primary');
    await page.waitForSelector('.board-lanes');
    await expect.poll(() => page.textContent('.shift-line')).toContain('led by supervisor');
    await press(page, 'h');
    await page.waitForSelector('.sheet-counts');
    await page.fill('#sheet-note', 'Lane 2 waits for glass.');
    await page.click('.handover button.primary');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#sheet-note')).toBe('Lane 2 waits for glass.');
    await page.click('.handover button.primary');
    await page.waitForSelector('.confirm-line');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.textContent('.handover')).toContain('Another account takes over');
    expect(await page.textContent('.handover')).toContain('Lane 2 waits for glass.');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Print (PDF)')]);
    expect(download.suggestedFilename()).toBe('handover.pdf');
    const { shift } = (await callAs('officer', 'GET', '/v1/shifts/current?checkpoint=osh')) as {
      shift: { id: string };
    };
    await callAs('officer', 'POST', `/v1/shifts/${shift.id}/take-over`);
  });
});
