import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/core/dates.ts';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { untilStaysAreCounted } from './support/flows.ts';
import { callAs, passport } from './support/invented.ts';
import { nextQuestionOf } from './support/questions.ts';

const UNTIL = addDays(localDate(new Date()), 300);
const typed = (date: string) => date.split('-').toReversed().join('.');

let desk: Desk;
beforeAll(untilStaysAreCounted);
beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

const nextQuestion = () => nextQuestionOf(desk.page);

it('a worker of the Union shows a contract: typed without the mouse, the stay lasts as long, and it is corrected afterwards', async () => {
  const { page } = desk;
  await scan(page, passport({ surname: 'RABOTNIKOV', issuingState: 'ARM', nationality: 'ARM' }));
  await signalOf(page);
  await press(page, 'k');
  await page.waitForSelector('#contract-validUntil');
  // Enter with half of it: what lacks is said at its field.
  await page.fill('#contract-number', 'TD-17/2026');
  await page.press('#contract-number', 'Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contract-validUntil');
  expect(await page.textContent('#contract-validUntil-error')).toContain('no term is known');
  await page.fill('#contract-validUntil', typed(UNTIL));
  const asked = nextQuestion();
  await page.press('#contract-validUntil', 'Enter');
  const { id, body } = await asked;
  expect(body.workContract).toEqual({ number: 'TD-17/2026', validUntil: UNTIL });
  await signalOf(page);
  await expect.poll(() => page.textContent('.journey-line')).toContain('contract until');
  await expect.poll(() => page.textContent('.traveller-context')).toContain('301 days left');
  await press(page, 'Enter');
  await page.waitForSelector('.lane-waiting');

  await press(page, 'c');
  await press(page, 'Digit1');
  await press(page, 'Digit5');
  await page.waitForSelector('#contract-validUntil');
  expect(await page.inputValue('#contract-number')).toBe('TD-17/2026');
  await page.fill('#contract-validUntil', typed(addDays(UNTIL, 1)));
  await page.press('#contract-validUntil', 'Enter');
  await page.waitForSelector('.choices .notice');
  expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({
    document: { workContract: { number: 'TD-17/2026', validUntil: addDays(UNTIL, 1) } },
  });
});

it('a contract that the server does not take is mended at its field; nobody has been checked meanwhile', async () => {
  const { page } = desk;
  desk.expects(/^400 \/v1\/inspections\/[0-9a-f-]+$/);
  await scan(page, passport({ surname: 'OSHIBKIN', issuingState: 'ARM', nationality: 'ARM' }));
  await signalOf(page);
  await press(page, 'k');
  await page.fill('#contract-number', 'TD-18/2026');
  await page.fill('#contract-validUntil', '31.12.2199');
  const refused = nextQuestion();
  await page.press('#contract-validUntil', 'Enter');
  await refused;
  await page.waitForSelector('#contract-validUntil-error');
  expect(await page.locator('.signal-panel').count()).toBe(0);
  expect(await page.textContent('.notice.wrong')).toContain('did not take the contract');
  expect(await page.inputValue('#contract-number')).toBe('TD-18/2026');
  await page.fill('#contract-validUntil', typed(UNTIL));
  const asked = nextQuestion();
  await page.press('#contract-validUntil', 'Enter');
  expect((await asked).body).toMatchObject({ workContract: { number: 'TD-18/2026', validUntil: UNTIL } });
  await signalOf(page);
  await press(page, 'Escape');
  await page.waitForSelector('.lane-waiting');
});

it('a member of a group shows a visa: checked again with it, and ticked as the others', async () => {
  const { page } = desk;
  await press(page, 'g');
  await page.fill('#declaredCount', '1');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.group-work');
  const first = nextQuestion();
  await scan(page, passport({ surname: 'GRUPPOVAYA', issuingState: 'IND', nationality: 'IND' }));
  await page.waitForSelector('.group-signal.is-go');
  await press(page, 'Enter');
  await signalOf(page);
  await press(page, 'v');
  await page.fill('#visa-number', 'VI7654321');
  await page.fill('#visa-validUntil', typed(UNTIL));
  const second = nextQuestion();
  await page.press('#visa-validUntil', 'Enter');
  const { id, body } = await second;
  expect(body).toMatchObject({ visa: { number: 'VI7654321', validUntil: UNTIL } });
  await page.waitForSelector('.group-work');
  expect(await callAs('officer', 'GET', `/v1/inspections/${(await first).id}`)).toMatchObject({ state: 'abandoned' });
  await expect.poll(() => page.locator('.group-signal.is-go').count()).toBe(2);
  await press(page, 'Space');
  await expect.poll(() => page.textContent('.group-count')).toContain('1 of 1');
  await press(page, 'e');
  await page.waitForSelector('.group-begin');
  expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({
    state: 'decided',
    otherDocuments: [{ documentNumber: 'VI7654321', permit: { basis: 'visa' } }],
  });
});
