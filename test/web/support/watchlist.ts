import type { Page } from 'playwright-core';
import { callAs } from './invented.ts';

/** Proposed by the editor of the demonstration; it waits. @returns its id */
export async function proposeEntry(entry: object): Promise<string> {
  const proposed = await callAs('editor', 'POST', '/v1/watchlist/entries', {
    ...{ category: 'refusal-of-entry', action: 'refuse-entry', nationalities: ['UZB'] },
    ...{ legalBasis: 'Invented code, article 7', caseNumber: '2026-0041' },
    contact: 'Duty desk (invented), +996 312 000 000',
    ...entry,
  });
  return String(proposed.id);
}

/** Two good lines, and one that nobody can use. */
export function listFile(list: string): string {
  const line = (sourceId: string, name: string, more: object = {}) =>
    JSON.stringify({
      ...{ sourceId: `${list}-${sourceId}`, category: 'inquiry-check', action: 'refer' },
      ...{ names: [{ text: name, kind: 'primary' }], birthDates: ['1971-04-05'], nationalities: ['TJK'], ...more },
    });
  return [
    line('1', 'FAYLOV INVENTED'),
    line('2', 'ФАЙЛОВА Придуманная', { sex: 'F' }),
    line('3', 'Oshibka Invented', { birthDates: ['1971-13-45'] }),
    '',
  ].join('\n');
}

/** Sends a list by the form, as an editor does, and waits until it is read. */
export async function uploadByForm(page: Page, list: string): Promise<void> {
  await page.setInputFiles('#import-file', {
    ...{ name: `${list}.ndjson`, mimeType: 'application/x-ndjson', buffer: Buffer.from(listFile(list)) },
  });
  await page.click('form:has(#import-file) button[type="submit"]');
  await page.waitForSelector('.count-tabs');
}

/** Looks a name up with a reason. */
export async function searchFor(page: Page, name: string): Promise<void> {
  await page.fill('#search-name', name);
  await page.fill('#search-purpose', 'invented inquiry');
  await page.fill('#search-case', '2026-0041');
  await page.press('#search-name', 'Enter');
}
