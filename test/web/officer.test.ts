import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { callAs, listEntry, passport } from './support/invented.ts';

let desk: Desk;

const shownId = (of: Desk) =>
  of.page
    .waitForResponse((response) => /\/v1\/inspections\/[0-9a-f-]+$/.test(response.url()))
    .then((response) => response.url().split('/').at(-1));
const detailOf = (id: string | undefined) => callAs('officer', 'GET', `/v1/inspections/${id}`);

beforeAll(async () => {
  desk = await openLaneDesk();
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

describe('an officer at the lane', () => {
  it('reads a passport and admits by Enter, without touching the mouse', async () => {
    const { page } = desk;
    const asked = shownId(desk);
    await scan(page, passport({ surname: 'AKMATOVA', givenNames: 'BERMET' }));
    expect(await signalOf(page)).toBe('go');
    await expect.poll(() => page.textContent('.traveller-name')).toBe('AKMATOVA Bermet');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    expect(await page.textContent('.lane-footer')).toContain('AKMATOVA Bermet admitted');
    expect(await detailOf(await asked)).toMatchObject({ state: 'decided', decision: { outcome: 'admit' } });
  });

  it.each([
    ['a Russian layout', { isRussian: true }],
    ['a Tab after each line', { lineEnd: 'Tab' }],
    ['two line ends after each line', { lineEnd: 'both' }],
    ['no line end', { lineEnd: 'none' }],
    ['25 ms between keys', { gapMs: 25 }],
  ] as const)('is understood with %s, and no key of the reader decides', async (_habit, reader) => {
    const { page } = desk;
    await scan(page, passport({ surname: 'RAZNAYA' }), reader);
    expect(await signalOf(page)).toBe('go');
    await page.waitForTimeout(400);
    expect(await signalOf(page)).toBe('go');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('is heard while the cursor stands in a field, and the field is left as it was', async () => {
    const { page } = desk;
    await page.keyboard.press('m');
    await page.waitForSelector('.zone-entry');
    await page.keyboard.press('F6');
    await page.fill('#surname', 'HALF TYPED');
    await page.focus('#surname');
    await scan(page, passport({ surname: 'VPOLE' }));
    expect(await signalOf(page)).toBe('go');
    expect(await page.textContent('.traveller-name')).toContain('VPOLE');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('sends a decision once, however nervous the finger', async () => {
    const { page } = desk;
    let decisions = 0;
    const count = (request: { url(): string; method(): string }) => {
      if (request.method() === 'PUT' && request.url().endsWith('/decision')) decisions += 1;
    };
    page.on('request', count);
    await scan(page, passport());
    await signalOf(page);
    await page.waitForTimeout(300);
    await Promise.all([1, 2, 3, 4].map(() => page.keyboard.press('Enter')));
    await page.waitForSelector('.lane-waiting');
    page.off('request', count);
    expect(decisions).toBe(1);
  });

  it('answers no question by the second stroke of a nervous finger', async () => {
    const { page } = desk;
    await scan(page, passport({ issuingState: 'TUR', nationality: 'TUR', surname: 'NERVNAYA' }));
    await signalOf(page);
    await press(page, 'r');
    await page.waitForSelector('.choices');
    await press(page, 'Digit1');
    await page.waitForTimeout(110);
    await page.keyboard.press('Digit1');
    await page.waitForTimeout(300);
    expect(await page.textContent('.choices h2')).toBe('Reason of the refusal');
    await press(page, 'Escape');
    await page.waitForTimeout(110);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    expect(await page.textContent('.traveller-name')).toContain('NERVNAYA');
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('has its keys back after a button was clicked', async () => {
    const { page } = desk;
    await page.click('header button:has-text("ru")');
    await page.click('header button:has-text("en")');
    await scan(page, passport({ surname: 'KLIKOVA' }));
    await signalOf(page);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    expect(await page.textContent('.lane-footer')).toContain('KLIKOVA');
  });

  it('takes note of each advisory of a look, says why, and Enter does nothing there', async () => {
    const { page } = desk;
    const lines = passport({ surname: 'DVAZHDY', birthDate: '1990-05-05' });
    await scan(page, lines);
    await signalOf(page);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    const asked = shownId(desk);
    await scan(page, lines);
    expect(await signalOf(page)).toBe('look');
    await press(page, 'Enter');
    expect(await signalOf(page)).toBe('look');
    const notes = await page.locator('.advisory.is-look').count();
    for (let note = 1; note <= notes; note++) await press(page, `Digit${note}`);
    await press(page, 'a');
    await page.waitForSelector('.choices');
    await press(page, 'Digit2');
    await page.waitForSelector('.lane-waiting');
    expect(await detailOf(await asked)).toMatchObject({ state: 'decided', decision: { outcome: 'admit' } });
  });

  it('asks for protection before a refusal, then for the reason by number', async () => {
    const { page } = desk;
    const asked = shownId(desk);
    await scan(page, passport({ surname: 'OTKAZOVA' }));
    await signalOf(page);
    await press(page, 'r');
    await page.waitForSelector('.choices');
    expect(await page.textContent('.choices h2')).toContain('protection');
    await press(page, 'Digit1');
    await expect.poll(() => page.locator('.choices li').count()).toBe(11);
    await press(page, 'Digit5');
    await page.waitForSelector('.lane-waiting');
    expect(await detailOf(await asked)).toMatchObject({
      decision: { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false },
    });
    const [form] = await Promise.all([page.waitForEvent('download'), press(page, 'f')]);
    expect(form.suggestedFilename()).toBe('refusal.pdf');
  });

  it('does not refuse who asks for protection: the second line has them', async () => {
    const { page } = desk;
    const asked = shownId(desk);
    await scan(page, passport({ surname: 'ZASHCHITA' }));
    await signalOf(page);
    await press(page, 'r');
    await press(page, 'Digit2');
    await page.waitForSelector('.lane-waiting');
    expect(await detailOf(await asked)).toMatchObject({ state: 'referred', referral: { isProtected: true } });
  });

  it('abandons a wrong scan by Esc', async () => {
    const { page } = desk;
    const asked = shownId(desk);
    await scan(page, passport());
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
    expect(await detailOf(await asked)).toMatchObject({ state: 'abandoned' });
  });

  it('corrects a wrong admission within its time', async () => {
    const { page } = desk;
    const asked = shownId(desk);
    await scan(page, passport({ surname: 'OSHIBKA' }));
    await signalOf(page);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    await press(page, 'c');
    await press(page, 'Digit1');
    await press(page, 'Digit1');
    await page.waitForSelector('.choices .notice');
    expect(await page.textContent('.choices .notice')).toContain('corrected');
    await press(page, 'Escape');
    expect(await detailOf(await asked)).toMatchObject({ crossing: { kind: 'void', revision: 2 } });
  });

  it('does not take another document while a traveller is undecided', async () => {
    const { page } = desk;
    await scan(page, passport({ surname: 'PERVAYA' }));
    await signalOf(page);
    await scan(page, passport({ surname: 'VTORAYA' }));
    await page.waitForSelector('.lane-act .notice');
    expect(await page.textContent('.traveller-name')).toContain('PERVAYA');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('opens what a reader read in part, with its check digits, and sends it once it is mended', async () => {
    const { page } = desk;
    const [upper = '', lower = ''] = passport({ surname: 'PORVANA' });
    await scan(page, [upper, lower.slice(0, 30)]);
    await page.waitForSelector('.zone-entry');
    expect(await page.inputValue('#zone-0')).toBe(upper);
    await page.focus('#zone-1');
    await page.keyboard.press('End');
    for (const character of lower.slice(30)) {
      await page.keyboard.press(
        character === '<' ? 'Shift+Comma' : /\d/.test(character) ? `Digit${character}` : `Key${character}`,
        { delay: 60 },
      );
    }
    expect(await page.locator('.zone-checks .is-fail').count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(await signalOf(page)).toBe('go');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('types a document by its fields', async () => {
    const { page } = desk;
    await press(page, 'm');
    await press(page, 'F6');
    await page.fill('#documentNumber', 'AB1234567');
    await page.fill('#issuingState', 'uzb');
    await page.fill('#surname', 'POLEVOY');
    await page.fill('#nationality', 'uzb');
    await page.check('input[name="sex"][value="F"]');
    await page.fill('#birthDate', '2.3.1985');
    await page.fill('#expiryDate', '02.03.2031');
    await page.keyboard.press('Enter');
    expect(await signalOf(page)).toBe('go');
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('keeps what was typed where the server does not take it, and says which field it is', async () => {
    const { page } = desk;
    desk.expects(/^422 \/v1\/inspections\//);
    await press(page, 'm');
    await press(page, 'F6');
    await page.fill('#documentNumber', '--');
    await page.fill('#issuingState', 'uzb');
    await page.fill('#surname', 'OSHIBKINA');
    // To the zone and back again: it is where it was.
    await press(page, 'F6');
    await page.fill('#zone-0', 'P<UZB');
    await press(page, 'F6');
    expect(await page.inputValue('#surname')).toBe('OSHIBKINA');
    await press(page, 'F6');
    expect(await page.inputValue('#zone-0')).toBe('P<UZB');
    await press(page, 'F6');
    await page.fill('#nationality', 'uzb');
    await page.fill('#birthDate', '2.3.1985');
    await page.keyboard.press('Enter');
    // Nobody's sex is said for them.
    await page.waitForSelector('.is-wrong #sex');
    await page.check('#sex');
    await page.press('#birthDate', 'Enter');
    await page.waitForSelector('.signal-panel[data-signal="not-screened"]');
    await press(page, 'm');
    await page.waitForSelector('#documentNumber[aria-invalid="true"]');
    expect(await page.inputValue('#surname')).toBe('OSHIBKINA');
    expect(await page.isChecked('#sex')).toBe(true);
    expect(await page.locator('.fields-entry [aria-invalid="true"]').count()).toBe(1);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });
});

describe('a hit', () => {
  it('says what to do, whose it is and whom to call, then the evidence; only the second line goes on from it', async () => {
    const { page } = desk;
    await listEntry({
      category: 'wanted-for-arrest',
      action: 'arrest',
      names: [{ text: 'TESTOV INVENTED', kind: 'primary' }],
      documents: [{ state: 'UZB', number: 'ZZ7654321' }],
      flags: ['armed'],
    });
    const asked = shownId(desk);
    await scan(
      page,
      passport({
        surname: 'TESTOV',
        givenNames: 'INVENTED',
        issuingState: 'UZB',
        nationality: 'UZB',
        documentNumber: 'ZZ7654321',
        birthDate: '1980-02-29',
        sex: 'M',
      }),
    );
    expect(await signalOf(page)).toBe('hold');
    expect(await page.textContent('.signal-act')).toContain('Calmly');
    await page.waitForSelector('.hit-owner');
    // In one line: half a number is dialled wrongly.
    expect(await page.textContent('.hit-owner')).toContain('+996\u00a0312\u00a0000\u00a0000');
    expect(await page.textContent('.evidence')).toContain('document number');
    await press(page, 'Enter');
    await press(page, 'Escape');
    expect(await signalOf(page)).toBe('hold');
    await press(page, 's');
    await page.waitForSelector('.lane-waiting');
    expect(await detailOf(await asked)).toMatchObject({ state: 'referred' });
  });

  it('says whom to call as soon as there is an answer again', async () => {
    const { page } = desk;
    desk.expects(/ERR_FAILED \/v1\/inspections\/[0-9a-f-]+\/context/);
    let asked = 0;
    await page.route('**/v1/inspections/*/context', (route) => (asked++ === 0 ? route.abort() : route.continue()));
    await scan(page, passport({ issuingState: 'UZB', nationality: 'UZB', documentNumber: 'ZZ7654321' }));
    expect(await signalOf(page)).toBe('hold');
    await page.waitForSelector('.hit-owner', { timeout: 10_000 });
    expect(asked).toBe(2);
    await page.unroute('**/v1/inspections/*/context');
    await press(page, 's');
    await page.waitForSelector('.lane-waiting');
  });

  it('on a document asks whether its holder is the owner, and tells the second line', async () => {
    const { page } = desk;
    await listEntry({
      category: 'stolen-document',
      action: 'seize-document',
      names: [{ text: 'VLADELEC INVENTED', kind: 'primary' }],
      birthDates: [],
      documents: [{ state: 'TUR', number: 'U99887766' }],
    });
    await scan(page, passport({ issuingState: 'TUR', nationality: 'TUR', documentNumber: 'U99887766' }));
    expect(await signalOf(page)).toBe('hold');
    await press(page, 'h');
    expect(await page.textContent('.choices h2')).toContain('Is the holder the owner?');
    await press(page, 'Digit2');
    expect(await page.textContent('.lane-person .notice')).toContain('another person');
    const answered = page.waitForResponse((response) => response.url().endsWith('/decision'));
    await press(page, 's');
    await page.waitForSelector('.lane-waiting');
    const { referral } = await (await answered).json();
    await callAs('supervisor', 'POST', `/v1/referrals/${referral.id}/claim`);
    const told = await callAs('supervisor', 'GET', `/v1/referrals/${referral.id}`);
    expect(told.laneNote).toContain('another person');
  });
});
