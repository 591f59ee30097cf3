import { type FormEvent, useState } from 'react';
import { TextField } from '../../design/field.tsx';
import { LookupFields } from '../../design/lookup-fields.tsx';
import { isLookupGiven, type Lookup, lookup } from '../../platform/lookup.ts';
import { useStore } from '../../platform/store.ts';
import { auditWords } from '../../words/audit.ts';
import { useLanguage } from '../../words/language.ts';

/** A person asked about: never in an address, for it is their number. */
export interface AskedPerson {
  number: string;
  why: Lookup;
}

/** Who looked at this person: asked by a number of theirs, with the reason. */
export function PersonForm({ onAsk }: { onAsk(person: AskedPerson): void }) {
  const { say } = useLanguage();
  const why = useStore(lookup);
  const [number, setNumber] = useState('');
  const [isLacking, setIsLacking] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isWhole = number.trim() !== '' && isLookupGiven(why);
    setIsLacking(!isWhole);
    if (isWhole) onAsk({ number: number.trim(), why });
  };
  return (
    <form className="panel" onSubmit={submit} noValidate aria-labelledby="who-looked">
      <h2 id="who-looked">{say(auditWords.whoLooked)}</h2>
      <div className="form-grid">
        <TextField
          id="person-number"
          isWide
          label={say(auditWords.personNumber)}
          hint={say(auditWords.personNumberHint)}
          error={isLacking && number.trim() === '' ? say(auditWords.personNumberMissing) : undefined}
          maxLength={40}
          value={number}
          onType={setNumber}
        />
        <LookupFields of="person" isLacking={isLacking} />
      </div>
      <div className="acts">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(auditWords.search)}
        </button>
      </div>
    </form>
  );
}
