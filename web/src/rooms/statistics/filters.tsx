import { modeWords } from '../../words/checkpoints.ts';
import { purposeWords } from '../../words/journey.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { sexWords } from '../../words/terms.ts';
import { yearBeforeWords } from '../../words/year-before.ts';
import { changeComparison, changeFilter, clearFilters } from './change-view.ts';
import { FILTER_WORDS } from './filter-words.ts';
import { type Choice, ManyChoice } from './many-choice.tsx';
import { useCheckpoints, useNames } from './names.ts';
import { GrainChoice, RangeChoice } from './range-choice.tsx';
import type { FilterName, View } from './view.ts';
import { isComparable } from './year-before.ts';

function OneChoice({ name, view, values }: { name: FilterName; view: View; values: readonly string[] }) {
  const { say } = useLanguage();
  const nameOf = useNames();
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{say(FILTER_WORDS[name])}</label>
      <select
        id={`filter-${name}`}
        value={view.filters[name]?.length === 1 ? view.filters[name][0] : ''}
        onChange={(event) => changeFilter(name, event.target.value ? [event.target.value] : [])}
      >
        <option value="">{say(statisticsWords.all)}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {nameOf(name, value)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Whether the year before is held against by its weekdays and open checkpoints, or by its dates. */
function LikeForLike({ view, today }: { view: View; today: string }) {
  const { say } = useLanguage();
  return (
    <label className="like-for-like" title={say(yearBeforeWords.likeTeach)}>
      <input
        type="checkbox"
        checked={view.comparison === 'like-for-like'}
        disabled={!isComparable(view, today)}
        onChange={(event) => changeComparison(event.target.checked ? 'like-for-like' : 'calendar')}
      />{' '}
      {say(yearBeforeWords.likeForLike)}
    </label>
  );
}

interface FiltersProps {
  view: View;
  today: string;
  /** Nationalities that cross at all, the most frequent first. */
  nationalities: readonly string[];
}

/** Plain controls; what they hold is in the address. */
export function Filters({ view, today, nationalities }: FiltersProps) {
  const { language, say } = useLanguage();
  const checkpoints = useCheckpoints();
  const nameOf = useNames();
  const offered = new Set([...(view.filters.nationality ?? []), ...nationalities]);
  const named = (name: FilterName, values: Iterable<string>): Choice[] =>
    [...values].map((value) => ({ value, name: nameOf(name, value) }));
  const neighbours = new Set(checkpoints.flatMap(({ neighbour }) => neighbour ?? []));
  const places = checkpoints.map(({ code, names }) => ({ value: code, name: names[language] }));
  const hidden = (['neighbour', 'sex', 'purpose'] as const).some((name) => view.filters[name]);
  return (
    <section className="filters" aria-label={say(statisticsWords.filters)}>
      <div className="filter-line">
        <RangeChoice range={view} today={today} />
      </div>
      <div className="filter-line">
        <ManyChoice
          label={say(FILTER_WORDS.checkpoint)}
          choices={places.sort((a, b) => a.name.localeCompare(b.name, language))}
          chosen={view.filters.checkpoint ?? []}
          onChange={(values) => changeFilter('checkpoint', values)}
        />
        <OneChoice name="direction" view={view} values={['entry', 'exit']} />
        <ManyChoice
          label={say(FILTER_WORDS.nationality)}
          choices={named('nationality', offered)}
          chosen={view.filters.nationality ?? []}
          onChange={(values) => changeFilter('nationality', values)}
        />
        <OneChoice name="mode" view={view} values={Object.keys(modeWords)} />
        <GrainChoice range={view} grain={view.grain} />
        <LikeForLike view={view} today={today} />
        {Object.keys(view.filters).length > 0 && (
          <button type="button" className="quiet" onClick={clearFilters}>
            {say(statisticsWords.clear)}
          </button>
        )}
      </div>
      <details className="more-filters" open={hidden || undefined}>
        <summary>{say(statisticsWords.moreFilters)}</summary>
        <div className="filter-line">
          <OneChoice name="neighbour" view={view} values={[...neighbours]} />
          <OneChoice name="sex" view={view} values={Object.keys(sexWords)} />
          <OneChoice name="purpose" view={view} values={Object.keys(purposeWords)} />
        </div>
      </details>
    </section>
  );
}
