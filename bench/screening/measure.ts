import type { ListedEntry } from '../../src/screening/listed-entry.ts';
import type { ScreenedDocument, ScreeningHit } from '../../src/screening/question.ts';
import type { ScreeningIndex } from '../../src/screening/screening-index.ts';
import type { Innocent } from './innocents.ts';
import type { Positive } from './positives.ts';
import { questionOf } from './question.ts';

export interface MeasuredPositive {
  positive: Positive;
  /** The entry is among the hits with a band that an officer sees. */
  isFound: boolean;
  /** The entry's score among all candidates; -Infinity when it is none: the keys lost it. */
  score: number;
  hit: ScreeningHit | null;
}

export interface MeasuredInnocents {
  byOrigin: Record<Innocent['origin'], { asked: number; alerted: number }>;
  alerted: { innocent: Innocent; hit: ScreeningHit }[];
  /** The best score of any candidate, one an innocent; -Infinity without candidates. */
  bestScores: number[];
  candidateCounts: number[];
  screenUs: number[];
}

export function alerts(hit: { band: string | null }): boolean {
  return hit.band === 'stop' || hit.band === 'review';
}

/**
 * Asks for every positive. Those that need an entry of their own listed go in rounds: a round lists at most one entry of each group, asks,
 * and puts back what was there before.
 */
export function measurePositives(
  index: ScreeningIndex,
  positives: readonly Positive[],
  listedBefore: (entryId: string) => ListedEntry | undefined,
): MeasuredPositive[] {
  const measured: MeasuredPositive[] = [];
  for (const round of roundsOf(positives)) {
    const listed = new Map(round.flatMap(({ listed }) => (listed ? [[listed.entryId, listed] as const] : [])));
    index.apply([...listed.values()].map((entry) => ({ kind: 'put', entry }) as const));
    for (const positive of round) measured.push(measureOne(index, positive));
    index.apply(
      [...listed.keys()].map((entryId) => {
        const entry = listedBefore(entryId);
        return entry ? ({ kind: 'put', entry } as const) : ({ kind: 'remove', entryId } as const);
      }),
    );
  }
  return measured;
}

/** Class by class; positives that share one listed entry (the same object) share a round. */
function roundsOf(positives: readonly Positive[]): Positive[][] {
  return Object.values(Object.groupBy(positives, ({ className }) => className)).flatMap((ofClass) => {
    const rounds: Positive[][] = [];
    const lastOfGroup = new Map<string, { at: number; listed: ListedEntry | null }>();
    for (const positive of ofClass) {
      const last = lastOfGroup.get(positive.group);
      const at = last ? last.at + (last.listed === positive.listed ? 0 : 1) : 0;
      lastOfGroup.set(positive.group, { at, listed: positive.listed });
      const round = rounds[at] ?? [];
      rounds[at] = round;
      round.push(positive);
    }
    return rounds;
  });
}

function measureOne(index: ScreeningIndex, positive: Positive): MeasuredPositive {
  const question = questionOf(positive.document);
  const isFound = index.screen(question).hits.some((hit) => hit.entryId === positive.entryId && alerts(hit));
  const hit = allScores(index, positive.document).find(({ entryId }) => entryId === positive.entryId) ?? null;
  return { positive, isFound, score: hit?.score ?? Number.NEGATIVE_INFINITY, hit };
}

/** Every candidate with its score. */
export function allScores(index: ScreeningIndex, document: ScreenedDocument): readonly ScreeningHit[] {
  const asked = index as ScreeningIndex & { scoreAll?: (question: ReturnType<typeof questionOf>) => ScreeningHit[] };
  const question = questionOf(document);
  return asked.scoreAll ? asked.scoreAll(question) : index.screen(question).hits;
}

export function measureInnocents(index: ScreeningIndex, innocents: readonly Innocent[]): MeasuredInnocents {
  const measured: MeasuredInnocents = {
    byOrigin: { file: { asked: 0, alerted: 0 }, generated: { asked: 0, alerted: 0 } },
    alerted: [],
    bestScores: [],
    candidateCounts: [],
    screenUs: [],
  };
  for (const innocent of innocents) {
    const startedMs = performance.now();
    const { hits } = index.screen(questionOf(innocent.document));
    measured.screenUs.push((performance.now() - startedMs) * 1000);
    const hit = hits.find(alerts);
    const tally = measured.byOrigin[innocent.origin];
    tally.asked += 1;
    if (hit) {
      tally.alerted += 1;
      measured.alerted.push({ innocent, hit });
    }
    const candidates = allScores(index, innocent.document);
    measured.candidateCounts.push(candidates.length);
    measured.bestScores.push(candidates.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY));
  }
  return measured;
}
