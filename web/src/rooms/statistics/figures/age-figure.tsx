import { useMemo } from 'react';
import { sentenceWords } from '../../../words/flow-sentences.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { add, type Count, isWithheld, NOTHING } from '../count.ts';
import { Figure } from '../figure.tsx';
import { totalOf } from '../headline.tsx';
import { percentOf, sayCount, toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { useFlows } from '../use-flows.ts';
import { questionOf, type View } from '../view.ts';
import { AGE_BANDS, countBands, countMinors } from './age-bands.ts';
import { pyramidOption } from './pyramid-option.ts';

const DRAWN = AGE_BANDS.filter((band) => band !== 'unknown');

/** Age and sex as a pyramid; who is of unknown age or sex stands in the table. */
export function AgeFigure({ view }: { view: View }) {
  const { language, say } = useLanguage();
  const scope = useScope();
  const question = questionOf(view, ['sex', 'age'], 'year');
  const answer = useFlows(question);
  const { data } = answer;
  const cell = countBands(data?.rows ?? []);
  const total = data ? totalOf(data) : { known: 0, isWhole: false };
  const label = (count: Count) =>
    count.isWhole && count.known === 0 ? '' : shorten(say(statisticsWords.withheld), count);
  const shorten = (withheld: string, count: Count) =>
    isWithheld(count) ? withheld : `${count.isWhole ? '' : '≥ '}${sayCount(say, { ...count, isWhole: true })}`;
  const side = (name: string, sex: string) => ({
    name,
    values: DRAWN.map((band) => cell(band, sex).known),
    labels: DRAWN.map((band) => label(cell(band, sex))),
  });
  const [women, men] = [side(say(statisticsWords.women), 'F'), side(say(statisticsWords.men), 'M')];
  const key = JSON.stringify({ women, men });
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as { women: typeof women; men: typeof men };
    return (ink: Ink) =>
      pyramidOption(
        DRAWN.map((band) => band.replace('-', '–')),
        drawn.women,
        drawn.men,
        ink,
      );
  }, [key]);
  const sumOfSex = (sex: string) => AGE_BANDS.map((band) => cell(band, sex)).reduce(add, NOTHING);
  const shares = {
    women: percentOf(language, sumOfSex('F'), total),
    men: percentOf(language, sumOfSex('M'), total),
    minors: percentOf(language, countMinors(data?.rows ?? []), total),
  };
  const { women: w, men: m, minors } = shares;
  const isTold = w !== null && m !== null && minors !== null;
  const sentence = toSentence([
    isTold ? say(sentenceWords.ageAndSex, { women: w, men: m, minors }) : say(sentenceWords.partly),
  ]);
  return (
    <Figure
      answer={answer}
      title={say(statisticsWords.ageTitle)}
      sentence={data ? sentence : ''}
      unit={say(statisticsWords.unitCrossings)}
      scope={scope(view)}
      asOf={data?.asOf ?? null}
      question={question}
      table={{
        columns: [
          { title: say(statisticsWords.age) },
          { title: say(statisticsWords.women), isNumber: true },
          { title: say(statisticsWords.men), isNumber: true },
          { title: say(statisticsWords.sexUnknown), isNumber: true },
        ],
        rows: AGE_BANDS.map((band) => [
          band === 'unknown' ? say(statisticsWords.ageUnknown) : band.replace('-', '–'),
          ...['F', 'M', 'X'].map((sex) => cell(band, sex)),
        ]),
      }}
    >
      <Chart label={`${say(statisticsWords.ageTitle)}. ${sentence}`} height={DRAWN.length * 24 + 40} option={option} />
    </Figure>
  );
}
