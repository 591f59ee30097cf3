import { afterAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, press, signIn } from './support/desk.ts';
import { callAs } from './support/invented.ts';
import { LONG_LIST, letIn, proposeEntry, searchFor, uploadByForm, uploadLongByForm } from './support/watchlist.ts';

const opened: Desk[] = [];

async function openAs(username: string, path: string): Promise<Desk> {
  const desk = await openDesk();
  opened.push(desk);
  await signIn(desk.page, username);
  await goTo(desk, path);
  return desk;
}

async function goTo({ page }: Desk, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

afterAll(async () => {
  for (const desk of opened) {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }
});

describe('an editor', () => {
  it('looks for a person with a reason, finds nobody, types an entry with the simulator beside it, and proposes it', async () => {
    const desk = await openAs('editor', '/watchlist');
    const { page } = desk;
    await page.waitForSelector('#search-name');
    await page.fill('#search-name', 'Небывалов');
    await page.press('#search-name', 'Enter');
    await expect.poll(() => page.locator('.field-error').count()).toBe(2);
    await searchFor(page, 'Небывалов');
    await page.waitForSelector('.empty');

    await page.focus('body');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('n');
    await page.waitForSelector('.entry-form');
    expect(await page.textContent('.live-panel')).toContain('Type a name');
    await page.selectOption('#entry-category', 'refusal-of-entry');
    expect(await page.inputValue('#entry-action')).toBe('refuse-entry');
    await page.fill('[aria-label="Name"]', 'Небывалов Тест');
    // Before its case is typed it says how many, and shows nobody.
    await page.waitForSelector('.simulation .lead');
    expect(await page.textContent('.simulation .lead')).toContain('would have stopped fewer than 5 people');
    expect(await page.textContent('.live-panel')).toContain('Give the case number to see the people');
    expect(await page.textContent('.live-panel')).not.toContain('The nearest people');
    await page.fill('#entry-caseNumber', '2026-0041');
    await expect.poll(() => page.textContent('.simulation .lead')).toContain('would have stopped 0 people');
    expect(await page.textContent('.live-panel')).toContain('The nearest people');
    const before = await page.textContent('.completeness');

    await page.fill('[aria-label="Date of birth"]', '22.11.1971');
    await page.fill('#entry-nationalities', 'UZB');
    await expect.poll(() => page.textContent('.completeness'), { timeout: 15_000 }).not.toBe(before);
    // What is half typed is asked of the simulator all the same, and refused.
    desk.expects(/^400 \/v1\/watchlist\/simulations$/);
    await page.fill('#entry-validTo', '2020-13-45');
    await page.waitForSelector('#entry-validTo-error');
    await page.fill('#entry-validTo', '');

    // Another part of the desk, and back: nothing typed is lost.
    await goTo(desk, '/watchlist/quality');
    await page.waitForSelector('h1');
    await goTo(desk, '/watchlist/new');
    expect(await page.inputValue('[aria-label="Date of birth"]')).toBe('22.11.1971');

    await page.keyboard.press('F4');
    await page.waitForSelector('.confirm-line');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.history');
    expect(await page.textContent('h1')).toBe('Небывалов Тест');
    expect(await page.textContent('.history')).toContain('editor');
  });

  it('is told what a year of birth would leave of the people whom a name alone means', async () => {
    for (const birthYear of [1961, 1971, 1971, 1981, 1981, 1981]) await letIn('ODNOFAMILTSEVA', birthYear);
    const { page } = await openAs('editor', '/watchlist/new');
    await page.waitForSelector('.entry-form');
    await page.selectOption('#entry-category', 'refusal-of-entry');
    await page.fill('[aria-label="Name"]', 'ODNOFAMILTSEVA BAKTYGUL');
    await page.fill('#entry-nationalities', 'KAZ');
    // Six people have no case yet; two and three of them would be fewer than five.
    await expect.poll(() => page.textContent('.simulation')).toContain('reviewed 6.');
    expect(await page.textContent('.narrowings')).toContain('With a year of birth: fewer than 5.');
    await page.fill('#entry-caseNumber', '2026-0042');
    await expect.poll(() => page.textContent('.narrowings')).toContain('With a year of birth: usually 2, at most 3.');
    await page.fill('[aria-label="Date of birth"]', '1981');
    await expect.poll(() => page.textContent('.simulation')).toContain('reviewed 3.');
    expect(await page.textContent('.live-panel')).not.toContain('With a year of birth');
  });

  it('keeps what is typed when the line is lost, and proposes it when the line is back', async () => {
    const desk = await openAs('editor', '/watchlist/new');
    const { page } = desk;
    await page.waitForSelector('.entry-form');
    await page.fill('[aria-label="Name"]', 'Обрывов Тест');
    desk.expects(/^ERR_INTERNET_DISCONNECTED \/v1\//);
    await page.context().setOffline(true);
    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.notice.wrong');
    expect(await page.inputValue('[aria-label="Name"]')).toBe('Обрывов Тест');
    await page.context().setOffline(false);
    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.history');
  });

  it('does not decide on an own proposal', async () => {
    const id = await proposeEntry({ names: [{ text: 'SOBSTVENNY INVENTED', kind: 'primary' }] });
    const { page } = await openAs('editor', `/watchlist/proposals/${id}`);
    await page.waitForSelector('.proposal-case');
    expect(await page.textContent('.proposal-case')).toContain('somebody else decides');
    await press(page, 'a');
    expect(await page.locator('.confirm-line').count()).toBe(0);
  });
});

describe('an approver', () => {
  it('sees what changes, by which law and whom it would stop, and approves by key', async () => {
    const id = await proposeEntry({ names: [{ text: 'UTVERZHDENNY INVENTED', kind: 'primary' }] });
    const { page } = await openAs('approver', `/watchlist/proposals/${id}`);
    await page.waitForSelector('.simulation .lead');
    const shown = await page.textContent('.proposal-case');
    for (const part of ['UTVERZHDENNY', 'Invented code, article 7', 'would have stopped'])
      expect(shown).toContain(part);
    await press(page, 'a');
    await page.waitForSelector('.confirm-line');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="status"].notice');
    expect(await callAs('editor', 'GET', `/v1/watchlist/entries/${id}`)).toMatchObject({ isListed: true });
  });

  it('rejects with a reason only', async () => {
    const id = await proposeEntry({ names: [{ text: 'OTKLONENNY INVENTED', kind: 'primary' }] });
    const { page } = await openAs('approver', `/watchlist/proposals/${id}`);
    await page.waitForSelector('.proposal-case');
    await press(page, 'r');
    await page.waitForSelector('.confirm-line input');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.confirm-line .field-error');
    await page.keyboard.type('Too common a name');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="status"].notice');
    expect(await callAs('editor', 'GET', `/v1/watchlist/entries/${id}`)).toMatchObject({
      isListed: false,
      history: [{ changes: [{ status: 'rejected', reason: 'Too common a name' }] }],
    });
  });
});

