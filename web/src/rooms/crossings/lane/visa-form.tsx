import './journey.css';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { visaWords } from '../../../words/visa.ts';
import type { TypedVisa } from './lane-state.ts';
import { sendByEnter } from './send-by-enter.ts';
import { readVisa, type VisaDraft, type VisaFault, type VisaField, visaDraftOf } from './typed-visa.ts';
import { VisaFields, visaFieldId } from './visa-fields.tsx';

const NOTHING: ReadonlyMap<VisaField, VisaFault> = new Map();

/** Was the visa's zone read? Then it has told number and last day. */
type VisaZone = 'none' | 'read' | 'perhaps';

interface VisaFormProps {
  visa: TypedVisa | undefined;
  zone: VisaZone;
  /** What the server did not take of it. */
  refused?: ReadonlyMap<VisaField, VisaFault>;
  /** What Enter does. */
  act: Saying;
  children?: ReactNode;
  onBack(): void;
  /** @param visa undefined: nothing is left of it */
  onVisa(visa: TypedVisa | undefined): void;
}

/** The first field that is wrong, or the first one. */
function focusOn(form: HTMLFormElement | null, wrong: ReadonlyMap<VisaField, VisaFault>): void {
  const [first] = wrong.keys();
  form?.querySelector<HTMLElement>(first ? `#${visaFieldId(first)}` : 'input')?.focus();
}

/** A visa as its paper says it; whatever is left out, it does not say. */
export function VisaForm({ visa, zone, act, refused = NOTHING, children, onBack, onVisa }: VisaFormProps) {
  const { say } = useLanguage();
  const [draft, setDraft] = useState(() => visaDraftOf(visa));
  const [wrong, setWrong] = useState(refused);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    setWrong(refused);
    focusOn(form.current, refused);
  }, [refused]);
  const shortcuts = useMemo(
    (): Shortcut[] => [{ code: 'Escape', label: laneWords.back, run: onBack, isForFields: true }],
    [onBack],
  );
  useShortcuts(visaWords.title, shortcuts);
  const change = (typed: VisaDraft) => {
    setDraft(typed);
    // What is typed on is no longer what was wrong.
    setWrong(new Map([...wrong].filter(([field]) => typed[field] === draft[field])));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readVisa(draft, zone !== 'none');
    if ('visa' in read) return onVisa(read.visa);
    setWrong(read.wrong);
    focusOn(form.current, read.wrong);
  };
  return (
    <form ref={form} className="choices journey-form visa-form" onSubmit={submit} onKeyDown={sendByEnter} noValidate>
      <h2>{say(visaWords.title)}</h2>
      {children}
      <VisaFields draft={draft} wrong={wrong} isZoned={zone === 'read'} onChange={change} />
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
