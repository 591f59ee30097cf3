import { api } from '../../../platform/api.ts';
import { flowDetailWords } from '../../../words/flow-details.ts';
import { useLanguage } from '../../../words/language.ts';
import { refusalWords } from '../../../words/refusals.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { workWords } from '../../../words/work.ts';
import { add, type Count, countOf, isWithheld, NOTHING } from '../count.ts';
import { Figure } from '../figure.tsx';
import { paramsOf } from '../flow-question.ts';
import { sayCount, toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { PlainBars } from '../stays/plain-bars.tsx';
import { useReport } from '../use-report.ts';
import { questionOf, type View } from '../view.ts';

type Sums = Map<string, Record<'entry' | 'exit', Count>>;

/** Why people were refused, by direction: as inspected, by the lane and the second line. */
export function RefusalFigure({ view }: { view: View }) {
  const { say } = useLanguage();
  const scope = useScope();
  const query = { ...paramsOf(questionOf(view, [], 'year')), period: 'year' as const, by: undefined };
  const answer = useReport(['refusals', query], (signal) =>
    api.GET('/v1/flows/refusals', { params: { query }, signal }),
  );
  const { data } = answer;
  const sums: Sums = new Map();
  for (const { reason, direction, refusals } of data?.rows ?? []) {
    const known = sums.get(reason ?? '') ?? { entry: NOTHING, exit: NOTHING };
    sums.set(reason ?? '', { ...known, [direction]: add(known[direction], countOf(refusals)) });
  }
  const nameOf = (reason: string) =>
    say(reason in refusalWords ? refusalWords[reason as keyof typeof refusalWords] : flowDetailWords.noReason);
  const ordered = [...sums]
    .map(([reason, { entry, exit }]) => ({ name: nameOf(reason), entry, exit, all: add(entry, exit) }))
    .sort((a, b) => b.all.known - a.all.known);
  const total = ordered.map(({ all }) => all).reduce(add, NOTHING);
  const [first] = ordered.filter(({ all }) => all.isWhole);
  const sentence = toSentence([
    ordered.length === 0 ? say(flowDetailWords.refusalsNone) : null,
    ordered.length > 0 && !first ? say(flowDetailWords.refusalsFew) : null,
    first
      ? say(flowDetailWords.refusalsSentence, {
          ...{ number: sayCount(say, total), reason: first.name, most: first.all.known },
        })
      : null,
  ]);
  const params = Object.fromEntries(Object.entries(query).filter((one): one is [string, string] => Boolean(one[1])));
  return (
    <Figure
      answer={answer}
      title={say(flowDetailWords.refusalsTitle)}
      sentence={data ? sentence : ''}
      unit={say(statisticsWords.unitRefusals)}
      scope={scope(view)}
      asOf={data?.asOf ?? null}
      question={null}
      csv={{ path: '/v1/flows/refusals', params, by: [] }}
      table={{
        columns: [
          { title: say(workWords.reason) },
          { title: say(flowDetailWords.onEntry), isNumber: true },
          { title: say(flowDetailWords.onExit), isNumber: true },
        ],
        rows: ordered.map(({ name, entry, exit }) => [name, entry, exit]),
      }}
    >
      <PlainBars
        bars={ordered.map(({ name, all }) => ({ name, value: isWithheld(all) ? null : all.known }))}
        label={sentence}
      />
    </Figure>
  );
}
