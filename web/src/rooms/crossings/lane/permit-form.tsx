import './journey.css';
import { type FormEvent, type ReactNode, type RefObject, useMemo } from 'react';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { sendByEnter } from './send-by-enter.ts';

interface PermitFormProps {
  form: RefObject<HTMLFormElement | null>;
  title: Saying;
  /** What Enter does. */
  act: Saying;
  children: ReactNode;
  onBack(): void;
  onSend(): void;
}

/** The frame of what is typed of a visa or a contract: Enter sends it, Esc goes back. */
export function PermitForm({ form, title, act, children, onBack, onSend }: PermitFormProps) {
  const { say } = useLanguage();
  const shortcuts = useMemo(
    (): Shortcut[] => [{ code: 'Escape', label: laneWords.back, run: onBack, isForFields: true }],
    [onBack],
  );
  useShortcuts(title, shortcuts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form ref={form} className="choices journey-form visa-form" onSubmit={submit} onKeyDown={sendByEnter} noValidate>
      <h2>{say(title)}</h2>
      {children}
      <div className="ways">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(act)}
        </button>
        <button type="button" className="quiet" onClick={onBack}>
          <kbd>Esc</kbd> {say(laneWords.back)}
        </button>
      </div>
    </form>
  );
}
