import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

interface Around {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** All columns of its form. */
  isWide?: boolean;
}

function describedBy({ id, hint, error }: Around): string | undefined {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return ids === '' ? undefined : ids;
}

/** A label above, a hint below, and what is wrong with it. */
export function Field({ id, label, hint, error, isWide, children }: Around & { children: ReactNode }) {
  return (
    <div className={isWide ? 'field is-wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children}
      {error && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
      {hint && (
        <span id={`${id}-hint`} className="field-under">
          {hint}
        </span>
      )}
    </div>
  );
}

type InputProps = Around &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'value'> & {
    value: string;
    onType(value: string): void;
  };

export function TextField({ id, label, hint, error, isWide, onType, ...input }: InputProps) {
  const around = { id, label, hint, error, isWide };
  return (
    <Field {...around}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(around)}
        onChange={(event) => onType(event.target.value)}
      />
    </Field>
  );
}

type AreaProps = Around &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onChange' | 'value'> & {
    value: string;
    onType(value: string): void;
  };

export function AreaField({ id, label, hint, error, isWide, onType, ...area }: AreaProps) {
  const around = { id, label, hint, error, isWide };
  return (
    <Field {...around}>
      <textarea
        rows={2}
        {...area}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(around)}
        onChange={(event) => onType(event.target.value)}
      />
    </Field>
  );
}

type SelectProps<T extends string> = Around &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'onChange' | 'value'> & {
    value: T;
    options: readonly { value: T; text: string }[];
    onChoose(value: T): void;
  };

export function SelectField<T extends string>(props: SelectProps<T>) {
  const { id, label, hint, error, isWide, options, onChoose, ...select } = props;
  const around = { id, label, hint, error, isWide };
  return (
    <Field {...around}>
      <select
        {...select}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(around)}
        onChange={(event) => {
          const chosen = options.find(({ value }) => value === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface ChecksProps<T extends string> {
  legend: ReactNode;
  options: readonly { value: T; text: string }[];
  chosen: readonly T[];
  onChoose(chosen: T[]): void;
  isWide?: boolean;
  error?: string | undefined;
}

/** Several of a few. */
export function Checks<T extends string>({ legend, options, chosen, onChoose, isWide, error }: ChecksProps<T>) {
  return (
    <fieldset className={isWide ? 'field is-wide' : 'field'}>
      <legend className="label">{legend}</legend>
      <div className="checks">
        {options.map(({ value, text }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChoose(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />{' '}
            {text}
          </label>
        ))}
      </div>
      {error && <span className="field-error">{error}</span>}
    </fieldset>
  );
}
