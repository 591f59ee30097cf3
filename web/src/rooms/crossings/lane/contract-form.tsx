import type { ReactNode } from 'react';
import { TextField } from '../../../design/field.tsx';
import { readTypedDate } from '../../../platform/typed-date.ts';
import { contractFaultWords, contractWords } from '../../../words/contract.ts';
import { formatDate } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { workWords } from '../../../words/work.ts';
import type { TypedContract } from './lane-state.ts';
import { PermitForm } from './permit-form.tsx';
import {
  CONTRACT_FIELDS,
  type ContractFaults,
  type ContractField,
  contractDraftOf,
  readContract,
} from './typed-contract.ts';
import { useDraft } from './use-draft.ts';

const NOTHING: ContractFaults = new Map();
const fieldId = (field: ContractField) => `contract-${field}`;

interface ContractFormProps {
  contract: TypedContract | undefined;
  /** What the server did not take of it. */
  refused?: ContractFaults;
  /** What Enter does. */
  act: Saying;
  children?: ReactNode;
  onBack(): void;
  /** @param contract undefined: nothing is left of it */
  onContract(contract: TypedContract | undefined): void;
}

/** A contract as its paper says it; of its term the last day is all that is needed. */
export function ContractForm({ contract, act, refused = NOTHING, children, onBack, onContract }: ContractFormProps) {
  const { language, say } = useLanguage();
  const { form, draft, wrong, change, mark } = useDraft(() => contractDraftOf(contract), refused, fieldId);
  const send = () => {
    const read = readContract(draft);
    if ('contract' in read) onContract(read.contract);
    else mark(read.wrong);
  };
  const hintOf = (field: ContractField) => {
    if (field === 'number') return undefined;
    const date = readTypedDate(draft[field]);
    return date?.length === 10 ? formatDate(language, date) : say(workWords.dateHint);
  };
  return (
    <PermitForm form={form} title={contractWords.title} act={act} onBack={onBack} onSend={send}>
      {children}
      {CONTRACT_FIELDS.map((field) => {
        const fault = wrong.get(field);
        return (
          <TextField
            key={field}
            id={fieldId(field)}
            label={say(contractWords[field])}
            error={fault && say(contractFaultWords[fault])}
            value={draft[field]}
            maxLength={field === 'number' ? 40 : 10}
            hint={hintOf(field)}
            onType={(text) => change({ ...draft, [field]: text })}
          />
        );
      })}
    </PermitForm>
  );
}
