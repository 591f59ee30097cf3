import type { ScreeningIndex } from '../../src/screening/screening-index.ts';
import { areaUnderCurve, recallAtFalsePositives, splitOf } from './figures.ts';
import { allScores } from './measure.ts';
import { documentOf } from './question.ts';
import { plainEntry } from './real-list.ts';
import { readPairs } from './shared-data.ts';

interface BenchFigures {
  auc: number;
  recallAt5pct: number;
}

export interface NameBench extends BenchFigures {
  /** Rows of one listed name stay on one side. */
  tune: BenchFigures;
  test: BenchFigures;
  /** The figures of logic-v2 (OpenSanctions), frozen in the same rows. */
  logicV2: BenchFigures;
}

interface BenchRow {
  isMatch: boolean;
  split: 'tune' | 'test';
  score: number;
  logicV2: number;
}

const LISTED_ID = 'name-bench';

/** Names only: name b listed beside the real list, name a asked; what is no candidate ranks last. */
export function measureNameBench(index: ScreeningIndex): NameBench {
  const rows: BenchRow[] = [];
  for (const row of readPairs('name-bench-person')) {
    if (row.expected !== 'match' && row.expected !== 'no_match') continue;
    const names = [{ text: row.name_b, kind: 'primary' as const }];
    index.apply([{ kind: 'put', entry: plainEntry(LISTED_ID, { names, birthDates: [], nationalities: [] }) }]);
    const hit = allScores(index, documentOf({ name: row.name_a })).find(({ entryId }) => entryId === LISTED_ID);
    rows.push({
      isMatch: row.expected === 'match',
      split: splitOf(row.name_b),
      score: hit?.score ?? Number.NEGATIVE_INFINITY,
      logicV2: Number(/logicv2_frozen_score=([\d.]+)/.exec(row.note)?.[1] ?? 0),
    });
  }
  index.apply([{ kind: 'remove', entryId: LISTED_ID }]);
  const ours = ({ score }: BenchRow) => score;
  const ofHalf = (half: BenchRow['split']) => rows.filter(({ split }) => split === half);
  return {
    ...figuresOf(rows, ours),
    tune: figuresOf(ofHalf('tune'), ours),
    test: figuresOf(ofHalf('test'), ours),
    logicV2: figuresOf(rows, ({ logicV2 }) => logicV2),
  };
}

function figuresOf(rows: readonly BenchRow[], scoreOf: (row: BenchRow) => number): BenchFigures {
  const matches = rows.filter(({ isMatch }) => isMatch).map(scoreOf);
  const others = rows.filter(({ isMatch }) => !isMatch).map(scoreOf);
  return {
    auc: areaUnderCurve(matches, others),
    recallAt5pct: recallAtFalsePositives(matches, others, 0.05),
  };
}
