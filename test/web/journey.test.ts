import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { callAs, listEntry, passport } from './support/invented.ts';

const QUESTION = /\/v1\/inspections\/[0-9a-f-]+$/;

let desk: Desk;

beforeEach(async () => {
  desk = await openLaneDesk();
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

interface Asked {
  id: string;
  body: Record<string, unknown>;
}

/** The next question that the lane sends, once its answer is there. */
async function nextQuestion(): Promise<Asked> {
  const response = await desk.page.waitForResponse(
    (one) => QUESTION.test(one.url()) && one.request().method() === 'PUT',
  );
  return { id: response.url().split('/').at(-1) ?? '', body: response.request().postDataJSON() as Asked['body'] };
}

const stateOf = async (id: string) => (await callAs('officer', 'GET', `/v1/inspections/${id}`)).state;

describe('what is told of a journey', () => {
  it('costs nothing when it is not told: a scan and Enter, and nothing of it is sent', async () => {
    const { page } = desk;
    const asked = nextQuestion();
    await scan(page, passport());
    expect(await signalOf(page)).toBe('go');
    expect(Object.keys((await asked).body).sort()).toEqual(['captureMode', 'checkpoint', 'direction', 'lane', 'mrz']);
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });

  it('is the flight of everybody who comes, once it was typed; a document may be read in the middle of it', async () => {
    const { page } = desk;
    await press(page, 'd');
    await page.waitForSelector('#flight');
    await page.keyboard.type('kc 109', { delay: 80 });
    await page.waitForTimeout(200);
    for (const surname of ['PERVAYA', 'VTORAYA']) {
      const asked = nextQuestion();
      await scan(page, passport({ surname }));
      expect(await signalOf(page)).toBe('go');
      expect((await asked).body).toMatchObject({ conveyance: { flight: 'KC 109' } });
      expect(await page.textContent('.journey-line')).toContain('KC 109');
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
      expect(await page.textContent('.standing-conveyance')).toContain('KC 109');
    }
    await press(page, 'd');
    await page.fill('#flight', '');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.standing-conveyance').count()).toBe(0);
    const asked = nextQuestion();
    await scan(page, passport());
    expect((await asked).body).not.toHaveProperty('conveyance');
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('is purpose, kind and residence of one traveller, by keyboard alone; the question without them is ended', async () => {
    const { page } = desk;
    const first = nextQuestion();
    await scan(page, passport({ surname: 'RASSKAZALA' }));
    await signalOf(page);
    await press(page, 'd');
    await page.waitForSelector('#purpose');
    await page.keyboard.type('bus', { delay: 80 });
    await page.keyboard.press('Tab');
    await page.keyboard.type('dri', { delay: 80 });
    await page.keyboard.press('Tab');
    await page.keyboard.type('zzz', { delay: 80 });
    await page.keyboard.press('Enter');
    // No state has this code: nothing is asked with it.
    expect(await page.getAttribute('#residence', 'aria-invalid')).toBe('true');
    await page.fill('#residence', '');
    await page.keyboard.type('uzb', { delay: 80 });
    await expect.poll(() => page.textContent('.journey-form')).toContain('Uzbekistan');
    const second = nextQuestion();
    await page.keyboard.press('Enter');
    const { id, body } = await second;
    expect(body).toMatchObject({ purpose: 'business', travellerKind: 'driver', residence: 'UZB' });
    await page.waitForSelector('.journey-line');
    expect(await signalOf(page)).toBe('go');
    for (const word of ['business', 'driver', 'Uzbekistan'])
      expect(await page.textContent('.journey-line')).toContain(word);
    expect(await stateOf((await first).id)).toBe('abandoned');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
    expect(await stateOf(id)).toBe('decided');
    // It was that traveller's alone.
    const next = nextQuestion();
    await scan(page, passport());
    expect((await next).body).not.toHaveProperty('purpose');
    await signalOf(page);
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
  });

  it('goes with the decision, of a traveller who is held as well: nothing is asked anew for it', async () => {
    const { page } = desk;
    await listEntry({
      ...{ category: 'refusal-of-entry', action: 'refuse-entry', nationalities: ['KAZ'] },
      ...{ names: [{ text: 'ZADERZHANA Rasskazala', kind: 'primary' }], birthDates: ['1991-11-23'] },
    });
    const asked: string[] = [];
    page.on('request', (request) => QUESTION.test(request.url()) && asked.push(request.url()));
    const listed = { surname: 'ZADERZHANA', givenNames: 'RASSKAZALA' };
    for (const [changes, signal, key] of [
      [listed, 'hold', 's'],
      [{ surname: 'PROPUSHCHENA' }, 'go', 'Enter'],
    ] as const) {
      asked.length = 0;
      await scan(page, passport(changes));
      expect(await signalOf(page)).toBe(signal);
      await press(page, 'd');
      await page.fill('#flight', 'tk 345');
      // The allowed stay goes by the purpose; whom the second line has anyway is not asked about anew.
      if (signal === 'hold') await page.selectOption('#purpose', 'business');
      await page.fill('#residence', 'uzb');
      await page.press('#residence', 'Enter');
      await page.waitForSelector('.journey-line');
      for (const word of ['TK 345', 'Uzbekistan']) expect(await page.textContent('.journey-line')).toContain(word);
      await press(page, key);
      await page.waitForSelector('.lane-waiting');
      expect(asked).toHaveLength(1);
      const id = asked[0]?.split('/').at(-1);
      expect(await callAs('officer', 'GET', `/v1/inspections/${id}`)).toMatchObject({
        ...{ conveyance: { flight: 'TK 345' }, residence: 'UZB', residenceBasis: 'declared' },
        purpose: signal === 'hold' ? 'business' : 'not-asked',
      });
    }
  });

  it('is a second document of the same person, checked together with the first', async () => {
    const { page } = desk;
    const first = nextQuestion();
    await scan(page, passport({ surname: 'DVAPASPORTA' }));
    await signalOf(page);
    await press(page, 'n');
    await page.waitForSelector('.choices');
    await page.waitForTimeout(300);
    const lines = passport({ surname: 'DVAPASPORTA', issuingState: 'RUS', nationality: 'RUS' });
    const second = nextQuestion();
    await scan(page, lines);
    const { id, body } = await second;
    expect(body).toMatchObject({ otherDocuments: [{ mrz: lines }] });
    await page.waitForSelector('.journey-line');
    expect(await page.textContent('.journey-line')).toContain('1 more document');
    expect(await stateOf((await first).id)).toBe('abandoned');
    await press(page, 'Escape');
    await page.waitForSelector('.lane-waiting');
    expect(await stateOf(id)).toBe('abandoned');
  });

  it('leaves the traveller as they were by Esc', async () => {
    const { page } = desk;
    await scan(page, passport({ surname: 'NICHEGO' }));
    await signalOf(page);
    for (const key of ['d', 'n']) {
      await press(page, key);
      await page.waitForSelector('.choices');
      await press(page, 'Escape');
      await expect.poll(() => page.locator('.choices').count()).toBe(0);
    }
    expect(await page.textContent('.traveller-name')).toContain('NICHEGO');
    await press(page, 'Enter');
    await page.waitForSelector('.lane-waiting');
  });
});
