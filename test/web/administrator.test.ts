import { afterAll, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.ts';
import type { Language } from '../../web/src/words/languages.ts';
import { type Desk, openDesk, press, signIn } from './support/desk.ts';
import { callAs, passport } from './support/invented.ts';
import { goTo } from './watchlist-screens.ts';

const opened: Desk[] = [];

async function openAs(username: string, language: Language = 'en'): Promise<Desk> {
  const desk = await openDesk({ language });
  opened.push(desk);
  await signIn(desk.page, username);
  return desk;
}

afterAll(async () => {
  for (const desk of opened) {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }
});

it('an administrator makes an approver, whose role waits for a second administrator, and disables an account', async () => {
  const { page } = await openAs('admin');
  await goTo(page, '/accounts/new', '#username-new');
  await page.fill('#username-new', 'invented.approver');
  await page.selectOption('#agency-new', 'security-agency');
  await page.fill('#password-new', 'an invented first password');
  await page.getByLabel('approver').check();
  await page.press('#username-new', 'Enter');
  await page.waitForSelector('h2:has-text("invented.approver")');
  expect(await page.textContent('.panel .notice')).toContain('second administrator');
  await page.click('button:has-text("Disable")');
  await page.waitForSelector('.confirm-line');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.textContent('.panel .desk-head'), { timeout: 10_000 }).toContain('disabled');
});

it.each([
  ['ky', 'Өтө кыска: кеминде 8.', 'Муну толтуруңуз.'],
  ['ru', 'Слишком коротко: не меньше 8.', 'Заполните это поле.'],
] as const)('what is wrong with a field is said under it, in %s', async (language, short, missing) => {
  const desk = await openAs('admin', language);
  const { page } = desk;
  desk.expects(/^40[09] \/v1\/accounts$/);
  await goTo(page, '/accounts/new', '#username-new');
  await page.fill('#password-new', 'short');
  await page.press('#username-new', 'Enter');
  await expect.poll(() => page.textContent('#password-new-error'), { timeout: 10_000 }).toBe(short);
  expect(await page.textContent('#username-new-error')).toBe(missing);
});

it('an administrator adds an agency, renames it, and takes it out of use: it takes no new accounts', async () => {
  const desk = await openAs('admin');
  const { page } = desk;
  desk.expects(/^409 \/v1\/agencies$/);
  await goTo(page, '/agencies', '.pick-list a');
  await press(page, 'n');
  for (const [field, value] of [
    ['code', 'customs-invented'],
    ['ky', 'Бажы (ойдон)'],
    ['ru', 'Таможня (вымышленная)'],
    ['en', 'Customs (invented)'],
  ] as const)
    await page.fill(`#agency-${field}`, value);
  await page.press('#agency-en', 'Enter');
  await page.waitForSelector('.pick-list a[aria-current="true"]:has-text("Customs (invented)")');
  const offered = async () => {
    await goTo(page, '/accounts/new', '#agency-new');
    return page.locator('#agency-new option').allTextContents();
  };
  await expect.poll(offered).toContain('Customs (invented)');
  await goTo(page, '/agencies/customs-invented', '#agency-en');
  await page.fill('#agency-en', 'State Customs (invented)');
  await page.uncheck('.checks input');
  await page.press('#agency-en', 'Enter');
  await page.waitForSelector('.pick-list a:has-text("out of use")');
  await expect.poll(offered).not.toContain('State Customs (invented)');
  // The same code again is said at its place.
  await goTo(page, '/agencies/new', '#agency-code');
  for (const field of ['code', 'ky', 'ru', 'en']) await page.fill(`#agency-${field}`, 'ministry');
  await page.press('#agency-en', 'Enter');
  await expect.poll(() => page.textContent('form.panel .notice.wrong')).toContain('this code is taken');
});

it('an administrator closes a checkpoint for a day, and adds a lane', async () => {
  const { page } = await openAs('admin');
  await goTo(page, '/checkpoints/karkyra', '#checkpoint-ky');
  await page.click('fieldset:has-text("Lanes") button:has-text("Add")');
  await page.fill('[aria-label="Code of the lane"] >> nth=-1', 'X9');
  await page.click('fieldset:has-text("Closed") button:has-text("Add")');
  await page.fill('[aria-label="From"]', '31.12.2026');
  await page.fill('[aria-label="To, that day included"]', '31.12.2026');
  await page.fill('[aria-label="Why"]', 'Invented works');
  await page.press('#checkpoint-ky', 'Enter');
  await expect.poll(() => page.textContent('[role="status"]'), { timeout: 10_000 }).toContain('Saved');
  const saved = await callAs('admin', 'GET', '/v1/checkpoints/karkyra');
  expect(saved.closures).toContainEqual({ from: '2026-12-31', to: '2026-12-31', reason: 'Invented works' });
  expect(saved.lanes).toContainEqual({ code: 'X9', direction: 'entry' });
});

