import { useCountryName } from '../../words/countries.ts';
import { entryActionWords, entryCategoryWords, entryWords, severityWords } from '../../words/entry.ts';
import { formatDate } from '../../words/figures.ts';
import { flagWords } from '../../words/hits.ts';
import { useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { sexWords, termWords } from '../../words/terms.ts';
import { withWholeNumbers } from '../../words/unbroken.ts';

type Table = Readonly<Record<string, Saying>>;

const CODES: Readonly<Record<string, Table>> = {
  category: entryCategoryWords,
  action: entryActionWords,
  sex: sexWords,
  flags: flagWords,
  severity: severityWords,
  directions: { entry: termWords.entry, exit: termWords.exit },
};
const KINDS: Table = { alias: entryWords.kindAlias, weak: entryWords.kindWeak };
const DATES = ['validFrom', 'reviewDue', 'validTo', 'birthDates'];
const DATE = /^\d{4}(-\d{2}){0,2}$/;

const isNamed = (value: object): value is { text: string; kind: string } => 'text' in value && 'kind' in value;
const isDocument = (value: object): value is { state: string | null; number: string } => 'number' in value;

/** A field's value as lines of text; none when it says nothing. */
export function useFieldLines(): (field: string, value: unknown) => string[] {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const textOf = (field: string, value: unknown): string => {
    if (typeof value === 'object' && value !== null) {
      if (isNamed(value)) {
        const kind = KINDS[value.kind];
        return kind ? `${value.text} (${say(kind)})` : value.text;
      }
      if (isDocument(value)) return `${value.state === null ? '' : `${countryName(value.state)} `}${value.number}`;
      return JSON.stringify(value);
    }
    const text = field === 'contact' ? withWholeNumbers(String(value)) : String(value);
    const saying = CODES[field]?.[text];
    if (saying) return say(saying);
    if (field === 'nationalities' || field === 'onlyNationalities') return countryName(text);
    return DATES.includes(field) && DATE.test(text) ? formatDate(language, text) : text;
  };
  return (field, value) => {
    if (value === null || value === undefined) return [];
    const all = (Array.isArray(value) ? value : [value]) as unknown[];
    // The main name comes first.
    const ordered = field === 'names' ? all.toSorted((a, b) => rankOf(a) - rankOf(b)) : all;
    return ordered.map((one) => textOf(field, one));
  };
}

function rankOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !isNamed(value)) return 3;
  return ['primary', 'alias', 'weak'].indexOf(value.kind);
}

/** What an entry is called by: its main name. */
export function mainNameOf(names: readonly { text: string; kind: string }[]): string {
  return names.toSorted((a, b) => rankOf(a) - rankOf(b))[0]?.text ?? '';
}
