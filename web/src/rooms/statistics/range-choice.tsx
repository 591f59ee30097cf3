import { addDays } from '../../../../src/core/dates.ts';
import { DateField } from '../../design/date-field.tsx';
import { useLanguage } from '../../words/language.ts';
import { grainWords, presetWords, statisticsWords } from '../../words/statistics.ts';
import { changeGrain, changeRange } from './change-view.ts';
import { fits, GRAINS, PRESETS, type Range, rangeOf } from './ranges.ts';

/** The first and the last day (both included, as people say it), and ranges that are often asked for. */
export function RangeChoice({ range, today }: { range: Range; today: string }) {
  const { say } = useLanguage();
  const last = addDays(range.to, -1);
  const change = (from: string, lastDay: string) => {
    if (from && lastDay && from <= lastDay) changeRange({ from, to: addDays(lastDay, 1) });
  };
  return (
    <>
      <div className="is-date">
        <DateField
          {...{ id: 'from', label: say(statisticsWords.from), value: range.from, max: last }}
          onDate={(from) => change(from, last)}
        />
      </div>
      <div className="is-date">
        <DateField
          {...{ id: 'to', label: say(statisticsWords.to), value: last, min: range.from }}
          onDate={(to) => change(range.from, to)}
        />
      </div>
      <fieldset className="presets" aria-label={say(statisticsWords.period)}>
        {PRESETS.map((preset) => {
          const offered = rangeOf(preset, today);
          return (
            <button
              key={preset}
              type="button"
              aria-pressed={offered.from === range.from && offered.to === range.to}
              onClick={() => changeRange(offered)}
            >
              {say(presetWords[preset])}
            </button>
          );
        })}
      </fieldset>
    </>
  );
}

export function GrainChoice({ range, grain }: { range: Range; grain: string }) {
  const { say } = useLanguage();
  return (
    <div className="field">
      <label htmlFor="grain">{say(statisticsWords.grain)}</label>
      <select id="grain" value={grain} onChange={(event) => changeGrain(event.target.value)}>
        {GRAINS.filter((one) => fits(one, range)).map((one) => (
          <option key={one} value={one}>
            {say(grainWords[one])}
          </option>
        ))}
      </select>
    </div>
  );
}
