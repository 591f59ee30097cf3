import { localDay } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { sayProblem } from '../../words/problems.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { sumBy } from './count.ts';
import { Filters } from './filters.tsx';
import { FlowRefusal, useFlows } from './flow-question.ts';
import { Headline, KeyFigures } from './headline.tsx';
import { Pictures } from './pictures.tsx';
import { questionOf, readView, type View } from './view.ts';
import { isComparable, useYearBefore } from './year-before.ts';

/** Why there is nothing to see: the server is silent, it refuses, or nobody crossed. */
function Trouble({ error }: { error: Error }) {
  const { say } = useLanguage();
  const text =
    error instanceof FlowRefusal
      ? say(statisticsWords.refusedTitle, { code: sayProblem(say, error.code) })
      : say(statisticsWords.silent);
  return (
    <p className="notice wrong" role="alert">
      {text}
    </p>
  );
}

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
  const compared = useYearBefore(
    isComparable(view, today) ? questionOf(view, ['direction'], 'year') : null,
    view.comparison,
  );
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
      {error && <Trouble error={error} />}
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
