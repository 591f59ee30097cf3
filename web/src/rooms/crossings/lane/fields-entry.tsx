import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { FieldError } from '../../../platform/api.ts';
import { readTypedDate } from '../../../platform/typed-date.ts';
import { useCountryName } from '../../../words/countries.ts';
import { formatDate } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { sexWords, termWords } from '../../../words/terms.ts';
import { typingWords } from '../../../words/typing.ts';
import { visaWords } from '../../../words/visa.ts';
import type { Lane } from './lane.ts';
import type { TypedDocument, Typing } from './lane-state.ts';
import { sendByEnter } from './send-by-enter.ts';
import { readVisa, refusedVisaFields, visaDraftOf } from './typed-visa.ts';
import { VisaFields, visaFieldId } from './visa-fields.tsx';

type Name =
  | 'documentNumber'
  | 'issuingState'
  | 'surname'
  | 'givenNames'
  | 'nationality'
  | 'birthDate'
  | 'expiryDate'
  | 'personalNumber'
  | 'sex';

const FIELDS: readonly {
  name: Exclude<Name, 'sex'>;
  label: Saying;
  kind: 'text' | 'state' | 'date';
  isOptional?: boolean;
}[] = [
  { name: 'documentNumber', label: termWords.documentNumber, kind: 'text' },
  { name: 'issuingState', label: termWords.issuingState, kind: 'state' },
  { name: 'surname', label: termWords.surname, kind: 'text' },
  { name: 'givenNames', label: termWords.givenNames, kind: 'text', isOptional: true },
  { name: 'nationality', label: termWords.nationality, kind: 'state' },
  { name: 'birthDate', label: termWords.birthDate, kind: 'date' },
  { name: 'expiryDate', label: termWords.expiryDate, kind: 'date', isOptional: true },
  { name: 'personalNumber', label: termWords.personalNumber, kind: 'text', isOptional: true },
];

const SEXES = ['F', 'M', 'X'] as const;

/** What the document says, or the names of the fields that are still wrong. */
function readForm(form: FormData): { document: TypedDocument } | { wrong: readonly Name[] } {
  const text = (name: Name) => String(form.get(name) ?? '').trim();
  const birthDate = readTypedDate(text('birthDate'));
  const expiry = text('expiryDate');
  const expiryDate = expiry === '' ? undefined : readTypedDate(expiry);
  const wrong: Name[] = FIELDS.filter(({ name, isOptional }) => !isOptional && text(name) === '').map(
    ({ name }) => name,
  );
  if (birthDate === null) wrong.push('birthDate');
  if (expiryDate === null || (expiryDate !== undefined && expiryDate.length !== 10)) wrong.push('expiryDate');
  const sex = SEXES.find((one) => one === form.get('sex'));
  if (sex === undefined) wrong.push('sex');
  if (wrong.length > 0 || birthDate === null || expiryDate === null || sex === undefined) return { wrong };
  const optional = (name: Name) => (text(name) === '' ? {} : { [name]: text(name) });
  const document: TypedDocument = {
    ...{ documentNumber: text('documentNumber').toUpperCase(), surname: text('surname'), birthDate, sex },
    ...{ issuingState: text('issuingState').toUpperCase(), nationality: text('nationality').toUpperCase() },
    ...optional('givenNames'),
    ...optional('personalNumber'),
    ...(expiryDate !== undefined && { expiryDate }),
  };
  return { document };
}

function Hint({ kind, value }: { kind: 'text' | 'state' | 'date'; value: string }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  if (value === '' || kind === 'text') return null;
  if (kind === 'state') return value.length === 3 ? countryName(value.toUpperCase()) : say(typingWords.stateHint);
  const date = readTypedDate(value);
  return date === null ? say(typingWords.dateHint) : formatDate(language, date);
}

