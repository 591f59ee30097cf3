import { useMemo, useState } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { api } from '../../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { saveForm } from '../../../platform/save-form.ts';
import { frameWords } from '../../../words/frame.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { useOnceRead } from '../lane/use-once-read.ts';
import { type ClosedCase, OUTCOME_LABELS } from './outcome-panel.tsx';

/** It is closed: what is printed now, and on to the next one. */
export function ClosedPanel({ closed, onNext }: { closed: ClosedCase; onNext(): void }) {
  const { language, say } = useLanguage();
  const [told, setTold] = useState<string>();
  const { opened, outcome, hasFalseMatch } = closed;
  const onceRead = useOnceRead();
  const shortcuts = useMemo((): Shortcut[] => {
    const print = async (ask: Promise<{ data?: unknown; error?: { code: string } }>, name: string) => {
      try {
        const { data, error } = await ask;
        if (data instanceof Blob) saveForm(name, data);
        else setTold(say(frameWords.refused, { code: sayProblem(say, error?.code ?? '') }));
      } catch {
        setTold(say(frameWords.serverSilent));
      }
    };
    const printRefusal = () => {
      const params = { path: { id: opened.inspection.id } };
      void print(api.POST('/v1/inspections/{id}/refusal-form', { params, body: {}, parseAs: 'blob' }), 'refusal.pdf');
    };
    const printSlip = () => {
      const params = { path: { id: opened.case.referral.id } };
      const body = { language };
      void print(api.POST('/v1/referrals/{id}/reference-slip', { params, body, parseAs: 'blob' }), 'reference.pdf');
    };
    return [
      ...(outcome === 'refused' ? [{ code: 'KeyP', label: secondLineWords.printRefusal, run: printRefusal }] : []),
      ...(hasFalseMatch ? [{ code: 'KeyS', label: secondLineWords.printSlip, run: printSlip }] : []),
      // The second stroke of the Enter that closed it passes over nothing that is to be printed.
      {
        code: 'Enter',
        label: secondLineWords.goNext,
        run: () => onceRead(onNext),
      },
    ];
  }, [opened, outcome, hasFalseMatch, language, say, onNext, onceRead]);
  useShortcuts(secondLineWords.keys, shortcuts);
  return (
    <section className="outcome-keys" aria-labelledby="closed">
      <div role="status">
        <h2 id="closed">{say(secondLineWords.closedAs, { outcome: say(OUTCOME_LABELS[outcome]).replace('…', '') })}</h2>
      </div>
      {hasFalseMatch && <p>{say(secondLineWords.remembered)}</p>}
      <div role="alert">{told !== undefined && <p className="notice wrong">{told}</p>}</div>
      {shortcuts.map((shortcut) => (
        <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={shortcut.code === 'Enter'} />
      ))}
    </section>
  );
}
