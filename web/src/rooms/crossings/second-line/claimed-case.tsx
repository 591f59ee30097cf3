import { useMemo } from 'react';
import { type Trouble, troubleOf, useAnswer } from '../../../platform/answer.ts';
import { api, type Schemas } from '../../../platform/api.ts';
import { useCheckpointName } from '../../../platform/checkpoints.ts';
import { frameWords } from '../../../words/frame.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { AdvisoryLines } from '../lane/advisories.tsx';
import type { Speaker } from '../lane/advisory-text.ts';
import { Traveller } from '../lane/traveller.tsx';
import { TravellerContext } from '../lane/traveller-context.tsx';
import { Comparison } from './comparison.tsx';
import type { ReferralCase } from './outcome-steps.ts';

export interface OpenedCase {
  case: ReferralCase;
  inspection: Schemas['InspectionDetail'];
}

/** Asked once: each look is written down. */
const ONCE = { freshMs: Number.POSITIVE_INFINITY, isForgotten: true } as const;

/** What a claimed referral is about; asked once, and again only when it changes hands. */
export function useCase(
  referralId: string,
  inspectionId: string,
): { opened: OpenedCase | undefined; trouble: Trouble | null } {
  const told = useAnswer(
    ['referral', referralId],
    (signal) => api.GET('/v1/referrals/{id}', { params: { path: { id: referralId } }, signal }),
    ONCE,
  );
  const inspection = useAnswer(
    ['referral', referralId, 'inspection'],
    (signal) => api.GET('/v1/inspections/{id}', { params: { path: { id: inspectionId } }, signal }),
    ONCE,
  );
  return {
    opened: told.data && inspection.data && { case: told.data, inspection: inspection.data },
    trouble: troubleOf(told.error ?? inspection.error),
  };
}

function useHistory(inspectionId: string) {
  const { data, isError } = useAnswer(
    ['context', inspectionId],
    (signal) => api.GET('/v1/inspections/{id}/context', { params: { path: { id: inspectionId } }, signal }),
    ONCE,
  );
  return isError ? null : data;
}

/** The person, the listed persons beside them, the history. */
export function CaseView({ opened }: { opened: OpenedCase }) {
  const { language, say } = useLanguage();
  const nameOf = useCheckpointName();
  const speaker = useMemo((): Speaker => ({ language, say, nameOf }), [language, say, nameOf]);
  const { inspection } = opened;
  const { hits, openedByName, laneNote } = opened.case;
  const context = useHistory(inspection.id);
  const documents = [inspection.document, ...inspection.otherDocuments].filter((one) => one !== null);
  return (
    <div className="case">
      <div className="case-documents">
        {documents.map((document) => (
          <Traveller key={`${document.issuingState} ${document.documentNumber}`} document={document} />
        ))}
      </div>
      {openedByName !== null && <p className="quiet-text">{say(secondLineWords.openedBy, { name: openedByName })}</p>}
      {laneNote !== null && <p className="notice">{say(secondLineWords.laneNote, { note: laneNote })}</p>}
      <AdvisoryLines advisories={inspection.advisories} speaker={speaker} />
      {hits.length === 0 && <p className="notice">{say(secondLineWords.noHits)}</p>}
      {hits.map((hit) => (
        <Comparison key={hit.entryId} documents={documents} hit={hit} />
      ))}
      <section aria-labelledby="history">
        <h2 id="history">{say(secondLineWords.history)}</h2>
        <TravellerContext context={context} nationality={inspection.document?.nationality ?? ''} speaker={speaker} />
      </section>
    </div>
  );
}

export function CaseSilent({ trouble }: { trouble: Trouble }) {
  const { say } = useLanguage();
  return (
    <p className="notice wrong" role="alert">
      {say(secondLineWords.caseSilent, {
        problem: trouble.code === 'silent' ? say(frameWords.serverSilent) : sayProblem(say, trouble.code),
      })}
    </p>
  );
}
