import type { ScreeningIndex } from '../../src/screening/screening-index.ts';
import { areaUnderCurve, recallAtFalsePositives } from './figures.ts';
import { allScores } from './measure.ts';
import { documentOf } from './question.ts';
import { plainEntry } from './real-list.ts';
import { readPairs } from './shared-data.ts';

export interface NameBench {
  auc: number;
  recallAt5pct: number;
  /** The figures of logic-v2 (OpenSanctions), frozen in the same rows. */
  logicV2: { auc: number; recallAt5pct: number };
}

const LISTED_ID = 'name-bench';

/** Names only: name b listed beside the real list, name a asked; what is no candidate ranks last. */
export function measureNameBench(index: ScreeningIndex): NameBench {
  const ours = { match: [] as number[], no_match: [] as number[] };
  const theirs = { match: [] as number[], no_match: [] as number[] };
  for (const row of readPairs('name-bench-person')) {
    if (row.expected !== 'match' && row.expected !== 'no_match') continue;
    const names = [{ text: row.name_b, kind: 'primary' as const }];
    index.apply([{ kind: 'put', entry: plainEntry(LISTED_ID, { names, birthDates: [], nationalities: [] }) }]);
    const hit = allScores(index, documentOf({ name: row.name_a })).find(({ entryId }) => entryId === LISTED_ID);
    ours[row.expected].push(hit?.score ?? Number.NEGATIVE_INFINITY);
    theirs[row.expected].push(Number(/logicv2_frozen_score=([\d.]+)/.exec(row.note)?.[1] ?? 0));
  }
  index.apply([{ kind: 'remove', entryId: LISTED_ID }]);
  const figures = ({ match, no_match }: typeof ours) => ({
    auc: areaUnderCurve(match, no_match),
    recallAt5pct: recallAtFalsePositives(match, no_match, 0.05),
  });
  return { ...figures(ours), logicV2: figures(theirs) };
}
