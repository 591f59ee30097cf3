import { useMemo } from 'react';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { type Trouble, troubleOf, useAnswer } from '../../../platform/answer.ts';
import { api, type Schemas } from '../../../platform/api.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import { workWords } from '../../../words/work.ts';
import type { TypedVisa } from './lane-state.ts';
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

interface CorrectVisaProps {
  inspectionId: string;
  /** What became of the correction that was sent last. */
  trouble: Trouble | null;
  onBack(): void;
  /** @param visa null: none was shown */
  onVisa(visa: TypedVisa | null): void;
}

/** The visa of a crossing as it should have been read. */
export function CorrectVisa({ inspectionId, trouble, onBack, onVisa }: CorrectVisaProps) {
  const { say } = useLanguage();
  const { data, error, refetch } = useAnswer(
    ['correct-visa', inspectionId],
    (signal) => api.GET('/v1/inspections/{id}', { params: { path: { id: inspectionId } }, signal }),
    { isForgotten: true },
  );
  const refused = useMemo(() => refusedVisaFields(trouble?.errors ?? []), [trouble]);
  if (!data) {
    return error ? (
      <TroubleNotice trouble={troubleOf(error)} onAgain={() => void refetch()} />
    ) : (
      <p className="quiet-text">{say(workWords.loading)}</p>
    );
  }
  return (
    <VisaForm
      visa={visaOf(data)}
      zone="none"
      act={laneWords.correctVisaAct}
      refused={refused}
      onBack={onBack}
      onVisa={(visa) => onVisa(visa ?? null)}
    >
      <p className="quiet-text">{say(visaWords.correctMore)}</p>
    </VisaForm>
  );
}
