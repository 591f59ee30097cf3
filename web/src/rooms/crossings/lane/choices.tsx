import { useMemo } from 'react';
import { keyName } from '../../../frame/key-name.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { CountedSaying, Saying, Values } from '../../../words/saying.ts';
import { CHOICE_CODES } from './lane-state.ts';
import { useOnceRead } from './use-once-read.ts';

export interface Choice {
  /** Tells it from the others; without one its words do. */
  key?: string;
  label: Saying;
  values?: Values;
  run(): void;
}

const SIGNS: Readonly<Record<string, string>> = { Minus: '-', Equal: '=' };

/** One question, its answers by number keys; Esc goes back. The next question in its place needs another key. */
export function Choices(props: {
  question: Saying | CountedSaying;
  values?: Values;
  choices: readonly Choice[];
  onBack(): void;
}) {
  const { question, values, choices, onBack } = props;
  const { say } = useLanguage();
  const onceRead = useOnceRead();
  const read = useMemo(
    () => choices.map((choice) => ({ ...choice, run: () => onceRead(choice.run) })),
    [choices, onceRead],
  );
  const shortcuts = useMemo(
    (): Shortcut[] => [
      ...read.flatMap(({ label, run }, index) => {
        const code = CHOICE_CODES[index];
        return code === undefined ? [] : [{ code, label, run }];
      }),
      { code: 'Escape', label: laneWords.back, run: onBack },
    ],
    [read, onBack],
  );
  useShortcuts(laneWords.chooseWay, shortcuts);
  return (
    <section className="choices" aria-labelledby="question">
      <h2 id="question">{say(question, values)}</h2>
      <ol>
        {read.map(({ key, label, values: own, run }, index) => {
          const code = CHOICE_CODES[index] ?? '';
          return (
            <li key={key ?? label.en}>
              <button type="button" onClick={run}>
                <kbd>{SIGNS[code] ?? keyName(code)}</kbd> {say(label, own)}
              </button>
            </li>
          );
        })}
      </ol>
      <button type="button" className="quiet" onClick={onBack}>
        <kbd>Esc</kbd> {say(laneWords.back)}
      </button>
    </section>
  );
}
