import { daysBetween } from '../../../../../src/core/dates.ts';
import { api } from '../../../platform/api.ts';
import { flowDetailWords } from '../../../words/flow-details.ts';
import { useLanguage } from '../../../words/language.ts';
import { countOf } from '../count.ts';
import { Figure } from '../figure.tsx';
import { paramsOf } from '../flow-question.ts';
import { sayCount } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { sayWithheld } from '../stays/say-stays.ts';
import { useReport } from '../use-report.ts';
import { questionOf, type View } from '../view.ts';

/** As the API has it. */
const MOST_DAYS = 100;

/** Distinct persons: of all, and by direction. They stand side by side, and nothing on the screen adds them up. */
export function PersonFigure({ view }: { view: View }) {
  const { say } = useLanguage();
  const scope = useScope();
  const isShort = daysBetween(view.from, view.to) <= MOST_DAYS;
  const { period: _, ...query } = { ...paramsOf(questionOf(view, ['direction'])), by: 'direction' };
  const answer = useReport(
    ['persons', query],
    (signal) => api.GET('/v1/flows/persons', { params: { query }, signal }),
    { isAsked: isShort },
  );
  const { data } = answer;
  const of = (direction: string) => {
    const row = data?.rows.find((one) => one.direction === direction);
    return row ? countOf(row.persons) : countOf(0);
  };
  const figures = data
    ? [
        { name: say(flowDetailWords.personsAll), count: countOf(data.persons) },
        { name: say(flowDetailWords.personsEntry), count: of('entry') },
        { name: say(flowDetailWords.personsExit), count: of('exit') },
      ]
    : [];
  const told = data?.persons === null ? sayWithheld(say, say(flowDetailWords.personsAll)) : undefined;
  const sentence = data ? (told ?? say(flowDetailWords.personsSentence, { count: data.persons ?? 0 })) : '';
  return (
    <Figure
      answer={answer}
      title={say(flowDetailWords.personsTitle)}
      sentence={isShort ? sentence : say(flowDetailWords.personsLong)}
      unit={say(flowDetailWords.unitDistinct)}
      scope={scope(view)}
      asOf={data?.asOf ?? null}
      question={null}
      {...(isShort && { csv: { path: '/v1/flows/persons', params: query, by: ['direction'] } })}
      table={{
        columns: [
          { title: say(flowDetailWords.measure) },
          { title: say(flowDetailWords.unitDistinct), isNumber: true },
        ],
        rows: figures.map(({ name, count }) => [name, count]),
      }}
      note={say(flowDetailWords.personsWhy)}
    >
      <dl className="key-figures">
        {figures.map(({ name, count }) => (
          <div key={name} className="key-figure">
            <dt>{name}</dt>
            <dd>
              <strong>{sayCount(say, count)}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </Figure>
  );
}
