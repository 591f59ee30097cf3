import type { ReactNode } from 'react';
import type { Saying } from '../../../words/saying.ts';
import { visaWords } from '../../../words/visa.ts';
import type { TypedVisa } from './lane-state.ts';
import { PermitForm } from './permit-form.tsx';
import { readVisa, type VisaFault, type VisaField, visaDraftOf } from './typed-visa.ts';
import { useDraft } from './use-draft.ts';
import { VisaFields, visaFieldId } from './visa-fields.tsx';

const NOTHING: ReadonlyMap<VisaField, VisaFault> = new Map();

/** Was the visa's zone read? Then it has told number and last day. */
type VisaZone = 'none' | 'read' | 'perhaps';

interface VisaFormProps {
  visa: TypedVisa | undefined;
  zone: VisaZone;
  /** What the server did not take of it. */
  refused?: ReadonlyMap<VisaField, VisaFault>;
  /** What Enter does. */
  act: Saying;
  children?: ReactNode;
  onBack(): void;
  /** @param visa undefined: nothing is left of it */
  onVisa(visa: TypedVisa | undefined): void;
}

/** A visa as its paper says it; whatever is left out, it does not say. */
export function VisaForm({ visa, zone, act, refused = NOTHING, children, onBack, onVisa }: VisaFormProps) {
  const { form, draft, wrong, change, mark } = useDraft(() => visaDraftOf(visa), refused, visaFieldId);
  const send = () => {
    const read = readVisa(draft, zone !== 'none');
    if ('visa' in read) onVisa(read.visa);
    else mark(read.wrong);
  };
  return (
    <PermitForm form={form} title={visaWords.title} act={act} onBack={onBack} onSend={send}>
      {children}
      <VisaFields draft={draft} wrong={wrong} isZoned={zone === 'read'} onChange={change} />
    </PermitForm>
  );
}
