import { readFile } from 'node:fs/promises';
import type { Download, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Desk, openDesk, signIn } from './support/desk.ts';
import { fillWithCrossings } from './support/flows.ts';

let desk: Desk;

const sentenceOf = (page: Page) => page.textContent('.headline-sentence:not(.skeleton)');
const figure = (page: Page, title: string) =>
  page.locator('.figure').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

async function downloadOf(page: Page, title: string, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure(page, title).getByRole('button', { name: button }).click(),
  ]);
  return download;
}

async function openAt(path: string): Promise<Desk> {
  const opened = await openDesk();
  await opened.page.goto(inject('consoleUrl') + path);
  await opened.page.waitForSelector('#username');
  await signIn(opened.page, 'analyst');
  await opened.page.waitForSelector('.figure');
  return opened;
}

const PERSONS = /\/v1\/flows\/persons/;

/** The server says no, with its own problem. */
function fail(route: Route, status: number, code: string, headers: Record<string, string> = {}): Promise<void> {
  return route.fulfill({
    ...{ status, headers, contentType: 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title: code, status, code }),
  });
}

beforeAll(async () => {
  await fillWithCrossings();
  desk = await openAt('/statistics');
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

describe('an analyst of a ministry', () => {
  it('is told the last month in one sentence, in crossings and not in persons', async () => {
    const { page } = desk;
    await expect.poll(() => sentenceOf(page)).toMatch(/^In \w+ \d{4}: [\d\u202f]+ crossings?.*alone [\d.]+\u00a0%\.$/);
    const figures = await page.locator('.key-figures-part .key-figure').allTextContents();
    expect(figures).toHaveLength(3);
    expect(figures[0]).toContain('crossings, not persons');
  });

  it('changes the address with every filter', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'last 12 months' }).click();
    await page.selectOption('#filter-direction', 'entry');
    await page.locator('.many-choice summary').first().click();
    await page.getByRole('checkbox', { name: 'Dostuk' }).check();
    const query = new URL(page.url()).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ direction: 'entry', checkpoint: 'dostuk' });
    expect(query.get('from')).toMatch(/^\d{4}-\d{2}-01$/);
    await expect.poll(() => sentenceOf(page)).toContain('(Dostuk · Entry)');
  });

  it('compares like for like at one tick, says how, and keeps it in the address', async () => {
    const { page } = desk;
    await page.getByRole('checkbox', { name: 'Like for like' }).check();
    expect(new URL(page.url()).searchParams.get('comparison')).toBe('like-for-like');
    await expect.poll(() => page.textContent('.key-figures-part')).toContain('With the same weekdays a year before');
    await page.getByRole('checkbox', { name: 'Like for like' }).uncheck();
    expect(new URL(page.url()).searchParams.get('comparison')).toBeNull();
  });

  it('sends the address, and another browser shows the same view', async () => {
    const { page } = desk;
    const address = new URL(page.url());
    const other = await openAt(address.pathname + address.search);
    try {
      const told = await sentenceOf(page);
      await expect.poll(() => sentenceOf(other.page)).toBe(told);
      expect(other.complaints).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('says what a picture shows in a real table, and withheld figures as withheld', async () => {
    const { page } = desk;
    const ages = figure(page, 'By age and sex');
    await ages.locator('summary').click();
    const rows = ages.locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(17);
    expect(await ages.locator('tbody').textContent()).toContain('withheld');
    expect(await ages.locator('figcaption').textContent()).toContain('“Withheld” is not zero');
  });

  it('takes the view along as the API’s CSV', async () => {
    const download = await downloadOf(desk.page, 'Over time', 'Download CSV');
    expect(download.suggestedFilename()).toMatch(/^crossings-and-the-year-before-calendar-.*-by-month-direction\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.split('\r\n')[0]).toBe(
      'period,direction,crossings,crossingsBefore,crossingsChange,crossingsChangeShare,' +
        'refusals,refusalsBefore,refusalsChange,refusalsChangeShare,' +
        'referrals,referralsBefore,referralsChange,referralsChangeShare,withheld,breaks,includesInvented',
    );
    expect(text).toContain(',entry,');
    expect(text).not.toContain(',exit,');
  });

  it('takes it along as a workbook', async () => {
    const download = await downloadOf(desk.page, 'Over time', 'Download XLSX');
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    const bytes = await readFile(await download.path());
    // A zip file with two sheets in it.
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    expect(bytes.includes('xl/worksheets/sheet2.xml')).toBe(true);
    expect(bytes.includes('xl/worksheets/sheet3.xml')).toBe(false);
  });

  it('makes a workbook of a long view too, which a worker would have compressed', async () => {
    const { page } = desk;
    await page.goto(`${inject('consoleUrl')}/statistics?from=2024-01-01&to=2026-12-31&grain=day`);
    await page.waitForSelector('.figure');
    const download = await downloadOf(page, 'Over time', 'Download XLSX');
    expect((await readFile(await download.path())).length).toBeGreaterThan(10_000);
  });

  it('reads the same in Russian and Kyrgyz at once, without loading', async () => {
    const { page } = desk;
    await page.goto(`${inject('consoleUrl')}/statistics`);
    await page.waitForSelector('.figure');
    await page.locator('header button[lang=ru]').click();
    await expect.poll(() => sentenceOf(page)).toMatch(/^В \p{L}+ \d{4} года: .*пересечени/u);
    await page.locator('header button[lang=ky]').click();
    await expect.poll(() => sentenceOf(page)).toMatch(/^\d{4}-жылдын \p{L}+нда: .*өтүү/u);
    await page.locator('header button[lang=en]').click();
  });

  it('sees stays as a range, and what is certain apart from what is presumed', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Stays' }).click();
    const over = figure(page, 'Overstays');
    await over.waitFor();
    expect(await over.locator('.key-figure').allTextContents()).toEqual([
      expect.stringMatching(/^Found on exit.*certain/),
      expect.stringMatching(/^Presumed inside.*makes nobody an overstayer/),
    ]);
  });

  it('copies the sentence of every figure in any of the three languages, with its unit, days and as-of', async () => {
    const { page } = desk;
    await page.evaluate(() => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => void copied.push(text) },
      });
    });
    const copied = () => page.evaluate(() => (window as unknown as { copied: string[] }).copied);
    const titles = await page.locator('.figure h2').allTextContents();
    expect(titles).toHaveLength(8);
    for (const title of titles) {
      const shown = await figure(page, title).locator('.figure-sentence').textContent();
      const before = (await copied()).length;
      await figure(page, title).getByRole('button', { name: 'Copy the sentence', exact: true }).click();
      await expect.poll(async () => (await copied()).length).toBe(before + 1);
      const text = (await copied()).at(-1) ?? '';
      expect(text).toContain(`${title}. ${shown} (`);
      expect(text).toMatch(/as of \d{1,2}\s\w+\s\d{4}/i);
    }
    await figure(page, 'Completed stays, by nationality')
      .getByRole('button', { name: /Русский/ })
      .click();
    await expect
      .poll(async () => (await copied()).at(-1))
      .toMatch(/^Завершённые пребывания, по гражданству\. .*пребывани/);
    expect((await copied()).at(-1)).not.toMatch(/[a-z]{3}/);
    await figure(page, 'Completed stays, by nationality')
      .getByRole('button', { name: /Кыргызча/ })
      .click();
    await expect.poll(async () => (await copied()).at(-1)).toMatch(/^Аяктаган жүрүүлөр/);
    // The screen stays as it is.
    expect(await page.textContent('.figure h2')).toBe(titles[0]);
  });

  it('takes every figure of the stays along as CSV with the numbers of its table', async () => {
    const { page } = desk;
    for (const title of await page.locator('.figure h2').allTextContents()) {
      const csv = await readFile(await (await downloadOf(page, title, 'Download CSV')).path(), 'utf8');
      const [head = '', ...lines] = csv.replace('\ufeff', '').trim().split('\r\n');
      await figure(page, title).locator('summary').click();
      const columns = await figure(page, title).locator('thead th').allTextContents();
      expect(head.replaceAll('"', '')).toBe(columns.join(','));
      // Every cell: numbers in plain digits, words as they are.
      const told = (text: string) => (/^[\d\u202f]+$/.test(text) ? text.replaceAll('\u202f', '') : text);
      const rows = await figure(page, title)
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')));
      expect(rows.length).toBeGreaterThan(0);
      expect(lines.map((line) => line.replaceAll('"', ''))).toEqual(rows.map((row) => row.map(told).join(',')));
    }
  });

  it('sees refusals by reason, persons who are never added up, and how good the records are', async () => {
    const { page } = desk;
    await page.goto(`${inject('consoleUrl')}/statistics`);
    const persons = figure(page, 'How many persons');
    await persons.waitFor();
    await expect.poll(() => persons.locator('.key-figure').count()).toBe(3);
    expect(await persons.textContent()).toContain('Persons are never added up');
    await figure(page, 'Refusals by reason').waitFor();
    const quality = figure(page, 'How good the records are');
    await expect.poll(() => quality.locator('.figure-sentence').textContent()).toMatch(/purpose was not asked at/);
    const download = await downloadOf(page, 'Refusals by reason', 'Download CSV');
    expect(download.suggestedFilename()).toMatch(/^refusals-.*\.csv$/);
  });

  it('sees arrivals sorted into visitors, tourists and others, by what is known', async () => {
    const { page } = desk;
    await page.goto(`${inject('consoleUrl')}/statistics/stays`);
    const visitors = figure(page, 'Arrivals and visitors');
    await visitors.waitFor();
    await visitors.locator('summary').click();
    expect(await visitors.locator('tbody th').allTextContents()).toContain('Visitors');
    expect(await visitors.locator('.figure-note').textContent()).toContain('tourism statistics of 2008');
  });

  it('asks for the picture over time once: both years are of one answer', async () => {
    const { page } = desk;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${inject('consoleUrl')}/statistics`);
    await figure(page, 'Over time').locator('.figure-sentence').waitFor();
    expect(asked.filter((url) => /year-before.*period=day/.test(url))).toHaveLength(1);
    expect(asked.filter((url) => /\/v1\/flows\?.*period=day/.test(url))).toEqual([]);
  });

  it('is told that the server is busy, and sees the figure when it has time, without asking again', async () => {
    const { page } = desk;
    desk.expects(/^503 \/v1\/flows\/persons$/);
    let turnedAway = 0;
    await page.route(PERSONS, (route) => {
      if (turnedAway === 2) return route.continue();
      turnedAway += 1;
      return fail(route, 503, 'overloaded', { 'retry-after': '2' });
    });
    await page.goto(`${inject('consoleUrl')}/statistics`);
    const persons = figure(page, 'How many persons');
    await expect.poll(() => persons.locator('.notice').textContent()).toContain('the server is busy');
    expect(await persons.getByRole('button').count()).toBe(0);
    await expect.poll(() => persons.locator('.key-figure').count()).toBe(3);
    expect(turnedAway).toBe(2);
    await page.unroute(PERSONS);
  });

  it.each([
    ['How many persons', '', PERSONS],
    ['Refusals by reason', '', /\/v1\/flows\/refusals/],
    ['How good the records are', '', /\/v1\/flows\?.*extras=/],
    ['By nationality', '', /\/v1\/flows\?.*by=nationality/],
    ['Arrivals and visitors', '/stays', /\/v1\/visitors\/summary/],
  ])('is told where “%s” would stand that there is no answer, and asks again', async (title, part, address) => {
    const { page } = desk;
    desk.expects(/^500 \/v1\//);
    await page.route(address, (route) => fail(route, 500, 'internal-error'));
    await page.goto(`${inject('consoleUrl')}/statistics${part}`);
    const missing = figure(page, title);
    await missing.locator('.notice.wrong').waitFor();
    expect(await missing.locator('table').count()).toBe(0);
    await page.unroute(address);
    await missing.getByRole('button').click();
    await missing.locator('table').waitFor({ state: 'attached' });
    expect(await missing.locator('.notice.wrong').count()).toBe(0);
  });

  it('is taught by a view without crossings', async () => {
    const { page } = desk;
    await page.goto(`${inject('consoleUrl')}/statistics?from=1999-01-01&to=1999-02-01`);
    await page.getByRole('heading', { name: 'No crossings here' }).waitFor();
  });
});

describe('a shift leader', () => {
  it('has the flows and no figures of stays', async () => {
    const opened = await openDesk();
    try {
      await signIn(opened.page, 'supervisor');
      await opened.page.goto(`${inject('consoleUrl')}/statistics/stays`);
      await opened.page.waitForSelector('.filters');
      expect(await opened.page.locator('.statistics-tabs').count()).toBe(0);
      expect(await opened.page.textContent('h1')).toBe('Crossings in figures');
    } finally {
      await opened.close();
    }
  });
});
