import { AreaField, Checks, SelectField, TextField } from '../../design/field.tsx';
import { readTypedDate } from '../../platform/typed-date.ts';
import { useCountryName } from '../../words/countries.ts';
import { entryActionWords, entryCategoryWords, entryWords, severityWords } from '../../words/entry.ts';
import { formatDate } from '../../words/figures.ts';
import { flagWords } from '../../words/hits.ts';
import { useLanguage } from '../../words/language.ts';
import { sexWords, termWords } from '../../words/terms.ts';
import { workWords } from '../../words/work.ts';
import { CATEGORIES, CATEGORY_FORMS } from './category-form.ts';
import type { Category, Draft, EntryAction, Flag, Severity } from './draft.ts';
import type { ErrorAt } from './entry-rows.tsx';
import { entryFieldNames } from './field-names.ts';

export interface SectionProps {
  draft: Draft;
  errorAt: ErrorAt;
  /** What the server asks for before an approval. */
  missing: readonly string[];
  onChange(part: Partial<Draft>): void;
}

const FLAGS = Object.keys(flagWords) as Flag[];
const SEVERITIES = Object.keys(severityWords) as Severity[];
const SEXES = ['F', 'M', 'X'] as const;
const NOTES = { child: entryWords.childCalm, discreet: entryWords.discreetNote, document: entryWords.documentNote };

type TextName = 'pin' | 'birthPlace' | 'legalBasis' | 'caseNumber' | 'contact';

function useField({ draft, errorAt, onChange, missing }: SectionProps) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const own = (name: keyof Draft & keyof typeof entryFieldNames) => ({
    ...{ id: `entry-${name}`, label: say(entryFieldNames[name]), error: errorAt(name) },
    ...(missing.includes(name) && { hint: say(entryWords.neededFor) }),
  });
  return {
    own,
    text: (name: TextName) => ({
      ...own(name),
      value: draft[name],
      onType: (value: string) => onChange({ [name]: value }),
    }),
    date: (name: 'validFrom' | 'reviewDue' | 'validTo') => {
      const read = readTypedDate(draft[name]);
      return {
        ...own(name),
        hint: read === null ? say(workWords.dateHint) : formatDate(language, read),
        value: draft[name],
        onType: (value: string) => onChange({ [name]: value }),
      };
    },
    states: (name: 'nationalities' | 'onlyNationalities') => {
      const codes = draft[name].toUpperCase().split(/[\s,;]+/);
      const known = codes.filter((code) => code.length === 3).map(countryName);
      const hint = name === 'onlyNationalities' ? entryWords.onlyHint : entryWords.statesHint;
      return {
        ...own(name),
        hint: known.length > 0 ? known.join(', ') : say(hint),
        value: draft[name],
        onType: (value: string) => onChange({ [name]: value.toUpperCase() }),
      };
    },
  };
}

/** Category and action; another category proposes its own action. */
export function WhySection(props: SectionProps) {
  const { draft, onChange } = props;
  const { say } = useLanguage();
  const field = useField(props);
  const form = CATEGORY_FORMS[draft.category];
  const actions = form.actions.includes(draft.action) ? form.actions : [...form.actions, draft.action];
  const choose = (category: Category) => {
    const proposed = CATEGORY_FORMS[category].actions;
    const action: EntryAction = proposed.includes(draft.action) ? draft.action : (proposed[0] ?? 'refer');
    onChange({ category, action });
  };
  return (
    <section className="form-section">
      <h2>{say(entryWords.sectionWhy)}</h2>
      <div className="form-grid">
        <SelectField
          {...field.own('category')}
          value={draft.category}
          options={CATEGORIES.map((value) => ({ value, text: say(entryCategoryWords[value]) }))}
          onChoose={choose}
        />
        <SelectField
          {...field.own('action')}
          value={draft.action}
          options={actions.map((value) => ({ value, text: say(entryActionWords[value]) }))}
          onChoose={(action) => onChange({ action })}
        />
        <TextField {...field.text('caseNumber')} maxLength={100} />
        {form.note && <p className="notice is-wide">{say(NOTES[form.note])}</p>}
        {form.hasFlags && (
          <Checks
            isWide
            legend={say(entryWords.flags)}
            options={FLAGS.map((value) => ({ value, text: say(flagWords[value]) }))}
            chosen={draft.flags}
            onChoose={(flags) => onChange({ flags })}
          />
        )}
        {form.hasDirections && (
          <Checks
            isWide
            legend={`${say(entryWords.directions)}. ${say(entryWords.directionsHint)}`}
            options={(['entry', 'exit'] as const).map((value) => ({ value, text: say(termWords[value]) }))}
            chosen={draft.directions}
            onChoose={(directions) => onChange({ directions })}
          />
        )}
      </div>
    </section>
  );
}

/** What tells the person from others, beside names, dates and documents. */
export function PersonFields(props: SectionProps) {
  const { draft, onChange } = props;
  const { say } = useLanguage();
  const field = useField(props);
  const form = CATEGORY_FORMS[draft.category];
  return (
    <div className="form-grid">
      <SelectField
        {...field.own('sex')}
        value={draft.sex}
        options={[{ value: '', text: '–' }, ...SEXES.map((value) => ({ value, text: say(sexWords[value]) }))]}
        onChoose={(sex) => onChange({ sex })}
      />
      <TextField {...field.states('nationalities')} maxLength={80} />
      <TextField {...field.text('birthPlace')} maxLength={200} />
      <TextField {...field.text('pin')} maxLength={20} />
      {form.hasOnlyNationalities && <TextField {...field.states('onlyNationalities')} maxLength={80} />}
    </div>
  );
}

/** The law, whom to call, and how long it holds. */
export function BasisSection(props: SectionProps) {
  const { draft, onChange } = props;
  const { say } = useLanguage();
  const field = useField(props);
  return (
    <section className="form-section">
      <h2>{say(entryWords.sectionBasis)}</h2>
      <div className="form-grid">
        <AreaField {...field.text('legalBasis')} isWide maxLength={500} />
        <TextField {...field.text('contact')} isWide maxLength={200} />
        <SelectField
          {...field.own('severity')}
          value={draft.severity}
          options={[
            { value: '', text: '–' },
            ...SEVERITIES.map((value) => ({ value, text: say(severityWords[value]) })),
          ]}
          onChoose={(severity) => onChange({ severity })}
        />
        <TextField {...field.date('validFrom')} maxLength={10} />
        <TextField {...field.date('reviewDue')} maxLength={10} />
        <TextField {...field.date('validTo')} maxLength={10} />
      </div>
    </section>
  );
}
