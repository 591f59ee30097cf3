import type { Page } from 'playwright-core';
import { addDays, localDate } from '../../src/core/dates.ts';
import type { Screen } from './screens.ts';

const TODAY = localDate(new Date());
const LAST_YEAR = `from=${Number(TODAY.slice(0, 4)) - 1}${TODAY.slice(4, 7)}-01&to=${TODAY.slice(0, 7)}-01`;

const LAST_MONTH = `from=${lastMonth()}-01&to=${TODAY.slice(0, 7)}-01`;

function lastMonth(): string {
  return addDays(`${TODAY.slice(0, 7)}-01`, -1).slice(0, 7);
}

/** The ministry's desk with its pictures drawn. */
async function openFigures(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.waitForSelector('.chart-place svg');
  await page.waitForLoadState('networkidle');
}

/** The ministry's screens, and the administrator's notices of the balance. */
export const ANALYST_SCREENS: readonly Screen[] = [
  {
    ...{ name: 'flows', username: 'analyst' },
    open: (page) => openFigures(page, `/statistics?${LAST_YEAR}`),
  },
  {
    ...{ name: 'flows-like-for-like', username: 'analyst' },
    async open(page) {
      await openFigures(page, `/statistics?${LAST_MONTH}&grain=day&comparison=like-for-like`);
      await page.locator('.figure').first().locator('details summary').click();
    },
  },
  {
    ...{ name: 'flows-tables', username: 'analyst' },
    async open(page) {
      await openFigures(page, `/statistics?${LAST_YEAR}`);
      await page.locator('.figure').nth(4).locator('details summary').click();
      await page
        .locator('.figure')
        .nth(3)
        .evaluate((figure) => figure.scrollIntoView());
    },
  },
  {
    ...{ name: 'flows-map', username: 'analyst' },
    async open(page) {
      await openFigures(page, `/statistics?${LAST_YEAR}`);
      await page
        .locator('.figure')
        .nth(1)
        .evaluate((figure) => figure.scrollIntoView());
    },
  },
  {
    ...{ name: 'flows-filters', username: 'analyst' },
    async open(page) {
      await openFigures(page, `/statistics?${LAST_YEAR}&checkpoint=dostuk,osh&sex=F`);
      await page.locator('.many-choice summary').first().click();
    },
  },
  {
    ...{ name: 'flows-empty', username: 'analyst' },
    async open(page) {
      await page.goto(new URL('/statistics?from=1999-01-01&to=1999-02-01', page.url()).href);
      await page.waitForSelector('.statistics .notice');
    },
  },
  {
    ...{ name: 'stays', username: 'analyst' },
    open: (page) => openFigures(page, `/statistics/stays?${LAST_YEAR}`),
  },
  {
    ...{ name: 'balance', username: 'admin' },
    async open(page) {
      await page.goto(new URL('/balance', page.url()).href);
      await page.waitForSelector('.statistics .notice, .twin-table');
    },
  },
];
