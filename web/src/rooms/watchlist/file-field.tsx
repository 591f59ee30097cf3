import { type RefObject, useState } from 'react';
import { Field } from '../../design/field.tsx';
import { importWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';

interface FileFieldProps {
  id: string;
  label: string;
  inputRef: RefObject<HTMLInputElement | null>;
  error?: string | undefined;
  onPick?(name: string): void;
}

/** A file of this machine. The browser's own button speaks the browser's language, this one the screen's. */
export function FileField({ id, label, inputRef, error, onPick }: FileFieldProps) {
  const { say } = useLanguage();
  const [name, setName] = useState('');
  return (
    <Field id={id} label={label} error={error}>
      <div className="file-field">
        <input
          ref={inputRef}
          id={id}
          type="file"
          className="hidden-visually"
          aria-describedby={error ? `${id}-name ${id}-error` : `${id}-name`}
          onChange={({ target }) => {
            const picked = target.files?.[0]?.name ?? '';
            setName(picked);
            if (picked !== '') onPick?.(picked);
          }}
        />
        <label htmlFor={id} className="button">
          {say(importWords.pickFile)}
        </label>
        <span id={`${id}-name`} className={name === '' ? 'quiet-text' : undefined}>
          {name === '' ? say(importWords.noFile) : name}
        </span>
      </div>
    </Field>
  );
}
