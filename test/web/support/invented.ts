import { inject } from 'vitest';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { type MrzFields, writeMrz } from '../../../src/documents/write-mrz.ts';
import { PASSWORD } from './global-setup.ts';

let numbers = Date.now() % 1_000_000;

/** An invented traveller's passport, its own each time. @returns the two lines of its zone */
export function passport(changes: Partial<MrzFields> = {}): string[] {
  numbers += 1;
  return writeMrz('TD3', {
    ...{
      documentCode: 'P',
      issuingState: 'KAZ',
      nationality: 'KAZ',
      documentNumber: `N${String(numbers).padStart(7, '0')}`,
    },
    ...{ surname: 'PROBNAYA', givenNames: 'AIGERIM', birthDate: '1991-11-23', sex: 'F' },
    expiryDate: addDays(localDate(new Date()), 2_000),
    ...changes,
  });
}

/** The zone of a visa of this state (MRV-B, Doc 9303-7), of whoever travels on a passport. */
export function visaZone(changes: Partial<MrzFields> = {}): string[] {
  return writeMrz('MRV-B', {
    ...{ documentCode: 'V', issuingState: 'KGZ', nationality: 'KAZ', documentNumber: 'VI0000001' },
    ...{ surname: 'PROBNAYA', givenNames: 'AIGERIM', birthDate: '1991-11-23', sex: 'F' },
    expiryDate: addDays(localDate(new Date()), 60),
    ...changes,
  });
}

async function tokenOf(username: string): Promise<string> {
  const answer = await call('POST', '/v1/auth/token', { username, password: PASSWORD });
  return String(answer.accessToken);
}

async function call(method: string, path: string, body?: object, token?: string): Promise<Record<string, unknown>> {
  const answer = await fetch(inject('consoleUrl') + path, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
}

/** Asks the API as an account of the demonstration. */
export async function callAs(
  username: string,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  return call(method, path, body, await tokenOf(username));
}

/** Proposed by the editor, approved by the approver, and known to the lanes. @returns its id */
export async function listEntry(entry: object): Promise<string> {
  const proposed = await callAs('editor', 'POST', '/v1/watchlist/entries', {
    ...{
      legalBasis: 'Invented code, article 1',
      contact: 'Duty desk (invented), +996 312 000 000',
      birthDates: ['1980-02-29'],
    },
    ...entry,
  });
  const id = String(proposed.id);
  await callAs('approver', 'POST', `/v1/watchlist/entries/${id}/approval`);
  // The feed wakes at once; the lanes' lists follow within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return id;
}
