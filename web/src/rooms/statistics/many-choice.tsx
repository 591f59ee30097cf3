import { useId, useState } from 'react';
import { formatNumber } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { statisticsWords } from '../../words/statistics.ts';

export interface Choice {
  value: string;
  name: string;
}

interface ManyChoiceProps {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange(values: readonly string[]): void;
}

const LONG_LIST = 10;

/** Any number of a list: boxes to tick below a summary that says what is ticked; a long list can be searched. */
export function ManyChoice({ label, choices, chosen, onChange }: ManyChoiceProps) {
  const { say } = useLanguage();
  const [sought, setSought] = useState('');
  const id = useId();
  const shown = choices.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(sought.toLowerCase()));
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  const first = choices.find(({ value }) => value === chosen[0])?.name ?? chosen[0] ?? '';
  return (
    <div className="field">
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      <details className="many-choice">
        <summary aria-labelledby={`${id}-label ${id}-chosen`}>
          <span id={`${id}-chosen`}>
            {chosen.length === 0 && say(statisticsWords.all)}
            {chosen.length === 1 && first}
            {chosen.length > 1 && say(statisticsWords.chosen, { count: chosen.length })}
          </span>
        </summary>
        <div className="many-choice-list">
          {choices.length > LONG_LIST && (
            <input
              type="search"
              aria-label={`${label}: ${say(statisticsWords.find)}`}
              placeholder={say(statisticsWords.find)}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
          )}
          <ul aria-label={`${label}, ${formatNumber(shown.length)}`}>
            {shown.map(({ value, name }) => (
              <li key={value}>
                <label>
                  <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /> {name}
                </label>
              </li>
            ))}
          </ul>
        </div>
      </details>
    </div>
  );
}
