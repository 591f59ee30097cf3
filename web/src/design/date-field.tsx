import { type ReactNode, useEffect, useState } from 'react';
import { readTypedDate, typedDay } from '../platform/typed-date.ts';
import { formatDate } from '../words/figures.ts';
import { useLanguage } from '../words/language.ts';
import { workWords } from '../words/work.ts';
import { TextField } from './field.tsx';

interface DateProps {
  id: string;
  label: ReactNode;
  /** `YYYY-MM-DD` */
  value: string;
  min?: string;
  max?: string;
  onDate(date: string): void;
}

/**
 * A day, typed as days are typed here (`22.11.2026`) and said beneath in the screen's language. A browser's own date field speaks the
 * browser's language instead.
 */
export function DateField({ id, label, value, min = '', max = '9999-12-31', onDate }: DateProps) {
  const { language, say } = useLanguage();
  const [text, setText] = useState(() => typedDay(value));
  useEffect(() => setText((now) => (readTypedDate(now) === value ? now : typedDay(value))), [value]);
  const date = readTypedDate(text);
  const isDay = date !== null && date.length === 10 && date >= min && date <= max;
  const type = (typed: string) => {
    setText(typed);
    const read = readTypedDate(typed);
    if (read !== null && read.length === 10 && read >= min && read <= max && read !== value) onDate(read);
  };
  return (
    <TextField
      {...{ id, label, value: text, onType: type, inputMode: 'numeric', maxLength: 10 }}
      // What can't be taken goes back to what holds, once the field is left.
      onBlur={() => !isDay && setText(typedDay(value))}
      hint={isDay ? formatDate(language, date) : say(workWords.dateHint)}
    />
  );
}
