import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../web/src/words/languages.ts';
import { LISTED_FOR_SCREENS, openScreen, SCREENS } from './screens.ts';
import { openDesk } from './support/desk.ts';
import { recordFigures } from './support/figures.ts';
import { fillWithCrossings } from './support/flows.ts';
import { listEntry } from './support/invented.ts';

const PICTURES = join(import.meta.dirname, '.screens');
const THEMES = ['light', 'dark'] as const;
const SIZES = {
  wide: { width: 1366, height: 768 },
  tablet: { width: 1024, height: 768 },
  upright: { width: 768, height: 1024 },
};

/** Every language at both sizes; the dark theme and the tablet held upright once each, in the language with the longest words. */
function sizesOf(language: Language, theme: (typeof THEMES)[number]): (keyof typeof SIZES)[] {
  if (theme === 'dark') return language === 'ru' ? ['wide'] : [];
  return language === 'ru' ? ['wide', 'tablet', 'upright'] : ['wide', 'tablet'];
}

/** WCAG 2.2 AA everywhere, and the enhanced contrast of 7:1 at the lane. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In the page: what is wider than its place, so that one would have to push it sideways. */
function tooWide(): string[] {
  return [...document.querySelectorAll('html, body *')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .filter((one) => one.tagName === 'HTML' || ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
    .filter(({ tagName }) => tagName !== 'TEXTAREA')
    .map((one) => `${one.tagName}.${one.className}: ${one.scrollWidth} in ${one.clientWidth}`);
}

let violationCount = 0;
const asked = new Set<string>();

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  for (const entry of LISTED_FOR_SCREENS) await listEntry(entry);
  await fillWithCrossings();
});

/** Nobody looks at the pictures of a machine's own run. */
const isPhotographed = process.env.IAMIS_WEB_PICTURES !== 'no';
const only = process.env.IAMIS_WEB_SCREENS?.split(',');
/** While one works on a screen: some of the languages. */
const languages = LANGUAGES.filter((one) => process.env.IAMIS_WEB_LANGUAGES?.split(',').includes(one) ?? true);
const screens = SCREENS.filter(({ name }) => !only || only.includes(name));

afterAll(() => {
  // Of some screens or languages only it is no figure.
  const isWhole = asked.size === SCREENS.length && languages.length === LANGUAGES.length;
  if (isWhole) recordFigures({ axe: { screens: asked.size, violations: violationCount } });
});

describe.each(screens)('the screen $name', (screen) => {
  it('has nothing that axe objects to, in three languages and both themes, and no line too wide; and is photographed', async () => {
    const desk = await openDesk();
    const { page, browser } = desk;
    desk.expects(...(screen.expects ?? []));
    try {
      await openScreen(page, screen);
      // In one pass over the page itself, twice as fast: what axe would look for in frames is not there.
      expect(page.frames()).toHaveLength(1);
      const contrast = screen.isLane ? { rules: { 'color-contrast-enhanced': { enabled: true } } } : {};
      const axe = new AxeBuilder({ page })
        .setLegacyMode()
        .options({ runOnly: { type: 'tag', values: TAGS }, ...contrast });
      for (const language of languages) {
        for (const theme of THEMES) {
          await switchTo(language, theme);
          const { violations } = await axe.analyze();
          violationCount += violations.length;
          const told = violations.map(
            ({ id, nodes }) => `${language} ${theme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          );
          expect(told).toEqual([]);
          for (const size of sizesOf(language, theme)) {
            await page.setViewportSize(SIZES[size]);
            // A chart takes its new width when the page has.
            await expect.poll(() => page.evaluate(tooWide), { message: `${size} ${language}` }).toEqual([]);
            if (isPhotographed)
              await page.screenshot({ path: join(PICTURES, `${screen.name}-${size}-${language}-${theme}.png`) });
          }
          await page.setViewportSize(SIZES.wide);
        }
      }
      expect(desk.complaints).toEqual([]);
    } finally {
      asked.add(screen.name);
      await browser.close();
    }

    /** As another tab would: at once, without loading the page anew. */
    async function switchTo(language: string, theme: string): Promise<void> {
      await page.evaluate(
        ([newLanguage, newTheme]) => {
          const tell = (key: string, value: unknown) => {
            const newValue = JSON.stringify(value);
            localStorage.setItem(key, newValue);
            window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
          };
          tell('iamis.language', newLanguage);
          tell('iamis.theme', newTheme);
        },
        [language, theme],
      );
      await page.waitForFunction((now) => document.documentElement.lang === now, language);
    }
  });
});
