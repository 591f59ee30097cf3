import './journey.css';
import { type FormEvent, useEffect, useRef } from 'react';
import { type Store, useStore } from '../../../platform/store.ts';
import { journeyWords } from '../../../words/journey.ts';
import { useLanguage } from '../../../words/language.ts';
import { type ConveyanceField, conveyanceOf, conveyanceText } from './journey.ts';
import type { JourneyDetails } from './lane-state.ts';

type Conveyance = JourneyDetails['conveyance'];

/** What stands for everybody who comes now. */
export function StandingConveyance({ conveyance }: { conveyance: Store<Conveyance> }) {
  const { say } = useLanguage();
  const now = conveyanceOf(useStore(conveyance) ?? {});
  if (!now) return null;
  return (
    <p className="standing-conveyance">
      <strong>{conveyanceText(now)}</strong> <span className="quiet-text">{say(journeyWords.standing)}</span>
    </p>
  );
}

/** The flight, train or vehicle of everybody who comes now. As it is typed it stands: a document may be read in the middle of it. */
export function ConveyanceEntry(props: {
  fields: readonly ConveyanceField[];
  conveyance: Store<Conveyance>;
  onDone(): void;
}) {
  const { fields, conveyance, onDone } = props;
  const { say } = useLanguage();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.select(), []);
  const now = useStore(conveyance);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone();
  };
  const type = (field: ConveyanceField, text: string) => {
    const typed = { ...conveyance.get(), [field]: text.toUpperCase() };
    // Spaces are typed, too.
    conveyance.set(conveyanceOf(typed) && typed);
  };
  return (
    <form className="journey-form" onSubmit={submit}>
      {fields.map((field, index) => (
        <div className="field" key={field}>
          <label htmlFor={field}>{say(journeyWords[field])}</label>
          <input
            ref={index === 0 ? first : undefined}
            id={field}
            value={now?.[field] ?? ''}
            maxLength={20}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(field, event.target.value)}
          />
        </div>
      ))}
      <p className="quiet-text">{say(journeyWords.standingMore)}</p>
      <button type="submit" className="primary">
        <kbd>Enter</kbd> {say(journeyWords.done)}
      </button>
    </form>
  );
}
