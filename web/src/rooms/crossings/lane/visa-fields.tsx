import { SelectField, TextField } from '../../../design/field.tsx';
import { readTypedDate } from '../../../platform/typed-date.ts';
import { formatDate } from '../../../words/figures.ts';
import { journeyWords } from '../../../words/journey.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaEntryWords, visaFaultWords, visaWords } from '../../../words/visa.ts';
import { workWords } from '../../../words/work.ts';
import { VISA_ENTRIES, VISA_FIELDS, type VisaDraft, type VisaFault, type VisaField } from './typed-visa.ts';

const MAX_LENGTH = { number: 40, validUntil: 10, validFrom: 10, days: 4, type: 10 } as const;

export const visaFieldId = (field: VisaField) => `visa-${field}`;

interface VisaFieldsProps {
  draft: VisaDraft;
  wrong: ReadonlyMap<VisaField, VisaFault>;
  /** Number and last day were read from its zone. */
  isZoned: boolean;
  onChange(draft: VisaDraft): void;
}

/** The fields of a visa, each with what is wrong with it. */
export function VisaFields({ draft, wrong, isZoned, onChange }: VisaFieldsProps) {
  const { language, say } = useLanguage();
  const shown = VISA_FIELDS.filter((field) => !(isZoned && (field === 'number' || field === 'validUntil')));
  const hintOf = (field: VisaField) => {
    if (field === 'type') return say(visaWords.typeHint);
    if (field !== 'validFrom' && field !== 'validUntil') return undefined;
    const date = readTypedDate(draft[field]);
    return date?.length === 10 ? formatDate(language, date) : say(workWords.dateHint);
  };
  return shown.map((field) => {
    const fault = wrong.get(field);
    const around = {
      id: visaFieldId(field),
      label: say(visaWords[field]),
      error: fault && say(visaFaultWords[fault]),
    };
    if (field === 'entries') {
      return (
        <SelectField
          key={field}
          {...around}
          value={VISA_ENTRIES.find((one) => one === draft.entries) ?? ''}
          onChoose={(entries) => onChange({ ...draft, entries })}
          options={[
            { value: '', text: say(journeyWords.notSaid) },
            ...VISA_ENTRIES.map((value) => ({ value, text: say(visaEntryWords[value]) })),
          ]}
        />
      );
    }
    return (
      <TextField
        key={field}
        {...around}
        value={draft[field]}
        maxLength={MAX_LENGTH[field]}
        inputMode={field === 'days' ? 'numeric' : undefined}
        hint={hintOf(field)}
        onType={(text) => onChange({ ...draft, [field]: text })}
      />
    );
  });
}
