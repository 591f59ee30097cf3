import type { Page } from 'playwright-core';
import { ADMINISTRATION_SCREENS } from './administration-screens.ts';
import { ANALYST_SCREENS } from './analyst-screens.ts';
import { LISTED_FOR_SUPERVISOR, SUPERVISOR_SCREENS } from './supervisor-screens.ts';
import { press, scan, signalOf, signIn } from './support/desk.ts';
import { passport } from './support/invented.ts';
import { WATCHLIST_SCREENS } from './watchlist-screens.ts';

export interface Screen {
  /** Of its picture's file. */
  name: string;
  /** Who is signed in before `open`; null: nobody, the page is the door. */
  username: string | null;
  /** From the desk as it opens to the screen. The page is closed afterwards. */
  open(page: Page): Promise<void>;
  /** What the browser calls an error on the way there. */
  expects?: readonly RegExp[];
  /** 7:1 instead of 4.5:1: what a lane shows. */
  isLane?: boolean;
}

/** A visa or a contract whose last day lies in no year that a document has. */
const REFUSED = [/^400 \/v1\/inspections\/[0-9a-f-]+$/];

/** As one opens an address that was sent. */
async function openAddress(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.waitForSelector('.frame-header');
}

/** The first lane of Manas, waiting. */
async function standAtLane(page: Page): Promise<void> {
  await page.locator('.lane-choice button').first().click();
  await page.waitForSelector('.lane-waiting');
}

async function scanAtLane(page: Page, lines: readonly string[], signal: string): Promise<void> {
  await standAtLane(page);
  await scan(page, lines);
  const shown = await signalOf(page);
  if (shown !== signal) throw new Error(`the signal is ${shown}, not ${signal}`);
  await page.waitForSelector('.traveller-context:not([aria-busy="true"])');
}

/** Listed by `listScreens` below. */
const WANTED = {
  surname: 'EKRANOV',
  givenNames: 'INVENTED',
  documentNumber: 'ZZ1112223',
  birthDate: '1980-02-29',
  sex: 'M',
} as const;

/** What the screens below need to be there. */
export const LISTED_FOR_SCREENS = [
  {
    ...{ category: 'wanted-for-arrest', action: 'arrest', flags: ['violent', 'escape-risk'], sex: 'M' },
    ...{
      names: [{ text: 'EKRANOV INVENTED', kind: 'primary' }],
      documents: [{ state: 'KAZ', number: WANTED.documentNumber }],
    },
    birthDates: [WANTED.birthDate],
  },
  ...LISTED_FOR_SUPERVISOR,
];

const AWAY = /^ERR_INTERNET_DISCONNECTED \/v1\//;

