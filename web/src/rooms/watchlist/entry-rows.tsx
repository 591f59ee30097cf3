import type { ReactNode } from 'react';
import { useCountryName } from '../../words/countries.ts';
import { entryWords } from '../../words/entry.ts';
import { useLanguage } from '../../words/language.ts';
import { workWords } from '../../words/work.ts';
import { type Draft, type NameKind, nextKey } from './draft.ts';

/** A row's field that is wrong says so beneath the row. */
export type ErrorAt = (place: string) => string | undefined;

interface RowsProps<R extends { key: number }> {
  legend: string;
  hint?: string;
  rows: readonly R[];
  empty(): R;
  error(row: R): string | undefined;
  onChange(rows: R[]): void;
  children(row: R, change: (part: Partial<R>) => void): ReactNode;
}

/** A list that is typed line by line. */
function Rows<R extends { key: number }>({ legend, hint, rows, empty, error, onChange, children }: RowsProps<R>) {
  const { say } = useLanguage();
  const change = (key: number, part: Partial<R>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset className="field is-wide">
      <legend className="label">{legend}</legend>
      <ul className="row-list">
        {rows.map((row) => (
          <li key={row.key}>
            {children(row, (part) => change(row.key, part))}
            {rows.length > 1 && (
              <button
                type="button"
                className="quiet"
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                {say(workWords.remove)}
              </button>
            )}
            {row === rows.at(-1) && (
              <button type="button" onClick={() => onChange([...rows, empty()])}>
                + {say(workWords.add)}
              </button>
            )}
            {error(row) && <span className="field-error">{error(row)}</span>}
          </li>
        ))}
      </ul>
      {hint && <span className="field-under">{hint}</span>}
    </fieldset>
  );
}

interface PartProps {
  draft: Draft;
  errorAt: ErrorAt;
  onChange(part: Partial<Draft>): void;
}

const plain = { autoComplete: 'off', spellCheck: false } as const;
const KINDS: readonly NameKind[] = ['primary', 'alias', 'weak'];

export function NameRows({ draft, errorAt, onChange }: PartProps) {
  const { say } = useLanguage();
  const kinds = { primary: entryWords.kindPrimary, alias: entryWords.kindAlias, weak: entryWords.kindWeak };
  return (
    <Rows
      legend={say(entryWords.names)}
      hint={say(entryWords.nameHint)}
      rows={draft.names}
      empty={() => ({ key: nextKey(), text: '', kind: 'alias' as const })}
      error={(row) => errorAt(`names.${row.key}`) ?? (row === draft.names[0] ? errorAt('names') : undefined)}
      onChange={(names) => onChange({ names })}
    >
      {(row, change) => (
        <>
          <input
            {...plain}
            aria-label={say(entryWords.name)}
            maxLength={200}
            value={row.text}
            aria-invalid={errorAt(`names.${row.key}`) !== undefined}
            onChange={(event) => change({ text: event.target.value })}
          />
          <select
            aria-label={say(entryWords.kind)}
            value={row.kind}
            onChange={({ target }) => change({ kind: KINDS.find((one) => one === target.value) ?? 'alias' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(kinds[kind])}
              </option>
            ))}
          </select>
        </>
      )}
    </Rows>
  );
}

export function BirthDateRows({ draft, errorAt, onChange }: PartProps) {
  const { say } = useLanguage();
  return (
    <Rows
      legend={say(entryWords.birthDates)}
      hint={say(entryWords.birthDateHint)}
      rows={draft.birthDates}
      empty={() => ({ key: nextKey(), text: '' })}
      error={(row) => errorAt(`birthDates.${row.key}`)}
      onChange={(birthDates) => onChange({ birthDates })}
    >
      {(row, change) => (
        <input
          {...plain}
          aria-label={say(entryWords.birthDates)}
          maxLength={10}
          value={row.text}
          aria-invalid={errorAt(`birthDates.${row.key}`) !== undefined}
          onChange={(event) => change({ text: event.target.value })}
        />
      )}
    </Rows>
  );
}

export function DocumentRows({ draft, errorAt, onChange }: PartProps) {
  const { say } = useLanguage();
  const countryName = useCountryName();
  const errorOf = (key: number) => errorAt(`documents.${key}.number`) ?? errorAt(`documents.${key}.state`);
  return (
    <Rows
      legend={say(entryWords.documents)}
      rows={draft.documents}
      empty={() => ({ key: nextKey(), state: '', number: '' })}
      error={(row) => errorOf(row.key)}
      onChange={(documents) => onChange({ documents })}
    >
      {(row, change) => (
        <>
          <input
            {...plain}
            className="is-short"
            aria-label={say(entryWords.documentState)}
            placeholder="KGZ"
            maxLength={3}
            value={row.state}
            aria-invalid={errorAt(`documents.${row.key}.state`) !== undefined}
            onChange={(event) => change({ state: event.target.value.toUpperCase() })}
          />
          <input
            {...plain}
            aria-label={say(entryWords.documentNumber)}
            maxLength={50}
            value={row.number}
            aria-invalid={errorAt(`documents.${row.key}.number`) !== undefined}
            onChange={(event) => change({ number: event.target.value })}
          />
          {row.state.length === 3 && <span className="field-under">{countryName(row.state)}</span>}
        </>
      )}
    </Rows>
  );
}
