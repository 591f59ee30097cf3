import { localDay } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { sumBy } from './count.ts';
import { Filters } from './filters.tsx';
import { Headline, KeyFigures } from './headline.tsx';
import { Pictures } from './pictures.tsx';
import { ReportTrouble } from './report-trouble.tsx';
import { useFlows } from './use-flows.ts';
import { useYearBefore } from './use-year-before.ts';
import { questionOf, readView, type View } from './view.ts';
import { isComparable } from './year-before.ts';

function Empty() {
  const { say } = useLanguage();
  return (
    <div className="notice">
      <h2>{say(statisticsWords.emptyTitle)}</h2>
      <p>{say(statisticsWords.emptyTeach)}</p>
    </div>
  );
}

/** Nationalities to choose from: whoever crossed in these days, whatever else is filtered. */
function useNationalities({ from, to }: View): readonly string[] {
  const all = useFlows({ from, to, period: 'year', by: ['nationality'], filters: {} });
  const sums = sumBy(all.data?.rows ?? [], ({ nationality }) => nationality ?? '');
  return [...sums].sort(([, a], [, b]) => b.known - a.known).map(([nationality]) => nationality);
}

export function FlowsView({ query }: { query: URLSearchParams }) {
  const { say } = useLanguage();
  const today = localDay(Date.now());
  const view = readView(query, today);
  const nationalities = useNationalities(view);
  const now = useFlows(questionOf(view, ['direction'], 'year'));
  const compared = useYearBefore(questionOf(view, ['direction'], 'year'), view.comparison, isComparable(view, today));
  const places = useFlows(questionOf(view, ['checkpoint', 'direction'], 'year'));
  const error = now.error ?? places.error;
  const isEmpty = now.data?.rows.length === 0;
  return (
    <>
      {!error && now.data && places.data && !isEmpty && (
        <Headline view={view} now={now.data} places={places.data} compared={compared.data} />
      )}
      {!error && (now.isPending || places.isPending) && (
        <p className="headline-sentence skeleton" aria-hidden="true">
          {say(statisticsWords.title)}
        </p>
      )}
      <Filters view={view} today={today} nationalities={nationalities} />
      <ReportTrouble answers={[now, places]} />
      {!error && isEmpty && <Empty />}
      {!error && now.data && !isEmpty && (
        <div className="statistics-body" aria-busy={now.isPlaceholderData}>
          <KeyFigures now={now.data} compared={compared.data} />
          <Pictures view={view} today={today} />
        </div>
      )}
    </>
  );
}
