import { sentenceWords } from '../../words/flow-sentences.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { termWords } from '../../words/terms.ts';
import { SaidInAnyLanguage } from './copy-sentence.tsx';
import type { Count } from './count.ts';
import { AgeFigure } from './figures/age-figure.tsx';
import { HoursFigure } from './figures/hours-figure.tsx';
import { PersonFigure } from './figures/person-figure.tsx';
import { QualityFigure } from './figures/quality-figure.tsx';
import { type Ranked, RankFigure, type RankSpeaker } from './figures/rank-figure.tsx';
import { RefusalFigure } from './figures/refusal-figure.tsx';
import { SeriesFigure } from './figures/series-figure.tsx';
import { MapFigure } from './map/map-figure.tsx';
import { percentOf, sayCount, toSentence } from './say-figures.ts';
import type { View } from './view.ts';

const MOST_NATIONALITIES = 10;
const ALL_PURPOSES = 14;

function sayRank({ language, say, nameOf }: RankSpeaker, sums: Ranked, total: Count): string {
  const [first, second] = sums.filter(([, count]) => count.isWhole);
  if (!first) return toSentence([say(sentenceWords.allWithheld)]);
  const told = (one: Ranked[number]) => ({
    ...{ name: nameOf('nationality', one[0]), number: sayCount(say, one[1]) },
    percent: percentOf(language, one[1], total) ?? '—',
  });
  return toSentence([
    say(sentenceWords.first, told(first)),
    second ? say(sentenceWords.second, told(second)) : null,
    sums.some(([, count]) => !count.isWhole) ? say(sentenceWords.partly) : null,
  ]);
}

function sayNotAsked({ language, say }: RankSpeaker, sums: Ranked, total: Count): string {
  const count = sums.find(([value]) => value === 'not-asked')?.[1] ?? { known: 0, isWhole: true };
  const percent = percentOf(language, count, total);
  return toSentence([percent ? say(sentenceWords.notAsked, { percent }) : say(sentenceWords.partly)]);
}

/** Every picture of the view. */
export function Pictures({ view, today }: { view: View; today: string }) {
  return (
    <div className="pictures">
      <SaidInAnyLanguage>
        <SeriesFigure view={view} today={today} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <MapFigure view={view} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <RankFigure
          view={view}
          dimension="nationality"
          title={statisticsWords.nationalityTitle}
          column={termWords.nationality}
          most={MOST_NATIONALITIES}
          sentence={sayRank}
        />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <HoursFigure view={view} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <AgeFigure view={view} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <RankFigure
          view={view}
          dimension="purpose"
          title={statisticsWords.purposeTitle}
          column={statisticsWords.purpose}
          most={ALL_PURPOSES}
          sentence={sayNotAsked}
        />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <RefusalFigure view={view} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <PersonFigure view={view} />
      </SaidInAnyLanguage>
      <SaidInAnyLanguage>
        <QualityFigure view={view} />
      </SaidInAnyLanguage>
    </div>
  );
}
