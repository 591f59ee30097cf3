import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { quantile } from '../../bench/lane-client.ts';
import { hasSharedData } from '../../bench/screening/shared-data.ts';
import { newId } from '../../src/core/ids.ts';
import { LANGUAGES } from '../../web/src/words/languages.ts';
import { openLaneDesk, press, scan, signalOf } from './support/desk.ts';
import { recordFigures } from './support/figures.ts';
import { callAs, passport } from './support/invented.ts';
import { writeLongList } from './support/long-list.ts';
import { listSayings } from './support/sayings.ts';

const SCANS = 200;
/** A country's list and its neighbours'. Without the name lists, whose popular names are what it is about, it stays as it is. */
const ENTRIES = hasSharedData() ? 1_000_000 : 0;
const asked = process.env.IAMIS_WEB_LIST;
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Lengthens the list. @returns how many entries the lanes are screened against */
async function makeList(count: number): Promise<number> {
  const startedMs = performance.now();
  const secondsSoFar = () => Math.round((performance.now() - startedMs) / 1000);
  if (count > 0) await writeLongList(inject('consoleDataDir'), 'console-1', count);
  const writtenS = secondsSoFar();
  for (;;) {
    const answer = await callAs('officer', 'PUT', `/v1/inspections/${newId()}`, {
      ...{ checkpoint: 'manas', direction: 'entry', mrz: passport() },
    });
    const { entryCount } = answer.screening as { entryCount: number };
    if (entryCount >= count) {
      say(`${entryCount} entries: ${count} written in ${writtenS} s, screened against after ${secondsSoFar()} s`);
      return entryCount;
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

const round = (value: number) => Math.round(value * 10) / 10;

describe('the lane’s own time', () => {
  it('is told: from the reader’s last key to the signal on the screen, and from the decision to the next', {
    timeout: 1_800_000,
  }, async () => {
    const entryCount = await makeList(Number(asked ?? ENTRIES));
    // With the console's worker, as a lane has it.
    const desk = await openLaneDesk({ keepsFiles: true });
    const { page } = desk;
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    for (let made = 0; made < SCANS; made++) {
      await scan(page, passport());
      expect(await signalOf(page), `scan ${made + 1}`).toBe('go');
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
    }
    // The last one is measured when its frame is painted, a moment after the lane waits.
    await page.waitForFunction((count) => performance.getEntriesByName('decision-to-ready').length === count, SCANS);
    const measured = await page.evaluate(() =>
      performance.getEntriesByType('measure').map(({ name, duration }) => ({ name, duration })),
    );
    expect(desk.complaints).toEqual([]);
    await desk.close();
    const of = (name: string) => {
      const sorted = measured
        .filter((one) => one.name === name)
        .map(({ duration }) => duration)
        .sort((a, b) => a - b);
      expect(sorted.length).toBe(SCANS);
      return { p50: round(quantile(sorted, 0.5)), p95: round(quantile(sorted, 0.95)) };
    };
    const figures = { scanToSignalMs: of('scan-to-signal'), decisionToReadyMs: of('decision-to-ready') };
    // Of a shorter list than the file is about they are told, and not kept.
    if (asked === undefined || entryCount >= ENTRIES) recordFigures(figures);
    say(
      `${SCANS} scans against ${entryCount} entries: scan → signal p50 ${figures.scanToSignalMs.p50} ms, p95 ${figures.scanToSignalMs.p95} ms; decision → ready p50 ${figures.decisionToReadyMs.p50} ms, p95 ${figures.decisionToReadyMs.p95} ms`,
    );
  });
});

describe('the lane’s weight', () => {
  it('is told: what a first visit loads up to the waiting lane, compressed', async () => {
    const desk = await openLaneDesk();
    const addresses = await desk.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(desk.complaints).toEqual([]);
    await desk.close();
    const paths = addresses.map((address) => new URL(address).pathname).filter((path) => /\.(js|css)$/.test(path));
    const dist = join(import.meta.dirname, '../../web/dist');
    const bytes = paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0);
    const laneKbCompressed = round(bytes / 1024);
    expect(paths.length).toBeGreaterThanOrEqual(4);
    expect(laneKbCompressed).toBeLessThanOrEqual(200);
    recordFigures({ laneKbCompressed });
    say(`the lane’s first load: ${laneKbCompressed} KB compressed in ${paths.length} files (JavaScript and CSS)`);
  });

  it('has as many sayings in each language', async () => {
    const sayings = await listSayings();
    const countOf = (language: (typeof LANGUAGES)[number]) =>
      sayings.filter(({ saying }) => saying[language] !== undefined).length;
    const keys = {
      ky: countOf('ky'),
      ru: countOf('ru'),
      en: countOf('en'),
      missing: LANGUAGES.reduce((sum, one) => sum + sayings.length - countOf(one), 0),
    };
    recordFigures({ keys });
    expect(keys.missing).toBe(0);
  });
});
