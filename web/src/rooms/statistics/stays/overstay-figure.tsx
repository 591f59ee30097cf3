import { useCountryName } from '../../../words/countries.ts';
import { formatNumber } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { stayFigureWords } from '../../../words/stay-figures.ts';
import { termWords } from '../../../words/terms.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import { toSentence } from '../say-figures.ts';
import type { OverstaySummary } from './use-stays.ts';

/** What is certain stands apart from what is presumed; they are never added up. */
export function OverstayFigure({ overstays, scope }: { overstays: OverstaySummary; scope: string }) {
  const { say } = useLanguage();
  const countryName = useCountryName();
  const { foundOnExit, presumedInside, byNationality } = overstays;
  const { low, high } = presumedInside;
  const isTold = foundOnExit !== null && low !== null && high !== null;
  const sentence = isTold
    ? toSentence([say(stayFigureWords.overSentence, { found: foundOnExit, low, high })])
    : say(stayFigureWords.tooFew);
  const shown = (count: number | null) => (count === null ? say(statisticsWords.withheld) : formatNumber(count));
  return (
    <Figure
      title={say(stayFigureWords.overTitle)}
      sentence={sentence}
      unit={say(statisticsWords.unitOverstays)}
      scope={scope}
      asOf={overstays.asOf}
      question={null}
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
            <strong>{shown(foundOnExit)}</strong>
            <span className="quiet-text">{say(stayFigureWords.foundCertain)}</span>
          </dd>
        </div>
        <div className="key-figure is-presumed">
          <dt>{say(stayFigureWords.presumedInside)}</dt>
          <dd>
            <strong>{low === high ? shown(low) : `${shown(low)} – ${shown(high)}`}</strong>
            <span className="quiet-text">{say(stayFigureWords.presumedWhy)}</span>
          </dd>
        </div>
      </dl>
    </Figure>
  );
}
