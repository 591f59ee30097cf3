import { useMemo } from 'react';
import { api } from '../../../platform/api.ts';
import { flowDetailWords } from '../../../words/flow-details.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { Figure } from '../figure.tsx';
import { paramsOf } from '../flow-question.ts';
import { formatPlaces, toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { useReport } from '../use-report.ts';
import { questionOf, type View } from '../view.ts';
import { barsHeight, barsOption } from './bars-option.ts';

const EXTRAS = 'purpose-not-asked,residence-not-asked,screened-late,entered-by-hand';

/** What the figures rest on: how often purpose and residence were not asked, the list was old, the entry was typed. */
export function QualityFigure({ view }: { view: View }) {
  const { language, say } = useLanguage();
  const scope = useScope();
  const query = { ...paramsOf(questionOf(view, [], 'year')), extras: EXTRAS };
  const answer = useReport(['flow-shares', query], (signal) => api.GET('/v1/flows', { params: { query }, signal }));
  const { data } = answer;
  const totals = data?.totals;
  const bars = totals
    ? [
        { name: say(flowDetailWords.purposeNotAsked), share: totals.purposeNotAskedShare ?? null },
        { name: say(flowDetailWords.residenceNotAsked), share: totals.residenceNotAskedShare ?? null },
        { name: say(flowDetailWords.screenedLate), share: totals.screenedLateShare ?? null },
        { name: say(flowDetailWords.enteredByHand), share: totals.enteredByHandShare ?? null },
      ].map(({ name, share }) => ({
        name,
        value: share === null ? null : 100 * share,
        label: share === null ? say(statisticsWords.withheld) : `${formatPlaces(language, 100 * share)}\u00a0%`,
      }))
    : [];
  const [purpose, residence] = bars;
  const sentence =
    purpose && residence
      ? toSentence([say(flowDetailWords.qualitySentence, { purpose: purpose.label, residence: residence.label })])
      : '';
  const key = JSON.stringify(bars);
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as typeof bars;
    return (ink: Ink) => barsOption(drawn, ink, 100);
  }, [key]);
  return (
    <Figure
      answer={answer}
      title={say(flowDetailWords.qualityTitle)}
      sentence={sentence}
      unit={say(flowDetailWords.unitShare)}
      scope={scope(view)}
      asOf={data?.asOf ?? null}
      question={null}
      csv={{ path: '/v1/flows', params: query, by: ['shares'] }}
      table={{
        columns: [{ title: say(flowDetailWords.measure) }, { title: say(flowDetailWords.share), isNumber: true }],
        rows: bars.map(({ name, label }) => [name, label]),
      }}
      note={say(flowDetailWords.qualityNote)}
    >
      <Chart label={`${say(flowDetailWords.qualityTitle)}. ${sentence}`} height={barsHeight(4)} option={option} />
    </Figure>
  );
}
