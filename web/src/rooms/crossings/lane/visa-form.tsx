import './journey.css';
import { type FormEvent, type ReactNode, useMemo } from 'react';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { visaWords } from '../../../words/visa.ts';
import type { TypedVisa } from './lane-state.ts';
import { sendByEnter } from './send-by-enter.ts';
import { readVisa, type VisaFault, type VisaField, visaDraftOf } from './typed-visa.ts';
import { useDraft } from './use-draft.ts';
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

/** A visa as its paper says it; whatever is left out, it does not say. */
export function VisaForm({ visa, zone, act, refused = NOTHING, children, onBack, onVisa }: VisaFormProps) {
  const { say } = useLanguage();
  const { form, draft, wrong, change, mark } = useDraft(() => visaDraftOf(visa), refused, visaFieldId);
  const shortcuts = useMemo(
    (): Shortcut[] => [{ code: 'Escape', label: laneWords.back, run: onBack, isForFields: true }],
    [onBack],
  );
  useShortcuts(visaWords.title, shortcuts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readVisa(draft, zone !== 'none');
    if ('visa' in read) return onVisa(read.visa);
    mark(read.wrong);
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
