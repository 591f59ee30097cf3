import { type Lookup, lookup } from '../platform/lookup.ts';
import { useStore } from '../platform/store.ts';
import { useLanguage } from '../words/language.ts';
import { lookupWords } from '../words/lookup.ts';
import type { Saying } from '../words/saying.ts';
import { TextField } from './field.tsx';

const FIELDS = [
  ['purpose', lookupWords.purpose, 200],
  ['caseNumber', lookupWords.caseNumber, 100],
] as const satisfies readonly (readonly [keyof Lookup, Saying, number])[];

interface LookupFieldsProps {
  /** Of the fields' ids: `<of>-purpose`, `<of>-caseNumber`. */
  of: string;
  purpose?: Saying;
  /** Below the purpose. */
  hint?: Saying;
  /** It was asked without them. */
  isLacking: boolean;
  missing?: Saying;
}

/** Purpose and case number of a look-up: typed once, and kept for every desk while the same account works. */
export function LookupFields({ of, purpose, hint, isLacking, missing = lookupWords.missing }: LookupFieldsProps) {
  const { say } = useLanguage();
  const why = useStore(lookup);
  return FIELDS.map(([name, label, maxLength]) => (
    <TextField
      key={name}
      id={`${of}-${name}`}
      label={say(name === 'purpose' ? (purpose ?? label) : label)}
      hint={name === 'purpose' && hint ? say(hint) : undefined}
      error={isLacking && why[name].trim() === '' ? say(missing) : undefined}
      maxLength={maxLength}
      value={why[name]}
      onType={(value) => lookup.set({ ...lookup.get(), [name]: value })}
    />
  ));
}
