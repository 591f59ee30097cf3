/**
 * How well the screening finds people and how seldom it alarms: recall by class of difference between traveller and entry, and alerted
 * innocents. `IAMIS_SHARED_DATA` names the folder of the lists and names (default `../shared/data`); without it nothing is measured.
 *
 *   npm run eval:screening -- [--quick] [--class gold …] [--misses 20] [--alerts 20] [--parts] [--million] [--seed 1]
 *
 * A full run (no --quick, no --class) writes bench/results/screening-eval.json; with --million also the classes on a list padded to a million.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { say } from '../src/commands/terminal.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import type { ListedEntry } from '../src/screening/listed-entry.ts';
import { buildScreeningIndex, type ScreeningIndex } from '../src/screening/screening-index.ts';
import { generateInnocents, type Innocent, readInnocents } from './screening/innocents.ts';
import { type MeasuredInnocents, measureInnocents, measurePositives } from './screening/measure.ts';
import { measureNameBench } from './screening/name-bench.ts';
import { padList } from './screening/padding.ts';
import { buildPositives } from './screening/positives.ts';
import { readRealList } from './screening/real-list.ts';
import { figuresOf, sayAlerts, sayClasses, sayInnocents, sayMisses, sayParts } from './screening/report.ts';
import { hasSharedData } from './screening/shared-data.ts';
import { chunksOf } from './screening/timed-list.ts';

const MILLION = 1_000_000;
const INNOCENTS = 200_000;
const QUICK_INNOCENTS = 20_000;
const ENTRIES_AT_ONCE = 5000;
const KEY = '5eed0f7e57da7a5eed0f7e57da7a5eed';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    parts: { type: 'boolean', default: false },
    class: { type: 'string', multiple: true, default: [] },
    misses: { type: 'string', default: '0' },
    alerts: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    padding: { type: 'string', default: String(MILLION) },
  },
});

function inventInnocents(): Innocent[] {
  if (options.class.length > 0) return [];
  const read = readInnocents(seededRandom(options.seed));
  if (!options.quick) return [...read, ...generateInnocents(options.seed, INNOCENTS)];
  const tenth = read.filter((_, at) => at % 10 === 0);
  return [...tenth, ...generateInnocents(options.seed, QUICK_INNOCENTS - tenth.length)];
}

function build(entries: Iterable<ListedEntry>): Promise<ScreeningIndex> {
  return buildScreeningIndex({ key: KEY }, chunksOf(entries, ENTRIES_AT_ONCE));
}

function* together(one: Iterable<ListedEntry>, other: Iterable<ListedEntry>): Generator<ListedEntry> {
  yield* one;
  yield* other;
}

function alertedPerThousand({ alerted, bestScores }: MeasuredInnocents): number {
  return (alerted.length * 1000) / bestScores.length;
}

async function evaluate(): Promise<void> {
  const list = readRealList();
  const innocents = inventInnocents();
  const positives = buildPositives(list, options.seed).filter(
    ({ className }) => options.class.length === 0 || options.class.includes(className),
  );
  const listedBefore = (entryId: string) => list.get(entryId)?.entry;
  const measure = (index: ScreeningIndex, asked: readonly Innocent[]) => {
    const ofInnocents = asked.length > 0 ? measureInnocents(index, asked) : null;
    const ofPositives = measurePositives(index, positives, listedBefore);
    say(`\n${index.policy}, ${index.entryCount} entries, seed ${options.seed}`);
    if (ofInnocents) sayInnocents(ofInnocents);
    const figures = figuresOf(ofPositives, ofInnocents);
    sayClasses(figures);
    if (options.parts) sayParts(ofPositives);
    sayMisses(ofPositives, Number(options.misses));
    if (ofInnocents) sayAlerts(ofInnocents, Number(options.alerts));
    return { figures, ofInnocents };
  };

  const real = [...list.values()].map(({ entry }) => entry);
  const index = await build(real);
  const { figures, ofInnocents } = measure(index, innocents);
  if (options.class.length > 0 && !options.million) return;

  const nameBench = measureNameBench(index);
  const { auc, recallAt5pct, logicV2 } = nameBench;
  say(`\nname bench, names only: AUC ${auc.toFixed(3)}, recall at 5 % false positives ${recallAt5pct.toFixed(3)}`);
  for (const half of ['tune', 'test'] as const)
    say(`  ${half}: AUC ${nameBench[half].auc.toFixed(3)}, ${nameBench[half].recallAt5pct.toFixed(3)}`);
  say(`  (logic-v2 on the same rows: ${logicV2.auc.toFixed(3)}, ${logicV2.recallAt5pct.toFixed(3)})`);

  const results = {
    falseAlertsPerThousand: ofInnocents ? alertedPerThousand(ofInnocents) : null,
    listEntries: list.size,
    innocents: innocents.length,
    seed: options.seed,
    classes: classesOf(figures),
    atMillion: {} as Record<string, number>,
    hardNegatives: figures.hardNegatives?.recall,
    nameBench: { auc, recallAt5pct },
    policy: index.policy,
    details: { figures, nameBench } as Record<string, unknown>,
  };
  if (options.million) {
    const paddedIndex = await build(together(real, padList(options.seed, Number(options.padding) - real.length)));
    // Strangers have hundreds of candidates here: a tenth of them is enough.
    const tenth = options.quick ? innocents : innocents.filter((_, at) => at % 10 === 0);
    const padded = measure(paddedIndex, tenth);
    results.atMillion = Object.fromEntries(Object.entries(padded.figures).map(([name, { recall }]) => [name, recall]));
    results.details.atMillion = {
      entries: paddedIndex.entryCount,
      falseAlertsPerThousand: padded.ofInnocents ? alertedPerThousand(padded.ofInnocents) : null,
      figures: padded.figures,
    };
  }
  if (options.quick || options.class.length > 0) return;
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/screening-eval.json', `${JSON.stringify(results, null, 2)}\n`);
  say('\nwritten: bench/results/screening-eval.json');
}

function classesOf(figures: ReturnType<typeof figuresOf>): Record<string, unknown> {
  const classes = Object.entries(figures).filter(([name]) => name !== 'hardNegatives');
  return Object.fromEntries(classes.map(([name, { n, recall, low, high }]) => [name, { n, recall, low, high }]));
}

if (hasSharedData()) await evaluate();
else say('The folder of IAMIS_SHARED_DATA has no names and watchlists: nothing measured.');
