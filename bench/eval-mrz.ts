import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '../src/core/dates.ts';
import { type MrzFieldsAsRead, readMrz } from '../src/documents/read-mrz.ts';
import type { DocumentChecks } from '../src/documents/travel-document.ts';

/** Evaluates the reader against specimen zones collected from public test suites: `IAMIS_SHARED_DATA` + /mrz/mrz-cases.json. */

interface MrzCase {
  id: string;
  disputed: boolean;
  format: string;
  lines: string[];
  reference: { fields: Record<string, string> | null; checks: Record<string, boolean> | null };
}

const SUPPORTED: Readonly<Record<string, string>> = {
  TD1: 'TD1',
  TD2: 'TD2',
  TD3: 'TD3',
  MRVA: 'MRV-A',
  MRVB: 'MRV-B',
};
const CHECKS: Readonly<Record<string, keyof DocumentChecks>> = {
  documentNumber: 'documentNumber',
  birthDate: 'birthDate',
  expiryDate: 'expiryDate',
  optionalData: 'personalNumber',
  composite: 'composite',
};
const READ_ON: CalendarDate = '2026-01-01';

/** Outer fillers dropped, runs of fillers counted as one space. */
function comparable(text: string): string {
  return text.replaceAll('<', ' ').split(' ').filter(Boolean).join(' ');
}

function mistakesIn({ format, lines, reference }: MrzCase): string[] {
  const reading = readMrz(lines, READ_ON);
  const expectedFormat = SUPPORTED[format];
  if (!expectedFormat)
    return !reading.ok && reading.code === 'unsupported-document' ? [] : ['not refused as unsupported'];
  if (!reading.ok) return [reading.code];
  const { document, asRead } = reading;
  const mistakes: string[] = [];
  if (document.format !== expectedFormat) mistakes.push(`format ${document.format}`);
  for (const [field, expected] of Object.entries(reference.fields ?? {})) {
    const actual = asRead[field as keyof MrzFieldsAsRead];
    if (comparable(actual ?? '?') !== comparable(expected)) mistakes.push(`${field}: ${actual} instead of ${expected}`);
  }
  for (const [name, isRight] of Object.entries(reference.checks ?? {})) {
    const check = CHECKS[name];
    const actual = check && document.checks[check];
    if (actual === undefined || (actual !== 'fail') !== isRight) mistakes.push(`check of ${name}: ${actual}`);
  }
  return mistakes;
}

function evaluate(path: string): { passed: number; failed: number; skipped: number } {
  const count = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(path)) return { ...count, skipped: 1 };
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: MrzCase[] };
  for (const mrzCase of cases) {
    if (mrzCase.disputed) {
      count.skipped++;
      continue;
    }
    const mistakes = mistakesIn(mrzCase);
    for (const mistake of mistakes) process.stdout.write(`${mrzCase.id} ${mrzCase.format}: ${mistake}\n`);
    if (mistakes.length === 0) count.passed++;
    else count.failed++;
  }
  return count;
}

const { passed, failed, skipped } = evaluate(
  join(process.env.IAMIS_SHARED_DATA ?? '../shared/data', 'mrz/mrz-cases.json'),
);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 ? 1 : 0;
