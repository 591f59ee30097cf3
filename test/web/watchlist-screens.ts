import type { APIResponse, Page } from 'playwright-core';
import type { Screen } from './screens.ts';
import { proposeEntry, searchFor, uploadByForm, uploadLongByForm } from './support/watchlist.ts';

/** To an address of the console, without loading the page anew. */
export async function goTo(page: Page, path: string, until: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForSelector(until);
}

async function typeEntry(page: Page): Promise<void> {
  await goTo(page, '/watchlist/new', '.entry-form');
  await page.selectOption('#entry-category', 'refusal-of-entry');
  await page.fill('.row-list input', 'Каримов Азиз');
  await page.fill('#entry-caseNumber', '2026-0041');
  await page.fill('#entry-nationalities', 'UZB');
  await page.waitForSelector('.simulation .lead');
}

/** An import that is being read stays at its second answer that says so, however fast the machine reads on. */
async function holdWhileRead(page: Page): Promise<void> {
  let held: APIResponse | undefined;
  let count = 0;
  await page.route(/\/v1\/watchlist\/imports\/[0-9a-f-]{36}$/, async (route) => {
    if (count < 2) {
      const answer = await route.fetch();
      const { byteCount, readByteCount } = (await answer.json()) as { byteCount: number; readByteCount: number };
      const isReading = readByteCount > 0 && readByteCount < byteCount;
      if (isReading) count += 1;
      if (isReading || !held) held = answer;
    }
    await route.fulfill({ response: held });
  });
}

export const WATCHLIST_SCREENS: readonly Screen[] = [
  {
    ...{ name: 'watchlist', username: 'editor' },
    open: async (page) => void (await page.waitForSelector('.data-table tbody tr')),
  },
  {
    ...{ name: 'watchlist-found', username: 'editor' },
    async open(page) {
      await page.waitForSelector('#search-name');
      await searchFor(page, 'EKRANOV');
      await page.waitForSelector('.data-table caption');
    },
  },
  {
    ...{ name: 'watchlist-nobody', username: 'editor' },
    async open(page) {
      await page.waitForSelector('#search-name');
      await searchFor(page, 'Nobody Atall');
      await page.waitForSelector('.empty');
    },
  },
  {
    ...{ name: 'watchlist-entry', username: 'editor' },
    async open(page) {
      await page.waitForSelector('#search-name');
      await searchFor(page, 'EKRANOV');
      await page.locator('.data-table a').first().click();
      await page.waitForSelector('.history');
    },
  },
  { name: 'watchlist-new', username: 'editor', open: typeEntry },
  {
    ...{ name: 'watchlist-new-name', username: 'editor' },
    async open(page) {
      await goTo(page, '/watchlist/new', '.entry-form');
      await page.selectOption('#entry-category', 'refusal-of-entry');
      await page.fill('.row-list input', 'Каримов Азиз');
      await page.waitForSelector('.simulation .lead');
    },
  },
  {
    ...{ name: 'watchlist-new-wrong', username: 'editor', expects: [/^400 \/v1\/watchlist\/(entries|simulations)$/] },
    async open(page) {
      await typeEntry(page);
      await page.selectOption('#entry-category', 'child-at-risk');
      await page.fill('#entry-validTo', '31.31.2031');
      await page.keyboard.press('F4');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#entry-validTo-error');
    },
  },
  {
    ...{ name: 'watchlist-new-document', username: 'editor' },
    async open(page) {
      await goTo(page, '/watchlist/new', '.entry-form');
      await page.selectOption('#entry-category', 'stolen-document');
      await page.keyboard.press('F4');
    },
  },
  {
    ...{ name: 'watchlist-proposal', username: 'approver' },
    async open(page) {
      const id = await proposeEntry({ names: [{ text: 'Каримов Азиз', kind: 'primary' }], birthDates: ['1985'] });
      await goTo(page, `/watchlist/proposals/${id}`, '.simulation .lead');
    },
  },
  {
    ...{ name: 'watchlist-proposal-reject', username: 'approver' },
    async open(page) {
      const id = await proposeEntry({ names: [{ text: 'Аскаров Invented', kind: 'primary' }], contact: null });
      await goTo(page, `/watchlist/proposals/${id}`, '.simulation .lead');
      await page.keyboard.press('r');
      await page.waitForSelector('.confirm-line input');
      await page.keyboard.press('Enter');
    },
  },
  {
    ...{ name: 'watchlist-imports', username: 'editor' },
    open: (page) => goTo(page, '/watchlist/imports', '#import-file'),
  },
  {
    ...{ name: 'watchlist-import', username: 'editor' },
    async open(page) {
      await goTo(page, '/watchlist/imports', '#import-file');
      await uploadByForm(page, 'screens');
      await page.locator('.count-tabs button').nth(3).click();
      await page.waitForSelector('.data-table tbody tr');
    },
  },
  {
    ...{ name: 'watchlist-import-reading', username: 'editor' },
    async open(page) {
      await goTo(page, '/watchlist/imports', '#import-file');
      await holdWhileRead(page);
      await uploadLongByForm(page, 'reading');
      await page.waitForFunction(() => /\d\ss left/.test(document.querySelector('.desk .progress')?.textContent ?? ''));
    },
  },
  {
    ...{ name: 'watchlist-quality', username: 'approver' },
    open: (page) => goTo(page, '/watchlist/quality', '.two-panels'),
  },
];
