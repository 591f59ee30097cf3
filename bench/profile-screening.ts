/**
 * Where the time of a screening goes, by part of the work and size of the list: the table of docs/screening-profile.md. Names come from
 * `IAMIS_SHARED_DATA` (default `../shared/data`); without it nothing is measured.
 *
 *   node bench/profile-screening.ts [--sizes 10000,1000000] [--queries 20000] [--seed 1]
 */
import { Session } from 'node:inspector/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../src/commands/terminal.ts';
import { seededRandom } from '../src/demonstration/seeded-random.ts';
import type { ScreeningQuestion } from '../src/screening/question.ts';
import { quantile } from './screening/figures.ts';
import { generateInnocents } from './screening/innocents.ts';
import { questionOf } from './screening/question.ts';
import { sayTable } from './screening/report.ts';
import { hasSharedData } from './screening/shared-data.ts';
import { buildTimedList, type TimedList } from './screening/timed-list.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    queries: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

const WARM_UP = 5000;
const SAMPLED_EVERY_US = 200;
const LEAST_SHARE = 0.02;

/** Files of src/screening/ by the part of the work that is done in them; the rest is the answer's. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'reading the traveller': [
    ...['traveller', 'normalise-name', 'normalise-number', 'name-tokens', 'sound', 'particles', 'transliterate'],
    ...['han', 'hangul', 'hash', 'token-columns'],
  ],
  'finding candidates': ['candidates', 'postings', 'key-table', 'keys'],
  'comparing names': [
    'name-match',
    'name-codes',
    'name-reach',
    'pair-bits',
    'token-match',
    'token-code',
    'token-counts',
  ],
  'how alike two tokens are': ['token-similarity', 'token-likeness', 'pair-memory'],
  'records, dates, nationalities': ['score', 'date-match', 'bands', 'entry-record'],
};
const ANSWER = 'unpacking, explaining, ranking';

function partOf(url: string): string {
  const file = basename(url, '.ts');
  return Object.entries(PARTS).find(([, files]) => files.includes(file))?.[0] ?? ANSWER;
}

const ASKED_AGAIN = 5000;

/** The median of a question asked for the first time, and of the same one asked the third time in a row: the rest is the wait for memory. */
function medianTwice(list: TimedList, questions: readonly ScreeningQuestion[]): { firstUs: number; thirdUs: number } {
  const timeUs = (question: ScreeningQuestion) => {
    const startedMs = performance.now();
    list.index.screen(question);
    return (performance.now() - startedMs) * 1000;
  };
  const first: number[] = [];
  const third: number[] = [];
  for (const question of questions) {
    first.push(timeUs(question));
    timeUs(question);
    third.push(timeUs(question));
  }
  return { firstUs: quantile(first, 0.5), thirdUs: quantile(third, 0.5) };
}

async function profileSize(entries: number, questionsOf: (list: TimedList) => ScreeningQuestion[]) {
  const list = await buildTimedList(options.seed, entries, { positives: 2000, documents: 1 });
  const questions = questionsOf(list);
  for (const question of questions.slice(0, WARM_UP)) list.index.screen(question);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_US });
  await session.post('Profiler.start');
  for (const question of questions) list.index.screen(question);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPart = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let all = 0;
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const place = places.get(id);
    const us = profile.timeDeltas?.[at] ?? 0;
    if (!place || us < 0 || place.url === 'node:inspector') continue;
    const name = `${place.functionName} (${basename(place.url) || 'engine'})`;
    byPart.set(partOf(place.url), (byPart.get(partOf(place.url)) ?? 0) + us);
    byFunction.set(name, (byFunction.get(name) ?? 0) + us);
    all += us;
  }
  const twice = medianTwice(list, questions.slice(0, ASKED_AGAIN));
  return { entries, meanUs: all / questions.length, all, byPart, byFunction, ...twice };
}

async function profile(): Promise<void> {
  const innocents = generateInnocents(`bench ${options.seed}`, 20_000).map(({ document }) => document);
  const questionsOf = (list: TimedList) => {
    const random = seededRandom(`order ${options.seed}`);
    return Array.from({ length: Number(options.queries) }, () =>
      questionOf(random.chance(0.1) ? random.pick(list.positives).document : random.pick(innocents)),
    );
  };
  for (const size of options.sizes.split(',').map(Number)) {
    const { entries, meanUs, all, byPart, byFunction, firstUs, thirdUs } = await profileSize(size, questionsOf);
    say(`\n${entries} entries: ${meanUs.toFixed(1)} µs a screening, on average`);
    say(`median ${firstUs.toFixed(1)} µs, of the same question the third time in a row ${thirdUs.toFixed(1)} µs`);
    const share = (us: number) => `${((us * 100) / all).toFixed(0)} %`;
    const parts = [...byPart].sort(([, one], [, other]) => other - one);
    sayTable([['part', 'share'], ...parts.map(([part, us]) => [part, share(us)])]);
    const functions = [...byFunction].filter(([, us]) => us > all * LEAST_SHARE).sort(([, a], [, b]) => b - a);
    sayTable([['function', 'share'], ...functions.map(([name, us]) => [name, share(us)])]);
  }
}

if (hasSharedData()) await profile();
else say('The folder of IAMIS_SHARED_DATA has no names and watchlists: nothing measured.');
