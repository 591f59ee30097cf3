import { useMemo } from 'react';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { type Trouble, troubleOf, useAnswer } from '../../../platform/answer.ts';
import { api, type Schemas } from '../../../platform/api.ts';
import { contractWords } from '../../../words/contract.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import { workWords } from '../../../words/work.ts';
import { ContractForm } from './contract-form.tsx';
import type { TypedContract, TypedVisa } from './lane-state.ts';
import { refusedContractFields } from './typed-contract.ts';
import { refusedVisaFields } from './typed-visa.ts';
import { VisaForm } from './visa-form.tsx';

/** The visa among the documents as they stand; undefined: none was recorded. */
function visaOf({ otherDocuments }: Schemas['InspectionDetail']): TypedVisa | undefined {
  const found = otherDocuments.find(({ permit }) => permit?.basis === 'visa');
  if (!found?.permit) return undefined;
  const { type, entries, validFrom, days } = found.permit;
  return {
    ...{ number: found.documentNumber, validUntil: found.expiryDate ?? undefined },
    ...{ type: type ?? undefined, entries: entries ?? undefined, validFrom: validFrom ?? undefined },
    days: days ?? undefined,
  };
}

/** The contract beside the first document; undefined: none was recorded. */
function contractOf({ document }: Schemas['InspectionDetail']): TypedContract | undefined {
  const found = document?.workContract;
  return (
    found && {
      ...{ validUntil: found.validUntil, validFrom: found.validFrom ?? undefined },
      number: found.number ?? undefined,
    }
  );
}

interface CorrectPermitProps {
  inspectionId: string;
  /** What became of the correction that was sent last. */
  trouble: Trouble | null;
  onBack(): void;
  /** @param told null: none was shown */
  onTold(told: { visa: TypedVisa | null } | { workContract: TypedContract | null }): void;
  /** What of it was read wrongly. */
  permit: 'visa' | 'contract';
}

/** The visa of a crossing, or the contract, as it should have been read. */
export function CorrectPermit({ inspectionId, trouble, permit, onBack, onTold }: CorrectPermitProps) {
  const { say } = useLanguage();
  const { data, error, refetch } = useAnswer(
    ['correct-permit', inspectionId],
    (signal) => api.GET('/v1/inspections/{id}', { params: { path: { id: inspectionId } }, signal }),
    { isForgotten: true },
  );
  const refusedVisa = useMemo(() => refusedVisaFields(trouble?.errors ?? []), [trouble]);
  const refusedContract = useMemo(() => refusedContractFields(trouble?.errors ?? []), [trouble]);
  if (!data) {
    return error ? (
      <TroubleNotice trouble={troubleOf(error)} onAgain={() => void refetch()} />
    ) : (
      <p className="quiet-text">{say(workWords.loading)}</p>
    );
  }
  if (permit === 'contract') {
    return (
      <ContractForm
        contract={contractOf(data)}
        act={contractWords.correctAct}
        refused={refusedContract}
        onBack={onBack}
        onContract={(workContract) => onTold({ workContract: workContract ?? null })}
      >
        <p className="quiet-text">{say(contractWords.correctMore)}</p>
      </ContractForm>
    );
  }
  return (
    <VisaForm
      visa={visaOf(data)}
      zone="none"
      act={laneWords.correctVisaAct}
      refused={refusedVisa}
      onBack={onBack}
      onVisa={(visa) => onTold({ visa: visa ?? null })}
    >
      <p className="quiet-text">{say(visaWords.correctMore)}</p>
    </VisaForm>
  );
}