describe('a list file', () => {
  it('that is long shows how far it is read, how much time is left, and then its counts', async () => {
    const { page } = await openAs('editor', '/watchlist/imports');
    await page.waitForSelector('#import-file');
    // Noted as it changes: how long each is to be seen is the machine's.
    await page.evaluate(() => {
      const seen: { value: number; text: string }[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const bar = document.querySelector<HTMLProgressElement>('.desk .progress progress[max]');
        if (bar) seen.push({ value: bar.value, text: bar.parentElement?.textContent ?? '' });
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await uploadLongByForm(page, 'long');
    await page.waitForSelector('.count-tabs', { timeout: 60_000 });
    const noted = await page.evaluate(() => (window as unknown as { seen: { value: number; text: string }[] }).seen);
    // The upload has a bar of its own, before it.
    const seen = noted.filter(({ text }) => text.startsWith('Read:'));
    for (const { text } of seen) {
      expect(text).toMatch(/Read: \d+\.\d of \d+\.\d MB, (…|\d+\ss) left/);
      expect(text).toMatch(/Being read and compared: [\d\u202f]+ records/);
    }
    const values = seen.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((one, other) => one - other));
    expect(new Set(values).size).toBeGreaterThan(1);
    expect(seen.some(({ text }) => /\d\ss left/.test(text))).toBe(true);
    expect((await page.locator('.count-tabs strong').first().textContent())?.replace(/\D/g, '')).toBe(
      String(LONG_LIST),
    );
  });

  it('is sent by its editor, read, and put in force by the approver', async () => {
    const { page } = await openAs('editor', '/watchlist/imports');
    await page.waitForSelector('#import-file');
    await uploadByForm(page, 'journey');
    const counts = await page.locator('.count-tabs strong').allTextContents();
    expect(counts).toEqual(['2', '0', '0', '1', '0', '0']);
    expect(await page.textContent('.desk')).toContain('somebody else decides');
    await page.click('.count-tabs button:nth-child(4)');
    await expect.poll(() => page.textContent('.data-table')).toContain('birthDates');
    expect(await page.textContent('.data-table')).toContain('no date of birth');
    for (const [language, words] of [
      ['ru', 'дата рождения пишется не так'],
      ['ky', 'туулган күн мындай жазылбайт'],
      ['en', 'no date of birth'],
    ] as const) {
      await page.click(`.frame-tools button[lang="${language}"]`);
      await expect.poll(() => page.textContent('.data-table')).toContain(words);
    }
    const path = new URL(page.url()).pathname;

    const decider = await openAs('approver', path);
    await decider.page.waitForSelector('.count-tabs');
    await press(decider.page, 'a');
    await decider.page.waitForSelector('.confirm-line');
    await decider.page.keyboard.press('Enter');
    await expect.poll(() => decider.page.textContent('.desk-head .state-mark')).toBe('in force');
  });
});
