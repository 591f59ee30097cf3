import { Checks, SelectField, TextField } from '../../design/field.tsx';
import { useCountryName } from '../../words/countries.ts';
import { useLanguage } from '../../words/language.ts';
import { stayBasisWords, stayMethodWords, stayRuleWords } from '../../words/stay-rules.ts';
import { workWords } from '../../words/work.ts';
import { COUNTS, type RuleDraft, type StayRule } from './rule-draft.ts';

const BASES = Object.keys(stayBasisWords) as StayRule['basis'][];
const METHODS = Object.keys(stayMethodWords) as StayRule['method'][];
const isWindowed = (method: StayRule['method']) => method === 'rolling-window' || method === 'from-first-entry';

/** Who needs a visa is said without days. */
function withBasis(draft: RuleDraft, basis: StayRule['basis']): RuleDraft {
  if (basis !== 'visa-required') return { ...draft, basis };
  const none = { days: '', windowDays: '', resetAfterDays: '', registrationFreeDays: '', barDays: '' };
  return { ...draft, ...none, basis, method: 'document-term' };
}

interface FieldsProps {
  draft: RuleDraft;
  errorAt(field: string): string | undefined;
  onChange(draft: RuleDraft): void;
}

type Name = Exclude<keyof RuleDraft, 'basis' | 'method' | 'counts'>;

/** A rule's parts; those that its method does not know are not asked for. */
export function RuleFields({ draft, errorAt, onChange }: FieldsProps) {
  const { say } = useLanguage();
  const countryName = useCountryName();
  const text = (name: Name) => ({
    id: `rule-${name}`,
    label: say(name === 'title' ? stayRuleWords.ruleTitle : stayRuleWords[name]),
    value: draft[name],
    error: errorAt(name),
    onType: (value: string) => onChange({ ...draft, [name]: value }),
  });
  const number = (name: Name) => ({ ...text(name), inputMode: 'numeric' as const, maxLength: 5 });
  const countsDays = draft.basis !== 'visa-required';
  const codes = draft.nationalities.toUpperCase().split(/[\s,;]+/);
  const known = codes.filter((code) => code.length === 3).map(countryName);
  return (
    <div className="form-grid">
      <TextField {...text('title')} isWide maxLength={200} hint={say(stayRuleWords.ruleTitleHint)} />
      <TextField
        {...text('nationalities')}
        isWide
        hint={known.length > 0 ? known.join(', ') : say(stayRuleWords.nationalitiesHint)}
      />
      <SelectField
        id="rule-basis"
        label={say(stayRuleWords.basis)}
        error={errorAt('basis')}
        value={draft.basis}
        options={BASES.map((value) => ({ value, text: say(stayBasisWords[value]) }))}
        onChoose={(basis) => onChange(withBasis(draft, basis))}
      />
      {countsDays && (
        <>
          <SelectField
            id="rule-method"
            label={say(stayRuleWords.method)}
            error={errorAt('method')}
            value={draft.method}
            options={METHODS.map((value) => ({ value, text: say(stayMethodWords[value]) }))}
            onChoose={(method) =>
              onChange({ ...draft, method, windowDays: isWindowed(method) ? draft.windowDays : '' })
            }
          />
          <TextField {...number('days')} />
          {isWindowed(draft.method) && <TextField {...number('windowDays')} />}
          <TextField {...number('resetAfterDays')} />
          <TextField {...number('registrationFreeDays')} />
          <TextField {...number('barDays')} />
        </>
      )}
      <TextField {...text('validFrom')} hint={say(workWords.dateHint)} maxLength={10} />
      <TextField {...text('validTo')} hint={say(workWords.dateHint)} maxLength={10} />
      {countsDays && (
        <Checks
          isWide
          legend={say(stayRuleWords.counting)}
          options={COUNTS.map((value) => ({ value, text: say(stayRuleWords[value]) }))}
          chosen={draft.counts}
          onChoose={(counts) => onChange({ ...draft, counts })}
        />
      )}
    </div>
  );
}
