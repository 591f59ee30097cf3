import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../bench/results/console.json');

/** What `npm run test:web` measured; each test adds its own part once it is whole. What a run of some tests did not measure stays as it was. */
export interface ConsoleFigures {
  scanToSignalMs: { p50: number; p95: number };
  decisionToReadyMs: { p50: number; p95: number };
  axe: { screens: number; violations: number };
  laneKbCompressed: number;
  keys: { ky: number; ru: number; en: number; missing: number };
}

export function recordFigures(part: Partial<ConsoleFigures>): void {
  const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Partial<ConsoleFigures>) : {};
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ ...before, ...part }, null, 2)}\n`);
}