/** Every screen of the console. To add one is to add a line; the pictures and axe take it from here. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', username: null, open: async () => {} },
  {
    ...{ name: 'sign-in-refused', username: null },
    async open(page) {
      await page.fill('#username', 'officer');
      await page.fill('#password', 'not the password');
      await page.press('#password', 'Enter');
      await page.waitForSelector('.notice.wrong');
    },
  },
  {
    ...{ name: 'lane-choice', username: 'officer' },
    open: async (page) => void (await page.waitForSelector('.lane-choice')),
  },
  { name: 'lane-waiting', username: 'officer', isLane: true, open: standAtLane },
  {
    ...{ name: 'lane-go', username: 'officer', isLane: true },
    open: (page) =>
      scanAtLane(
        page,
        passport({ surname: 'SYDYKOVA', givenNames: 'AINURA', issuingState: 'KGZ', nationality: 'KGZ' }),
        'go',
      ),
  },
  {
    ...{ name: 'lane-look', username: 'officer', isLane: true },
    open: (page) => scanAtLane(page, passport({ surname: 'MALENKAYA', birthDate: '2017-03-04' }), 'look'),
  },
  {
    ...{ name: 'lane-hold', username: 'officer', isLane: true },
    open: async (page) => {
      await scanAtLane(page, passport(WANTED), 'hold');
      await page.waitForSelector('.hit-owner');
    },
  },
  {
    ...{ name: 'lane-manual-check', username: 'officer', isLane: true },
    async open(page) {
      const [upper = '', lower = ''] = passport();
      await scanAtLane(page, [`P<KAZ${'<'.repeat(upper.length - 5)}`, lower], 'manual-check');
    },
  },
  {
    ...{ name: 'lane-protection', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport(), 'go');
      await press(page, 'r');
      await page.waitForSelector('.choices');
    },
  },
  {
    ...{ name: 'lane-refusal-reason', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport(), 'go');
      await press(page, 'r');
      await press(page, 'Digit1');
      await page.waitForSelector('.choices li:nth-child(11)');
    },
  },
  {
    ...{ name: 'lane-override-reason', username: 'officer', isLane: true },
    async open(page) {
      const lines = passport({ surname: 'POVTORNAYA' });
      await scanAtLane(page, lines, 'go');
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
      await scan(page, lines);
      await signalOf(page);
      const notes = await page.locator('.advisory.is-look').count();
      for (let note = 1; note <= notes; note++) await press(page, `Digit${note}`);
      await press(page, 'a');
      await page.waitForSelector('.choices');
    },
  },
  {
    ...{ name: 'lane-conveyance', username: 'officer', isLane: true },
    async open(page) {
      await standAtLane(page);
      await press(page, 'd');
      await page.fill('#flight', 'KC 109');
    },
  },
  {
    ...{ name: 'lane-journey', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport({ surname: 'PUTESHESTVENNAYA' }), 'go');
      await press(page, 'd');
      await page.selectOption('#purpose', 'friends-and-relatives');
      await page.selectOption('#travellerKind', 'border-worker');
      await page.fill('#residence', 'UZB');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.journey-line');
      await press(page, 'd');
      await page.waitForSelector('#purpose');
    },
  },
  {
    ...{ name: 'lane-other-document', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport({ surname: 'VTORYMDOKUMENTOM' }), 'go');
      await press(page, 'n');
      await page.waitForSelector('.choices');
    },
  },
  {
    ...{ name: 'lane-visa', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport({ surname: 'VIZOVAYA', issuingState: 'IND', nationality: 'IND' }), 'go');
      await press(page, 'v');
      await page.fill('#visa-number', 'VI1234567');
      await page.fill('#visa-validFrom', '31.02.2027');
      await page.press('#visa-validFrom', 'Enter');
      await page.waitForSelector('#visa-validFrom-error');
    },
  },
  {
    ...{ name: 'lane-contract', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport({ surname: 'RABOTNIKOVA', issuingState: 'ARM', nationality: 'ARM' }), 'go');
      await press(page, 'k');
      await page.fill('#contract-number', 'TD-17/2026');
      await page.fill('#contract-validUntil', '31.12.2027');
      await page.fill('#contract-validFrom', '01.01.2028');
      await page.press('#contract-validFrom', 'Enter');
      await page.waitForSelector('#contract-validFrom-error');
    },
  },
  {
    ...{ name: 'lane-contract-refused', username: 'officer', isLane: true },
    expects: REFUSED,
    async open(page) {
      await scanAtLane(page, passport({ surname: 'OSHIBKINA', issuingState: 'ARM', nationality: 'ARM' }), 'go');
      await press(page, 'k');
      await page.fill('#contract-validUntil', '31.12.2199');
      await page.press('#contract-validUntil', 'Enter');
      await page.waitForSelector('.notice.wrong');
    },
  },
  {
    ...{ name: 'lane-fields-visa', username: 'officer', isLane: true },
    async open(page) {
      await standAtLane(page);
      await press(page, 'm');
      await press(page, 'F6');
      await page.fill('#surname', 'VIZOVAYA');
      await page.press('#surname', 'F7');
      await page.waitForSelector('#visa-number');
    },
  },
  {
    ...{ name: 'lane-not-screened', username: 'officer', isLane: true, expects: [AWAY] },
    async open(page) {
      await standAtLane(page);
      await page.context().setOffline(true);
      await scan(page, passport());
      await page.waitForSelector('.is-not-screened');
    },
  },
  {
    ...{ name: 'lane-decision-kept', username: 'officer', isLane: true, expects: [AWAY] },
    async open(page) {
      await scanAtLane(page, passport({ surname: 'OZHIDAYUSHCHAYA' }), 'go');
      await page.context().setOffline(true);
      await press(page, 'Enter');
      await page.waitForSelector('.lane-footer .notice');
    },
  },
  {
    ...{ name: 'lane-zone-entry', username: 'officer', isLane: true },
    async open(page) {
      await standAtLane(page);
      await scan(
        page,
        passport().map((line, index) => (index === 0 ? line : line.slice(0, 27))),
      );
      await page.waitForSelector('.zone-entry');
    },
  },
  {
    ...{ name: 'lane-fields-entry', username: 'officer', isLane: true },
    async open(page) {
      await standAtLane(page);
      await press(page, 'm');
      await page.waitForSelector('.zone-entry');
      await press(page, 'F6');
      await page.fill('#issuingState', 'UZB');
      await page.fill('#birthDate', '2.3.1985');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.notice.wrong');
    },
  },
  {
    ...{ name: 'lane-correction', username: 'officer', isLane: true },
    async open(page) {
      await scanAtLane(page, passport({ surname: 'OSHIBOCHNAYA' }), 'go');
      await press(page, 'Enter');
      await page.waitForSelector('.lane-waiting');
      await press(page, 'c');
      await press(page, 'Digit1');
      await page.waitForSelector('.choices li:nth-child(3)');
    },
  },
  {
    ...{ name: 'group-begin', username: 'officer', isLane: true },
    async open(page) {
      await standAtLane(page);
      await press(page, 'g');
      await page.waitForSelector('.group-begin');
    },
  },
  {
    ...{ name: 'group-pile', username: 'officer', isLane: true },
    async open(page) {
      await standAtLane(page);
      await press(page, 'g');
      await page.fill('#declaredCount', '45');
      await page.fill('#label', '01 KG 123 ABC');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.group-work');
      for (const surname of ['PERVYI', 'VTOROI', 'TRETII']) await scan(page, passport({ surname }));
      await scan(page, passport({ surname: 'MALYSH', birthDate: '2019-01-02' }));
      await scan(page, passport(WANTED));
      await page.waitForSelector('.group-signal.is-hold');
      await press(page, 'ArrowUp');
      await press(page, 'ArrowUp');
      await press(page, 'Space');
    },
  },
  {
    ...{ name: 'group-refused', username: 'officer', isLane: true },
    expects: REFUSED,
    async open(page) {
      await standAtLane(page);
      await press(page, 'g');
      await page.fill('#declaredCount', '2');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.group-work');
      await scan(page, passport({ surname: 'PERVAYA' }));
      await scan(page, passport({ surname: 'VIZOVAYA', issuingState: 'IND', nationality: 'IND' }));
      await page.waitForSelector('tr:nth-child(2) .group-signal.is-go');
      await press(page, 'Enter');
      await signalOf(page);
      await press(page, 'v');
      await page.fill('#visa-number', 'VI1234567');
      await page.fill('#visa-validUntil', '01.01.2199');
      await page.press('#visa-validUntil', 'Enter');
      await page.waitForSelector('.notice.wrong');
    },
  },
  {
    ...{ name: 'shift-none', username: 'officer' },
    async open(page) {
      await openAddress(page, '/shift?checkpoint=manas');
      await page.waitForSelector('.take-over section');
    },
  },
  {
    ...{ name: 'shortcuts', username: 'officer' },
    async open(page) {
      await standAtLane(page);
      await page.keyboard.press('Shift+Slash');
      await page.waitForSelector('dialog[open]');
    },
  },
  {
    ...{ name: 'locked', username: 'officer' },
    async open(page) {
      await standAtLane(page);
      await page.keyboard.press('F10');
      await page.waitForSelector('#password');
    },
  },
  {
    ...{ name: 'opened-away', username: 'officer', expects: [/^ERR_FAILED \/v1\//] },
    async open(page) {
      await standAtLane(page);
      await page.route('**/v1/**', (route) => route.abort());
      await page.reload();
      await page.waitForSelector('.door-card .notice');
    },
  },
  {
    ...{ name: 'account-menu', username: 'officer' },
    async open(page) {
      await standAtLane(page);
      await page.click('.menu summary');
    },
  },
  ...SUPERVISOR_SCREENS.map((screen) => ({ ...screen, username: 'supervisor' })),
  ...ANALYST_SCREENS,
  ...WATCHLIST_SCREENS,
  ...ADMINISTRATION_SCREENS,
];

/** Signs in where the screen needs it, and opens it. */
export async function openScreen(page: Page, screen: Screen): Promise<void> {
  if (screen.username !== null) await signIn(page, screen.username);
  await screen.open(page);
}
