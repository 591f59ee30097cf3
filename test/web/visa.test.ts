import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/core/dates.ts';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { untilStaysAreCounted } from './support/flows.ts';
import { callAs, passport } from './support/invented.ts';
import { nextQuestionOf } from './support/questions.ts';

const TODAY = localDate(new Date());
const typed = (date: string) => date.split('-').toReversed().join('.');

let desk: Desk;
let visas = Date.now() % 1_000_000;
const visaNumber = () => {
  visas += 1;
  return `VI${String(visas).padStart(7, '0')}`;
};

const nextQuestion = () => nextQuestionOf(desk.page);

/** As a person types; faster would be a reader. */
const typeByHand = (text: string) => desk.page.keyboard.type(text, { delay: 90 });

const nextField = async () => {
  await desk.page.waitForTimeout(150);
  await desk.page.keyboard.press('Tab');
  await desk.page.waitForTimeout(150);
};

const focused = () => desk.page.evaluate(() => document.activeElement?.id);

beforeAll(untilStaysAreCounted);
beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

describe('a visa that no reader reads', () => {
  it('is typed beside the passport, field by field without the mouse, and the stay rests on it', async () => {
    const { page } = desk;
    const number = visaNumber();
    const until = addDays(TODAY, 40);
    const first = nextQuestion();
    await scan(page, passport({ surname: 'VIZOVA', issuingState: 'IND', nationality: 'IND' }));
    await signalOf(page);
    await press(page, 'v');
    await page.waitForSelector('#visa-number');
    expect(await focused()).toBe('visa-number');
    // Enter with half of it: what lacks is said at its field, and nothing was asked.
    await typeByHand(number.toLowerCase());
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('visa-validUntil');
    expect(await page.textContent('#visa-validUntil-error')).toContain('Every visa has this');
    await typeByHand(typed(until));
    await nextField();
    await typeByHand(typed(TODAY));
    await nextField();
    await page.keyboard.press('s');
    await nextField();
    await typeByHand('30');
    const second = nextQuestion();
    await page.keyboard.press('Enter');
    const { id, body } = await second;
    expect(body.visa).toEqual({ number, validUntil: until, validFrom: TODAY, entries: 'single', days: 30 });
    await expect.poll(() => page.textContent('.journey-line')).toContain(`visa ${number}`);
    await expect.poll(() => page.textContent('.traveller-context')).toContain('30 days left');
    expect(await callAs('officer', 'GET', `/v1/inspections/${(await first).id}`)).toMatchObject({ state: 'abandoned' });

    // Typed wrong: the same form mends it before the traveller is decided.
    await press(page, 'v');
    await page.waitForSelector('#visa-days');
    expect(await page.inputValue('#visa-number')).toBe(number);
    await page.fill('#visa-days', '20');
    const third = nextQuestion();
    await page.press('#visa-days', 'Enter');
    const mended = await third;
    expect(mended.id).not.toBe(id);
    expect(mended.body.visa).toMatchObject({ number, days: 20 });
    await expect.poll(() => page.textContent('.traveller-context')).toContain('20 days left');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('that the server does not take is mended at its field, in the language of the screen; nobody has been checked meanwhile', async () => {
    const { page } = desk;
    desk.expects(/^400 \/v1\/inspections\/[0-9a-f-]+$/);
    await scan(page, passport({ surname: 'DALNYAYA', issuingState: 'IND', nationality: 'IND' }));
    await signalOf(page);
    await press(page, 'v');
    await page.fill('#visa-number', visaNumber());
    await page.fill('#visa-validUntil', '01.01.2199');
    const refused = nextQuestion();
    await page.press('#visa-validUntil', 'Enter');
    expect((await refused).status).toBe(400);
    await page.waitForSelector('#visa-validUntil-error');
    expect(await page.locator('.signal-panel').count()).toBe(0);
    expect(await focused()).toBe('visa-validUntil');
    for (const [language, words] of [
      ['ky', 'Сервер кабыл алган жок'],
      ['ru', 'Сервер не принял'],
      ['en', 'The server did not take this'],
    ] as const) {
      await page.click(`.frame-tools button[lang="${language}"]`);
      await expect.poll(() => page.textContent('#visa-validUntil-error')).toContain(words);
    }
    await page.fill('#visa-validUntil', typed(addDays(TODAY, 90)));
    const asked = nextQuestion();
    await page.press('#visa-validUntil', 'Enter');
    expect((await asked).body).toMatchObject({ visa: { validUntil: addDays(TODAY, 90) }, captureMode: 'reader' });
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('that was typed wrongly is corrected after the traveller has gone, and so is one that was not shown', async () => {
    const { page } = desk;
    const number = visaNumber();
    await scan(page, passport({ surname: 'POPRAVKINA', issuingState: 'IND', nationality: 'IND' }));
    await signalOf(page);
    await press(page, 'v');
    await page.fill('#visa-number', number);
    await page.fill('#visa-validUntil', typed(addDays(TODAY, 20)));
    const asked = nextQuestion();
    await page.press('#visa-validUntil', 'Enter');
    const { id } = await asked;
    await signalOf(page);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');

    const openForm = async () => {
      await press(page, 'c');
      await press(page, 'Digit1');
      await press(page, 'Digit4');
      await page.waitForSelector('#visa-number');
    };
    const visas = async () => {
      const inspection = await callAs('officer', 'GET', `/v1/inspections/${id}`);
      return (inspection.otherDocuments as { documentNumber: string; permit: { days: number | null } }[]).map(
        ({ documentNumber, permit }) => [documentNumber, permit.days],
      );
    };
    await openForm();
    expect(await page.inputValue('#visa-number')).toBe(number);
    expect(await page.inputValue('#visa-validUntil')).toBe(typed(addDays(TODAY, 20)));
    await page.fill('#visa-days', '15');
    await page.press('#visa-days', 'Enter');
    await page.waitForSelector('.choices .notice');
    expect(await page.textContent('.choices .notice')).toContain('corrected');
    expect(await visas()).toEqual([[number, 15]]);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');

    await openForm();
    for (const field of ['number', 'validUntil', 'days']) await page.fill(`#visa-${field}`, '');
    await page.press('#visa-days', 'Enter');
    await page.waitForSelector('.choices .notice');
    expect(await visas()).toEqual([]);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('goes with a document that is typed by its fields', async () => {
    const { page } = desk;
    const number = visaNumber();
    await press(page, 'm');
    await press(page, 'F6');
    await page.fill('#documentNumber', 'Z7654321');
    await page.fill('#issuingState', 'ind');
    await page.fill('#surname', 'POLEVAYA');
    await page.fill('#nationality', 'ind');
    await page.check('input[name="sex"][value="F"]');
    await page.fill('#birthDate', '2.3.1985');
    await page.press('#birthDate', 'F7');
    await page.waitForSelector('#visa-number');
    await expect.poll(focused).toBe('visa-number');
    await typeByHand(number);
    await page.fill('#visa-validUntil', typed(addDays(TODAY, 10)));
    const asked = nextQuestion();
    await page.press('#visa-validUntil', 'Enter');
    expect((await asked).body).toMatchObject({
      document: { surname: 'POLEVAYA' },
      visa: { number, validUntil: addDays(TODAY, 10) },
    });
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('is kept with a document that was typed wrongly', async () => {
    const { page } = desk;
    desk.expects(/^422 \/v1\/inspections\//);
    const number = visaNumber();
    await press(page, 'm');
    await press(page, 'F6');
    await page.fill('#documentNumber', '--');
    await page.fill('#issuingState', 'ind');
    await page.fill('#surname', 'OSHIBKINA');
    await page.fill('#nationality', 'ind');
    await page.check('input[name="sex"][value="F"]');
    await page.fill('#birthDate', '2.3.1985');
    await page.press('#birthDate', 'F7');
    await page.fill('#visa-number', number);
    await page.fill('#visa-validUntil', typed(addDays(TODAY, 10)));
    await page.press('#visa-validUntil', 'Enter');
    await page.waitForSelector('.signal-panel[data-signal="not-screened"]');
    await press(page, 'm');
    await page.waitForSelector('#documentNumber[aria-invalid="true"]');
    expect(await page.inputValue('#visa-number')).toBe(number);
    await page.fill('#documentNumber', 'Z7654322');
    const asked = nextQuestion();
    await page.press('#documentNumber', 'Enter');
    expect((await asked).body).toMatchObject({ visa: { number, validUntil: addDays(TODAY, 10) } });
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });
});
