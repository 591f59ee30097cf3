import { sentenceWords } from '../../words/flow-sentences.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { termWords } from '../../words/terms.ts';
import type { Count } from './count.ts';
import { AgeFigure } from './figures/age-figure.tsx';
import { HoursFigure } from './figures/hours-figure.tsx';
import { PersonFigure } from './figures/person-figure.tsx';
import { QualityFigure } from './figures/quality-figure.tsx';
import { type Ranked, RankFigure } from './figures/rank-figure.tsx';
import { RefusalFigure } from './figures/refusal-figure.tsx';
import { SeriesFigure } from './figures/series-figure.tsx';
import { MapFigure } from './map/map-figure.tsx';
import { useNames } from './names.ts';
import { percentOf, sayCount, toSentence } from './say-figures.ts';
import type { View } from './view.ts';

const MOST_NATIONALITIES = 10;
const ALL_PURPOSES = 14;

/** Every picture of the view. */
export function Pictures({ view, today }: { view: View; today: string }) {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const sayRank = (sums: Ranked, total: Count): string => {
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
  };
  const sayNotAsked = (sums: Ranked, total: Count): string => {
    const count = sums.find(([value]) => value === 'not-asked')?.[1] ?? { known: 0, isWhole: true };
    const percent = percentOf(language, count, total);
    return toSentence([percent ? say(sentenceWords.notAsked, { percent }) : say(sentenceWords.partly)]);
  };
  return (
    <div className="pictures">
      <SeriesFigure view={view} today={today} />
      <MapFigure view={view} />
      <RankFigure
        view={view}
        dimension="nationality"
        title={statisticsWords.nationalityTitle}
        column={termWords.nationality}
        most={MOST_NATIONALITIES}
        sentence={sayRank}
      />
      <HoursFigure view={view} />
      <AgeFigure view={view} />
      <RankFigure
        view={view}
        dimension="purpose"
        title={statisticsWords.purposeTitle}
        column={statisticsWords.purpose}
        most={ALL_PURPOSES}
        sentence={sayNotAsked}
      />
      <RefusalFigure view={view} />
      <PersonFigure view={view} />
      <QualityFigure view={view} />
    </div>
  );
}
