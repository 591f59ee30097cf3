import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Shortcut, useShortcuts } from '../platform/keyboard.ts';
import { useLanguage } from '../words/language.ts';
import type { Saying } from '../words/saying.ts';
import { workWords } from '../words/work.ts';

interface ConfirmProps {
  question: string;
  /** On the button that does it. */
  act: Saying;
  /** Must, may or need not be given. */
  reason: 'needed' | 'optional' | 'none';
  isBusy: boolean;
  onYes(reason: string | undefined): void;
  onBack(): void;
}

/** Asks once more, in the place where the act is: Enter does it, Esc goes back. */
export function ConfirmLine({ question, act, reason, isBusy, onYes, onBack }: ConfirmProps) {
  const { say } = useLanguage();
  const id = useId();
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (input.current ?? button.current)?.focus(), []);
  const shortcuts = useMemo(
    (): Shortcut[] => [{ code: 'Escape', label: workWords.back, run: onBack, isForFields: true }],
    [onBack],
  );
  useShortcuts(workWords.confirm, shortcuts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = text.trim();
    if (reason === 'needed' && given === '') {
      setIsMissing(true);
      input.current?.focus();
      return;
    }
    onYes(given === '' ? undefined : given);
  };
  return (
    <form className="confirm-line" onSubmit={submit} aria-label={question}>
      <p>
        <strong>{question}</strong>
      </p>
      {reason !== 'none' && (
        <div className="field">
          <label htmlFor={id}>{say(reason === 'needed' ? workWords.reason : workWords.reasonOptional)}</label>
          <input
            ref={input}
            id={id}
            value={text}
            maxLength={500}
            autoComplete="off"
            aria-invalid={isMissing}
            aria-describedby={isMissing ? `${id}-missing` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          {isMissing && (
            <span id={`${id}-missing`} className="field-error">
              {say(workWords.reasonMissing)}
            </span>
          )}
        </div>
      )}
      <div className="acts">
        <button ref={button} type="submit" className="primary" disabled={isBusy}>
          <kbd>Enter</kbd> {say(act)}
        </button>
        <button type="button" className="quiet" onClick={onBack}>
          <kbd>Esc</kbd> {say(workWords.back)}
        </button>
      </div>
    </form>
  );
}
