import { say } from '../../src/commands/terminal.ts';
import { quantile, splitOf, thresholdFor, wilson } from './figures.ts';
import { alerts, type MeasuredInnocents, type MeasuredPositive } from './measure.ts';
import { CLASS_NAMES, type ClassName } from './positives.ts';

export const RATES = [1, 5, 20] as const;

export interface ClassFigures {
  n: number;
  /** By the policy's own review line. */
  recall: number;
  low: number;
  high: number;
  tune: number;
  test: number;
  /** At the score that 1, 5, 20 of a thousand innocents exceed. */
  atRates: number[];
  lostByKeys: number;
  lostByScore: number;
  /** Above the line, but five others stood before it. */
  lostByRank: number;
}

/** The share of each class that was found; of hardNegatives the share that alerted. */
export function figuresOf(
  measured: readonly MeasuredPositive[],
  innocents: MeasuredInnocents | null,
): Partial<Record<ClassName, ClassFigures>> {
  const figures: Partial<Record<ClassName, ClassFigures>> = {};
  const thresholds = innocents ? RATES.map((rate) => thresholdFor(innocents.bestScores, rate)) : [];
  for (const name of CLASS_NAMES) {
    const rows = measured.filter(({ positive }) => positive.className === name);
    if (rows.length === 0) continue;
    const found = rows.filter(({ isFound }) => isFound).length;
    const missed = rows.filter(({ isFound }) => !isFound);
    figures[name] = {
      n: rows.length,
      recall: found / rows.length,
      ...wilson(found, rows.length),
      tune: recallOf(rows.filter(({ positive }) => splitOf(positive.splitId) === 'tune')),
      test: recallOf(rows.filter(({ positive }) => splitOf(positive.splitId) === 'test')),
      atRates: thresholds.map((threshold) => rows.filter(({ score }) => score > threshold).length / rows.length),
      lostByKeys: missed.filter(({ hit }) => hit === null).length,
      lostByScore: missed.filter(({ hit }) => hit !== null && !alerts(hit)).length,
      lostByRank: missed.filter(({ hit }) => hit !== null && alerts(hit)).length,
    };
  }
  return figures;
}

function recallOf(rows: readonly MeasuredPositive[]): number {
  return rows.length === 0 ? Number.NaN : rows.filter(({ isFound }) => isFound).length / rows.length;
}

const share = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3));

export function sayClasses(figures: Partial<Record<ClassName, ClassFigures>>): void {
  sayTable([
    [
      'class',
      'n',
      'recall',
      'Wilson 95 %',
      'tune',
      'test',
      ...RATES.map((rate) => `at ${rate}/1000`),
      'keys',
      'score',
      'rank',
    ],
    ...Object.entries(figures).map(([name, row]) => [
      name,
      String(row.n),
      share(row.recall),
      `${share(row.low)}–${share(row.high)}`,
      share(row.tune),
      share(row.test),
      ...RATES.map((_, at) => share(row.atRates[at])),
      String(row.lostByKeys),
      String(row.lostByScore),
      String(row.lostByRank),
    ]),
  ]);
}

/** Where a class has parts (scripts, rules of renaming), each on a line of its own. */
export function sayParts(measured: readonly MeasuredPositive[]): void {
  const parts = Map.groupBy(measured, ({ positive }) => `${positive.className}: ${positive.part}`);
  const rows = [...parts].filter(([name]) => !name.endsWith(': '));
  sayTable(rows.map(([name, of]) => [name, String(of.length), share(recallOf(of))]));
}

export function sayInnocents(innocents: MeasuredInnocents): void {
  for (const [origin, { asked, alerted }] of Object.entries(innocents.byOrigin)) {
    const perThousand = ((alerted * 1000) / asked).toFixed(2);
    const { low, high } = wilson(alerted, asked);
    const interval = `${(low * 1000).toFixed(2)}–${(high * 1000).toFixed(2)}`;
    say(`innocents ${origin}: ${asked}, alerted ${alerted} = ${perThousand} of 1,000 (${interval}) by the own bands`);
  }
  const candidates = (at: number) => quantile(innocents.candidateCounts, at);
  const time = (at: number) => `${quantile(innocents.screenUs, at).toFixed(0)} µs`;
  say(`candidates p50 ${candidates(0.5)}, p99 ${candidates(0.99)}; screening p50 ${time(0.5)}, p99 ${time(0.99)}`);
  const thresholds = RATES.map((rate) => `${rate}/1000: ${thresholdFor(innocents.bestScores, rate).toFixed(2)}`);
  say(`score thresholds ${thresholds.join(', ')} bits`);
}

export function sayTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows) {
    say(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
}

/** Missed pairs of the tune half only: the other half must stay unseen. */
export function sayMisses(measured: readonly MeasuredPositive[], count: number): void {
  const missed = measured.filter(
    ({ positive, isFound }) =>
      splitOf(positive.splitId) === 'tune' && isFound === (positive.className === 'hardNegatives'),
  );
  for (const { positive, hit } of missed.slice(0, count)) {
    const { document } = positive;
    say(`\n${positive.className} ${positive.id} (${positive.part}) → ${positive.entryId}`);
    say(`  asked: ${document.surname} · ${document.birthDate ?? '–'} · ${document.nationality || '–'}`);
    const names = positive.listed?.names.map(({ text }) => text).join(' | ');
    if (names)
      say(
        `  listed: ${names} · ${positive.listed?.birthDates.join(' | ')} · ${positive.listed?.nationalities.join(' ')}`,
      );
    sayEvidence(hit);
  }
}

/** Innocents of the tune half who were alerted. */
export function sayAlerts(innocents: MeasuredInnocents, count: number): void {
  for (const { innocent, hit } of innocents.alerted
    .filter(({ innocent: { id } }) => splitOf(id) === 'tune')
    .slice(0, count)) {
    const { surname, givenNames, birthDate, nationality } = innocent.document;
    say(`\n${innocent.id}: ${surname}, ${givenNames} · ${birthDate} · ${nationality} → ${hit.entryId}`);
    sayEvidence(hit);
  }
}

function sayEvidence(hit: MeasuredPositive['hit']): void {
  if (hit === null) {
    say('  no candidate');
    return;
  }
  say(`  ${hit.band} ${hit.score.toFixed(2)}`);
  for (const { feature, traveller, listed, bits } of hit.evidence)
    say(`    ${bits.toFixed(2)} ${feature}: ${traveller} ~ ${listed}`);
}
