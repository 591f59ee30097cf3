import { sentenceWords } from '../../../words/flow-sentences.ts';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import { termWords } from '../../../words/terms.ts';
import { add, type Count, countOf, isWithheld, NOTHING, sumBy } from '../count.ts';
import { Figure } from '../figure.tsx';
import { totalOf } from '../headline.tsx';
import { useNames } from '../names.ts';
import { percentOf, sayCount, toSentence } from '../say-figures.ts';
import { useScope } from '../scope.ts';
import { useFlows } from '../use-flows.ts';
import { questionOf, type View } from '../view.ts';
import { CheckpointMap, type MapPlace } from './checkpoint-map.tsx';
import { POSITIONS } from './positions.ts';
import { toMapPoint } from './projection.ts';
import { radiusOf } from './radius.ts';
import { apart } from './spread-labels.ts';

const MOST_LABELS = 9;

/** Where: the country's checkpoints, entry and exit as the two halves of a circle. */
export function MapFigure({ view }: { view: View }) {
  const { language, say } = useLanguage();
  const nameOf = useNames();
  const scope = useScope();
  const question = questionOf(view, ['checkpoint', 'direction'], 'year');
  const answer = useFlows(question);
  const { data } = answer;
  const rows = data?.rows ?? [];
  const of = (direction: string) =>
    sumBy(
      rows.filter((row) => row.direction === direction),
      (row) => row.checkpoint ?? '',
    );
  const [entries, exits] = [of('entry'), of('exit')];
  const codes = [...new Set(rows.map(({ checkpoint }) => checkpoint ?? ''))];
  const total = data ? totalOf(data) : countOf(null);
  const both = (code: string): Count => add(entries.get(code) ?? NOTHING, exits.get(code) ?? NOTHING);
  const ordered = codes.map((code) => [code, both(code)] as const).sort(([, a], [, b]) => b.known - a.known);
  const onMap = ordered.filter(([code, count]) => POSITIONS[code] && !isWithheld(count));
  const halves = onMap.map(([code]) => [entries.get(code)?.known ?? 0, exits.get(code)?.known ?? 0] as const);
  const most = Math.max(...halves.flat());
  const places = onMap.map(([code, count], index): MapPlace => {
    const [longitude, latitude] = POSITIONS[code] ?? [0, 0];
    const percent = percentOf(language, count, total);
    const [entry, exit] = (halves[index] ?? [0, 0]).map((value) => radiusOf(value, most)) as [number, number];
    return {
      ...{ code, ...toMapPoint(longitude, latitude), entry, exit, radius: Math.max(entry, exit) },
      label: index < MOST_LABELS ? `${nameOf('checkpoint', code)}${percent ? ` ${percent} %` : ''}` : '',
    };
  });
  const names = (list: readonly (readonly [string, Count])[]) =>
    list.map(([code]) => nameOf('checkpoint', code)).join(', ');
  const missing = ordered.filter(([code]) => !POSITIONS[code]);
  const withheld = ordered.filter(([, count]) => isWithheld(count));
  const [first, second] = ordered;
  const sentence = toSentence([
    first?.[1].isWhole
      ? say(sentenceWords.first, {
          ...{ name: nameOf('checkpoint', first[0]), number: sayCount(say, first[1]) },
          percent: percentOf(language, first[1], total) ?? '—',
        })
      : null,
    second?.[1].isWhole
      ? say(sentenceWords.second, {
          name: nameOf('checkpoint', second[0]),
          percent: percentOf(language, second[1], total) ?? '—',
        })
      : null,
  ]);
  return (
    <Figure
      answer={answer}
      title={say(statisticsWords.mapTitle)}
      sentence={sentence}
      unit={say(statisticsWords.unitCrossings)}
      scope={scope(view)}
      asOf={data?.asOf ?? null}
      question={question}
      table={{
        columns: [
          { title: say(termWords.checkpoint) },
          { title: say(statisticsWords.entries), isNumber: true },
          { title: say(statisticsWords.exits), isNumber: true },
          { title: say(statisticsWords.crossings), isNumber: true },
        ],
        rows: ordered.map(([code, count]) => [
          ...[nameOf('checkpoint', code), entries.get(code) ?? NOTHING, exits.get(code) ?? NOTHING, count],
        ]),
      }}
      note={
        <>
          {say(statisticsWords.mapNote)}
          {missing.length > 0 && ` ${say(statisticsWords.notOnMap, { names: names(missing) })}.`}
          {withheld.length > 0 && ` ${say(statisticsWords.withheldPlaces, { names: names(withheld) })}.`}
        </>
      }
    >
      <CheckpointMap places={apart(places)} label={`${say(statisticsWords.mapTitle)}. ${sentence}`} />
    </Figure>
  );
}
