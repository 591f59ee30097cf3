import { useCountryName } from '../../../words/countries.ts';
import { formatNumber } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { termWords } from '../../../words/terms.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import type { Range } from '../ranges.ts';
import { sayDays } from '../scope.ts';
import { sayHalfWithheld, sayOverstays, sayRangeFigure } from './say-stays.ts';
import type { OverstaySummary } from './use-stays.ts';

/** What is certain stands apart from what is presumed; they are never added up. */
export function OverstayFigure({ overstays, range }: { overstays: OverstaySummary; range: Range }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const { foundOnExit, presumedInside, byNationality } = overstays;
  const isPartWithheld = [foundOnExit, presumedInside.low, presumedInside.high].includes(null);
  return (
    <Figure
      title={say(stayFigureWords.overTitle)}
      sentence={sayOverstays(say, foundOnExit, presumedInside)}
      unit={say(statisticsWords.unitOverstays)}
      scope={sayDays(language, range)}
      asOf={overstays.asOf}
      question={null}
      isPartWithheld={isPartWithheld}
      table={{
        columns: [
          { title: say(termWords.nationality) },
          { title: say(stayFigureWords.foundOnExit), isNumber: true },
          { title: say(stayFigureWords.medianOver), isNumber: true },
          { title: `${say(stayFigureWords.presumedInside)}: ${say(stayFigureWords.low)}`, isNumber: true },
          { title: `${say(stayFigureWords.presumedInside)}: ${say(stayFigureWords.high)}`, isNumber: true },
        ],
        rows: byNationality.map(
          ({ nationality, foundOnExit: found, medianOverDays, presumedInside: inside, withheld }) => [
            ...[countryName(nationality), countOf(found)],
            medianOverDays === null && !withheld ? '—' : countOf(medianOverDays),
            ...[countOf(inside?.low), countOf(inside?.high)],
          ],
        ),
      }}
    >
      <dl className="key-figures">
        <div className="key-figure">
          <dt>{say(stayFigureWords.foundOnExit)}</dt>
          <dd>
            <strong>{foundOnExit === null ? say(statisticsWords.withheld) : formatNumber(foundOnExit)}</strong>
            <span className="quiet-text">{say(stayFigureWords.foundCertain)}</span>
          </dd>
        </div>
        <div className="key-figure is-presumed">
          <dt>{say(stayFigureWords.presumedInside)}</dt>
          <dd>
            <strong>{sayRangeFigure(say, presumedInside)}</strong>
            <span className="quiet-text">
              {[sayHalfWithheld(say, presumedInside), say(stayFigureWords.presumedWhy)].filter(Boolean).join('; ')}
            </span>
          </dd>
        </div>
      </dl>
    </Figure>
  );
}