function Field({
  name,
  label,
  kind,
  isOptional,
  typed,
  isWrong,
  hasFocus,
}: (typeof FIELDS)[number] & { typed: string; isWrong: boolean; hasFocus: boolean }) {
  const { say } = useLanguage();
  const [value, setValue] = useState(typed);
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) ref.current?.focus();
  }, [hasFocus]);
  return (
    <div className="field">
      <label htmlFor={name}>
        {say(label)} {isOptional && <span className="quiet-text">({say(typingWords.optional)})</span>}
      </label>
      <input
        ref={ref}
        id={name}
        name={name}
        value={value}
        autoComplete="off"
        spellCheck={false}
        maxLength={kind === 'state' ? 3 : 100}
        aria-invalid={isWrong}
        aria-describedby={`${name}-hint`}
        onChange={(event) => setValue(event.target.value)}
      />
      <span id={`${name}-hint`} className="field-hint">
        <Hint kind={kind} value={value} />
      </span>
    </div>
  );
}

const NAMES: readonly Name[] = [...FIELDS.map(({ name }) => name), 'sex'];
const isRefused = (errors: readonly FieldError[], name: Name) =>
  errors.some(({ pointer }) => pointer === `/document/${name}`);

interface FieldsEntryProps {
  lane: Lane;
  /** What was typed before, and what the server did not take of it. */
  typed: Typing['typed'];
  hasVisa: boolean;
  isShown: boolean;
  otherWays: ReactNode;
}

/** A document without a zone, or one whose zone can't be read at all. */
export function FieldsEntry({ lane, typed, hasVisa, isShown, otherWays }: FieldsEntryProps) {
  const { say } = useLanguage();
  const [wrong, setWrong] = useState<readonly Name[]>(() =>
    NAMES.filter((name) => isRefused(typed?.errors ?? [], name)),
  );
  const [visa, setVisa] = useState(() => visaDraftOf(typed?.visa));
  const [wrongVisa, setWrongVisa] = useState(() => refusedVisaFields(typed?.errors ?? []));
  const isVisaAsked = useRef(hasVisa);
  useEffect(() => {
    if (hasVisa && !isVisaAsked.current) document.getElementById(visaFieldId('number'))?.focus();
    isVisaAsked.current = hasVisa;
  }, [hasVisa]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(new FormData(event.currentTarget));
    const shown = hasVisa ? readVisa(visa, false) : { visa: undefined };
    setWrong('wrong' in read ? read.wrong : []);
    setWrongVisa('wrong' in shown ? shown.wrong : new Map());
    if ('wrong' in read || 'wrong' in shown) {
      const [first] = 'wrong' in read ? read.wrong : [];
      const [firstOfVisa] = 'wrong' in shown ? shown.wrong.keys() : [];
      const id = first ?? (firstOfVisa && visaFieldId(firstOfVisa));
      if (id) event.currentTarget.querySelector<HTMLElement>(`#${id}`)?.focus();
    } else {
      const { document } = read;
      lane.present({ document, captureMode: 'keyboard', ...(shown.visa && { visa: shown.visa }) });
    }
  };
  return (
    <form className="fields-entry" onSubmit={submit} onKeyDown={sendByEnter} noValidate>
      {FIELDS.map((field, index) => (
        <Field
          key={field.name}
          {...field}
          typed={typed?.document[field.name] ?? ''}
          isWrong={wrong.includes(field.name)}
          hasFocus={isShown && index === 0}
        />
      ))}
      <fieldset className={wrong.includes('sex') ? 'field is-wrong' : 'field'}>
        <legend className="label">{say(termWords.sex)}</legend>
        <div className="zone-formats">
          {SEXES.map((sex) => (
            <label key={sex}>
              <input
                type="radio"
                id={sex === 'F' ? 'sex' : undefined}
                name="sex"
                value={sex}
                defaultChecked={sex === typed?.document.sex}
              />{' '}
              {say(sexWords[sex])}
            </label>
          ))}
        </div>
      </fieldset>
      {hasVisa && (
        <fieldset className="fields-visa">
          <legend>{say(visaWords.title)}</legend>
          <VisaFields draft={visa} wrong={wrongVisa} isZoned={false} onChange={setVisa} />
        </fieldset>
      )}
      <div role="alert">
        {(wrong.length > 0 || wrongVisa.size > 0) && <p className="notice wrong">{say(typingWords.wrong)}</p>}
      </div>
      <div className="ways">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(typingWords.check)}
        </button>
        {otherWays}
      </div>
    </form>
  );
}
