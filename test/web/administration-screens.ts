import type { Screen } from './screens.ts';
import { callAs } from './support/invented.ts';
import { goTo } from './watchlist-screens.ts';

export const ADMINISTRATION_SCREENS: readonly Screen[] = [
  {
    ...{ name: 'accounts', username: 'admin' },
    async open(page) {
      const { accounts } = await callAs('admin', 'GET', '/v1/accounts');
      const officer = (accounts as { id: string; username: string }[]).find(({ username }) => username === 'officer');
      await goTo(page, `/accounts/${officer?.id}`, '.checks input:checked');
    },
  },
  {
    ...{ name: 'accounts-new', username: 'admin', expects: [/^400 \/v1\/accounts$/] },
    async open(page) {
      await goTo(page, '/accounts/new', '#username-new');
      await page.fill('#username-new', 'Not A Name');
      await page.locator('.checks input').nth(3).check();
      await page.press('#username-new', 'Enter');
      await page.waitForSelector('.notice.wrong');
    },
  },
  {
    ...{ name: 'agencies', username: 'admin' },
    open: (page) => goTo(page, '/agencies/ministry', '#agency-en'),
  },
  {
    ...{ name: 'checkpoints', username: 'admin' },
    open: (page) => goTo(page, '/checkpoints/manas', '.row-list input'),
  },
  {
    ...{ name: 'stay-rules', username: 'admin' },
    async open(page) {
      await goTo(page, '/stay-rules', '.rule-table a');
      await page.locator('.rule-table a').first().click();
      await page.fill('.bench .row-list input', '01.09.2026');
      await page.fill('.bench .row-list input >> nth=1', '25.09.2026');
      await page.fill('#bench-on', '20.09.2026');
      await page.waitForSelector('.bench-days');
    },
  },
  {
    ...{ name: 'stay-rules-new', username: 'admin', expects: [/^400 \/v1\/stay-rules\/trials$/] },
    async open(page) {
      await goTo(page, '/stay-rules/new', '#rule-title');
      await page.fill('#rule-title', 'Invented: 30 days in 60');
      await page.fill('#rule-days', '30');
      await page.fill('#rule-windowDays', '20');
      await page.fill('.bench .row-list input', '01.09.2026');
      await page.waitForSelector('.bench .notice');
    },
  },
  {
    ...{ name: 'audit', username: 'auditor' },
    async open(page) {
      await goTo(page, '/audit', '.data-table');
      await page.click('button[type="button"]:has-text("Verify")');
      await page.waitForSelector('.panel .lead');
    },
  },
  {
    ...{ name: 'audit-who-looked', username: 'auditor' },
    async open(page) {
      const { accounts } = await callAs('admin', 'GET', '/v1/accounts');
      const [first] = accounts as { id: string }[];
      await goTo(page, `/audit?object=${first?.id}`, '.desk');
      await page.waitForSelector('.data-table, .empty');
    },
  },
];
