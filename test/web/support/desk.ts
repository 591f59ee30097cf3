import type { ConsoleMessage, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Language } from '../../../web/src/words/languages.ts';
import { type Browser, openBrowser } from './browser.ts';
import { PASSWORD } from './global-setup.ts';

export interface Desk {
  page: Page;
  browser: Browser;
  /**
   * What the page complained of and the test did not expect: errors, whatever the content security policy refused, and answers that are
   * refusals, as `409 /v1/inspections/…/decision`, or failures, as `ERR_FAILED /v1/lane-state`.
   */
  readonly complaints: readonly string[];
  /** From now on, and before, these are no complaints. */
  expects(...complaints: readonly RegExp[]): void;
  close(): Promise<void>;
}

interface DeskOptions {
  language?: Language;
  theme?: 'dark' | 'light';
  viewport?: { width: number; height: number };
  /** Does the console's own worker run, that keeps its files? */
  keepsFiles?: boolean;
  /** Where the console is asked for, if not at its own address. */
  url?: string;
}

/** Who is not signed in yet is told so; a browser calls that an error. */
const AT_THE_DOOR = [/^401 \/v1\/auth\/session$/];

/** What stands in the browser's console, short: a refusal by its status, a failure by its name, each with the address's path. */
function complaintOf(message: ConsoleMessage): string {
  const [, status, failure] =
    /^Failed to load resource: (?:.*status of (\d{3})|net::(ERR_\w+))/.exec(message.text()) ?? [];
  const { url } = message.location();
  return status || failure ? `${status ?? failure} ${new URL(url).pathname}` : message.text();
}

/** A browser at the console's door. */
export async function openDesk({ language = 'en', theme = 'light', url, ...options }: DeskOptions = {}): Promise<Desk> {
  const browser = await openBrowser(options);
  const page = await browser.context.newPage();
  const said: string[] = [];
  const expected = [...AT_THE_DOOR];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(complaintOf(message));
  });
  await browser.context.addInitScript(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem('iamis.language', localStorage.getItem('iamis.language') ?? JSON.stringify(chosenLanguage));
      localStorage.setItem('iamis.theme', localStorage.getItem('iamis.theme') ?? JSON.stringify(chosenTheme));
    },
    [language, theme] as const,
  );
  await page.goto(url ?? inject('consoleUrl'));
  await page.waitForSelector('#username');
  return {
    ...{ page, browser },
    get complaints() {
      return said.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
    },
    expects: (...more) => void expected.push(...more),
    close: () => browser.close(),
  };
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.fill('#username', username);
  await page.fill('#password', PASSWORD);
  await page.press('#password', 'Enter');
  await page.waitForSelector('.frame-header');
}

/** Signs in and stands at a lane of Manas: entry lanes come first. */
export async function openLaneDesk(options: DeskOptions & { direction?: 'entry' | 'exit' } = {}): Promise<Desk> {
  const desk = await openDesk(options);
  await signIn(desk.page, 'officer');
  const lanes = desk.page.locator('.lane-choice button');
  await lanes.first().waitFor();
  await (options.direction === 'exit' ? lanes.last() : lanes.first()).click();
  await desk.page.waitForSelector('.lane-waiting');
  return desk;
}

/** What `key` a Russian layout gives for a physical key. */
const RUSSIAN = new Map(
  [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((letter, index) => [
    letter,
    [...'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ'][index] ?? letter,
  ]),
);

export interface Reader {
  lineEnd?: 'Enter' | 'Tab' | 'both' | 'none';
  isRussian?: boolean;
  /** Between keys. Real readers: 1 to 30. */
  gapMs?: number;
}

/**
 * Types as a keyboard-wedge reader does: through the browser's own input, key by key, so that focus, layouts and handlers are what they are for
 * a person.
 */
export async function scan(
  page: Page,
  lines: readonly string[],
  { lineEnd = 'Enter', isRussian, gapMs = 0 }: Reader = {},
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const sent: Promise<unknown>[] = [];
  // Not one by one: on a busy machine the answers between keys would make a slow reader of a fast one.
  const press = async (code: string, key: string, text: string, shift: boolean) => {
    const event = { code, key, modifiers: shift ? 8 : 0, windowsVirtualKeyCode: virtualKey(code) };
    sent.push(
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, text, unmodifiedText: text }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
    );
    if (gapMs > 0) await page.waitForTimeout(gapMs);
  };
  for (const line of lines) {
    for (const character of line) {
      const { code, shift } = keyOf(character);
      const typed = isRussian ? (RUSSIAN.get(character) ?? (character === '<' ? 'Б' : character)) : character;
      await press(code, typed, typed, shift);
    }
    if (lineEnd === 'Enter' || lineEnd === 'both') await press('Enter', 'Enter', '\r', false);
    if (lineEnd === 'both') await press('Enter', 'Enter', '\r', false);
    if (lineEnd === 'Tab') await press('Tab', 'Tab', '', false);
  }
  await Promise.all(sent);
  await session.detach();
}

/** The physical key of a US keyboard, as readers have it. */
function keyOf(character: string): { code: string; shift: boolean } {
  if (character === '<') return { code: 'Comma', shift: true };
  return /\d/.test(character) ? { code: `Digit${character}`, shift: false } : { code: `Key${character}`, shift: true };
}

function virtualKey(code: string): number {
  if (code.startsWith('Key')) return code.charCodeAt(3);
  if (code.startsWith('Digit')) return code.charCodeAt(5);
  return { Comma: 188, Enter: 13, Tab: 9 }[code] ?? 0;
}

/** The signal that is on the screen. */
export async function signalOf(page: Page): Promise<string | null> {
  await page.waitForSelector('.signal-panel');
  return page.getAttribute('.signal-panel', 'data-signal');
}

/** A key of the officer's, once the signal has been seen: presses at once after it are meant for the traveller before. */
export async function press(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(300);
  await page.keyboard.press(key);
}
