import type { Page } from 'playwright-core';
import { newId } from '../../src/core/ids.ts';
import { press } from './support/desk.ts';
import { callAs, passport } from './support/invented.ts';

/** Listed by LISTED_FOR_SCREENS. */
export const REFUSED = { surname: 'VTORAYA', givenNames: 'INVENTED', birthDate: '1977-07-08', sex: 'F' } as const;

export const LISTED_FOR_SUPERVISOR = [
  {
    ...{ category: 'refusal-of-entry', action: 'refuse-entry', caseNumber: 'S-2026-17', sex: 'F' },
    names: [
      { text: 'Вторая Инвентед', kind: 'primary' },
      { text: 'VTORAYA INVENTED', kind: 'alias' },
    ],
    ...{ birthDates: [REFUSED.birthDate, '1978'], nationalities: ['KAZ'], birthPlace: 'Taraz (invented)' },
    documents: [{ state: 'KAZ', number: 'ZZ5556667' }],
  },
];

/** As a lane of Manas does it. @returns the referral's id */
async function refer(changes: Parameters<typeof passport>[0] = {}): Promise<string> {
  const id = newId();
  const scan = { checkpoint: 'manas', lane: '1', direction: 'entry', mrz: passport(changes) };
  await callAs('officer', 'PUT', `/v1/inspections/${id}`, scan);
  const decided = await callAs('officer', 'PUT', `/v1/inspections/${id}/decision`, { outcome: 'refer' });
  return (decided.referral as { id: string }).id;
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** A referral of the listed person, taken in hand. */
async function takeInHand(page: Page): Promise<void> {
  const referralId = await refer(REFUSED);
  await goTo(page, `/second-line?referral=${referralId}`);
  await page.waitForSelector('.queue-item[aria-current="true"]');
  await page.waitForFunction(
    (id) =>
      new URLSearchParams(location.search).get('referral') === id &&
      document.querySelectorAll('.queue-item').length > 0,
    referralId,
  );
  await press(page, 'Enter');
  await page.waitForSelector('.outcome-keys');
  await page.waitForSelector('.traveller-context:not([aria-busy="true"])');
}

const checks = () => ({
  ...{ reader: { isPassed: true }, printer: { isPassed: false, note: 'no paper' } },
  clock: { laneAt: new Date().toISOString() },
});

async function openShift(checkpoint: string): Promise<void> {
  const { shift } = await callAs('supervisor', 'GET', `/v1/shifts/current?checkpoint=${checkpoint}`);
  if (shift === null) await callAs('supervisor', 'POST', '/v1/shifts', { checkpoint, checks: checks() });
}

export const SUPERVISOR_SCREENS: readonly { name: string; open(page: Page): Promise<void> }[] = [
  {
    name: 'second-line-queue',
    async open(page) {
      await refer();
      await refer(REFUSED);
      await goTo(page, '/second-line');
      await page.waitForSelector('.queue-item:nth-child(1)');
    },
  },
  { name: 'second-line-case', open: takeInHand },
  {
    name: 'second-line-reason',
    async open(page) {
      await takeInHand(page);
      await press(page, 'r');
      await press(page, 'Digit1');
      await page.waitForSelector('.choices li:nth-child(11)');
    },
  },
  {
    name: 'second-line-finding',
    async open(page) {
      await takeInHand(page);
      await press(page, 'a');
      await page.waitForSelector('.choices');
    },
  },
  {
    name: 'second-line-owner-word',
    async open(page) {
      await takeInHand(page);
      await press(page, 'f');
      await page.waitForSelector('#answer');
    },
  },
  {
    name: 'second-line-closed',
    async open(page) {
      await takeInHand(page);
      await press(page, 'f');
      await page.fill('#answer', 'duty officer (invented)');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#narrative');
      await press(page, 'Enter');
      await page.waitForSelector('#closed');
    },
  },
  {
    name: 'second-line-forms',
    async open(page) {
      const id = newId();
      const scan = { checkpoint: 'manas', lane: '1', direction: 'entry', mrz: passport() };
      await callAs('officer', 'PUT', `/v1/inspections/${id}`, scan);
      const refusal = { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false };
      await callAs('officer', 'PUT', `/v1/inspections/${id}/decision`, refusal);
      await goTo(page, '/second-line?forms=1');
      await page.waitForSelector('.forms-list tbody tr');
    },
  },
  {
    name: 'board',
    async open(page) {
      const mrz = passport({ expiryDate: '2020-01-01' });
      const scan = { checkpoint: 'manas', lane: '2', direction: 'entry', mrz };
      await callAs('officer', 'PUT', `/v1/inspections/${newId()}`, scan);
      await openShift('manas');
      await goTo(page, '/board?checkpoint=manas');
      await page.waitForSelector('.board-call');
    },
  },
  {
    name: 'board-seen',
    async open(page) {
      for (const lane of ['1', '2']) {
        const mrz = passport({ expiryDate: '2020-01-01' });
        await callAs('officer', 'PUT', `/v1/inspections/${newId()}`, {
          checkpoint: 'osh',
          lane,
          direction: 'entry',
          mrz,
        });
      }
      await goTo(page, '/board?checkpoint=osh');
      await page.waitForSelector('.board-call:nth-child(2)');
      await page.click('.board-call:first-child button');
      await page.waitForSelector('.board-call.is-seen');
    },
  },
  {
    name: 'shift-open',
    async open(page) {
      await goTo(page, '/board/shift?checkpoint=osh');
      await page.waitForSelector('.shift-check');
      await page.check('input[name="reader"][value="works"]');
      await page.check('input[name="printer"][value="fails"]');
      await page.waitForSelector('#printer-note');
    },
  },
  {
    name: 'shift-handover',
    async open(page) {
      await openShift('manas');
      await refer();
      await goTo(page, '/board/shift?checkpoint=manas');
      await page.waitForSelector('.sheet-counts');
    },
  },
];
