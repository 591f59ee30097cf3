import { useMemo } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { formWords } from '../../../words/forms.ts';
import { useLanguage } from '../../../words/language.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { useOnceRead } from '../lane/use-once-read.ts';
import { usePrint } from '../use-print.ts';
import { type ClosedCase, OUTCOME_LABELS } from './outcome-panel.tsx';

/** It is closed: what is printed now, and on to the next one. */
export function ClosedPanel({ closed, onNext }: { closed: ClosedCase; onNext(): void }) {
  const { say } = useLanguage();
  const { opened, outcome, hasFalseMatch } = closed;
  const { told, printRefusal, printSlip } = usePrint();
  const onceRead = useOnceRead();
  const shortcuts = useMemo(
    (): Shortcut[] => [
      ...(outcome === 'refused'
        ? [{ code: 'KeyP', label: formWords.printRefusal, run: () => printRefusal(opened.inspection.id) }]
        : []),
      ...(hasFalseMatch
        ? [{ code: 'KeyS', label: formWords.printSlip, run: () => printSlip(opened.case.referral.id) }]
        : []),
      // The second stroke of the Enter that closed it passes over nothing that is to be printed.
      { code: 'Enter', label: secondLineWords.goNext, run: () => onceRead(onNext) },
    ],
    [opened, outcome, hasFalseMatch, printRefusal, printSlip, onNext, onceRead],
  );
  useShortcuts(secondLineWords.keys, shortcuts);
  return (
    <section className="outcome-keys" aria-labelledby="closed">
      <div role="status">
        <h2 id="closed">{say(secondLineWords.closedAs, { outcome: say(OUTCOME_LABELS[outcome]).replace('…', '') })}</h2>
      </div>
      {hasFalseMatch && <p>{say(secondLineWords.remembered)}</p>}
      <div role="alert">{told !== null && <p className="notice wrong">{told}</p>}</div>
      {shortcuts.map((shortcut) => (
        <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={shortcut.code === 'Enter'} />
      ))}
    </section>
  );
}
