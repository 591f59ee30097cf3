import type { Page } from 'playwright-core';
import { callAs, passport } from './invented.ts';

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

/** Somebody of this name, born in this year, is let in at Manas. */
export async function letIn(surname: string, birthYear: number): Promise<void> {
  const born = { givenNames: 'BAKTYGUL', birthDate: `${birthYear}-04-15` };
  const opened = await callAs('officer', 'POST', '/v1/inspections', {
    ...{ checkpoint: 'manas', direction: 'entry' },
    mrz: passport({ surname, ...born }),
  });
  const advisories = opened.advisories as { code: string; level: string }[];
  const acknowledged = advisories.filter(({ level }) => level === 'look').map(({ code }) => code);
  await callAs('officer', 'PUT', `/v1/inspections/${opened.id}/decision`, {
    outcome: 'admit',
    ...(acknowledged.length > 0 && { acknowledged, overrideReason: 'seen' }),
  });
}

function lineOf(sourceId: string, name: string, more: object = {}): string {
  return `${JSON.stringify({
    ...{ sourceId, category: 'inquiry-check', action: 'refer' },
    ...{ names: [{ text: name, kind: 'primary' }], birthDates: ['1971-04-05'], nationalities: ['TJK'], ...more },
  })}\n`;
}

/** Two good lines, and one that nobody can use. */
export function listFile(list: string): string {
  return [
    lineOf(`${list}-1`, 'FAYLOV INVENTED'),
    lineOf(`${list}-2`, 'ФАЙЛОВА Придуманная', { sex: 'F' }),
    lineOf(`${list}-3`, 'Oshibka Invented', { birthDates: ['1971-13-45'] }),
  ].join('');
}

async function sendByForm(page: Page, list: string, file: string): Promise<void> {
  await page.setInputFiles('#import-file', {
    ...{ name: `${list}.ndjson`, mimeType: 'application/x-ndjson', buffer: Buffer.from(file) },
  });
  await page.click('form:has(#import-file) button[type="submit"]');
}

/** Sends a list by the form, as an editor does, and waits until it is read. */
export async function uploadByForm(page: Page, list: string): Promise<void> {
  await sendByForm(page, list, listFile(list));
  await page.waitForSelector('.count-tabs');
}

/** Of a length that takes some seconds to read. */
export const LONG_LIST = 60_000;

/** Sends a long list by the form, and waits until one sees how far the server has read it. */
export async function uploadLongByForm(page: Page, list: string): Promise<void> {
  const lines = Array.from({ length: LONG_LIST }, (_, at) => lineOf(`${list}-${at}`, `DLINNOV INVENTED ${at}`));
  await sendByForm(page, list, lines.join(''));
  // The form has a progress of its own while the file is on its way.
  await page.waitForURL(/\/watchlist\/imports\/[0-9a-f-]{36}$/);
  await page.waitForSelector('.progress progress[max]');
}

/** Looks a name up with a reason. */
export async function searchFor(page: Page, name: string): Promise<void> {
  await page.fill('#search-name', name);
  await page.fill('#search-purpose', 'invented inquiry');
  await page.fill('#search-caseNumber', '2026-0041');
  await page.press('#search-name', 'Enter');
}
