import { useLanguage } from '../../words/language.ts';
import type { OwnEntry } from './draft.ts';
import { ENTRY_FIELDS, entryFieldNames } from './field-names.ts';
import { useFieldLines } from './field-value.ts';

/** What an entry says, field by field; what it does not say is left out. */
export function EntryFacts({ entry, without = [] }: { entry: OwnEntry; without?: readonly string[] }) {
  const { say } = useLanguage();
  const linesOf = useFieldLines();
  return (
    <dl className="facts">
      {ENTRY_FIELDS.filter((field) => !without.includes(field)).map((field) => {
        const lines = linesOf(field, entry[field]);
        if (lines.length === 0) return null;
        return (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{say(entryFieldNames[field])}</dt>
            <dd>
              {lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