it('an administrator tries a rule on given stays before adding it', async () => {
  const { page } = await openAs('admin');
  await goTo(page, '/stay-rules/new', '#rule-title');
  await page.fill('#rule-days', '30');
  await page.fill('#rule-windowDays', '60');
  await page.fill('.bench .row-list input', '01.03.2026');
  await page.fill('.bench .row-list input >> nth=1', '10.03.2026');
  await page.fill('#bench-on', '20.03.2026');
  await page.waitForSelector('.bench .lead');
  await expect.poll(() => page.textContent('.bench .lead'), { timeout: 10_000 }).toBe('10 days used, 20 days left');
  expect(await page.locator('.bench-days span.is-counted').count()).toBe(10);
});

it('an administrator is told why the notices of the balance are not there, and why one was not acknowledged', async () => {
  const desk = await openAs('admin');
  const { page } = desk;
  desk.expects(/^500 \/v1\/balance-notices$/, /^409 \/v1\/balance-notices\//);
  const NOTICES = /\/v1\/balance-notices(\?|$)/;
  const problem = (status: number, code: string) => ({
    ...{ status, contentType: 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title: code, status, code }),
  });
  await page.route(NOTICES, (route) => route.fulfill(problem(500, 'internal-error')));
  await goTo(page, '/balance', '.statistics');
  await page.reload();
  await page.waitForSelector('.notice.wrong');
  await page.unroute(NOTICES);
  const notice = {
    ...{ id: '01990000-0000-7000-8000-000000000007', checkpoint: 'karkyra', nationality: null, day: '2026-03-01' },
    ...{ days: 7, entries: 900, exits: 100, share: 0.9, usualShare: 0.5, deviation: 9, acknowledged: null },
    raisedAt: '2026-03-02T00:00:00.000Z',
  };
  await page.route(NOTICES, (route) => route.fulfill({ json: { notices: [notice], nextCursor: null } }));
  await page.click('.notice.wrong button');
  await page.waitForSelector('#acknowledge-note');
  expect(await page.locator('.notice.wrong').count()).toBe(0);
  await page.route(/acknowledgement$/, (route) => route.fulfill(problem(409, 'balance-notice-acknowledged')));
  await page.fill('#acknowledge-note', 'A lane worked the other way');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.textContent('.notice.wrong')).toContain('this notice has been acknowledged already');
  expect(await page.inputValue('#acknowledge-note')).toBe('A lane worked the other way');
});

it('an auditor sees who looked at an entry, and whether the audit is what was sealed', async () => {
  const { entries } = await callAs('editor', 'POST', '/v1/watchlist/entries/search', {
    ownerAgency: 'security-agency',
  });
  const [entry] = entries as { id: string }[];
  await callAs('editor', 'GET', `/v1/watchlist/entries/${entry?.id}`);
  const { page } = await openAs('auditor');
  await goTo(page, `/audit?object=${entry?.id}`, '.data-table');
  expect(await page.textContent('.lead')).toContain('editor');
  await page.click('button:has-text("Verify the audit")');
  await expect.poll(() => page.textContent('section[aria-live]'), { timeout: 20_000 }).toContain('is what was sealed');
});

it('an auditor asks who looked at a person, by the number of the passport and with a reason', async () => {
  const mrz = passport({ documentNumber: 'KTO123456' });
  await callAs('officer', 'PUT', `/v1/inspections/${newId()}`, {
    checkpoint: 'manas',
    lane: '1',
    direction: 'entry',
    mrz,
  });
  const { page } = await openAs('auditor');
  await goTo(page, '/audit', '#person-number');
  await page.fill('#person-number', 'kto 123456');
  await page.press('#person-number', 'Enter');
  await page.waitForSelector('#person-purpose-error');
  await page.fill('#person-purpose', 'complaint of a traveller');
  await page.fill('#person-caseNumber', '2026-7');
  await page.press('#person-caseNumber', 'Enter');
  await expect.poll(() => page.textContent('.panel .lead'), { timeout: 10_000 }).toContain('officer');
  expect(page.url()).not.toMatch(/kto/i);
  await page.click('button:has-text("Back to the whole audit")');
  await page.waitForSelector('button:has-text("Back to the whole audit")', { state: 'detached' });
});

it('an auditor asks for what somebody did, by their user name', async () => {
  const desk = await openAs('auditor');
  const { page } = desk;
  desk.expects(/^400 \/v1\/audit$/);
  await goTo(page, '/audit', '#audit-actor');
  await page.fill('#audit-actor', 'Admin');
  await page.selectOption('#audit-action', 'sign-in');
  await page.press('#audit-actor', 'Enter');
  await expect.poll(() => page.url(), { timeout: 10_000 }).toContain('action=sign-in');
  await expect
    .poll(() => page.textContent('.data-table tbody tr td:nth-child(2)'), { timeout: 10_000 })
    .toContain('admin');
  expect(await page.textContent('.data-table tbody tr td:nth-child(3)')).toBe('sign-in');
  await page.fill('#audit-actor', 'nobody-of-this-name');
  await page.press('#audit-actor', 'Enter');
  await expect
    .poll(() => page.textContent('#audit-actor-error'), { timeout: 10_000 })
    .toBe('There is none such: check it.');
});
