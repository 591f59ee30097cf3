import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Schemas } from '../../../platform/api.ts';
import { useCheckpointName } from '../../../platform/checkpoints.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import type { Speaker } from '../lane/advisory-text.ts';
import { Traveller } from '../lane/traveller.tsx';
import { TravellerContext } from '../lane/traveller-context.tsx';
import { Comparison } from './comparison.tsx';
import type { ReferralCase } from './outcome-steps.ts';

export interface OpenedCase {
  case: ReferralCase;
  inspection: Schemas['InspectionDetail'];
}

/** What a claimed referral is about; asked once, and again only when it changes hands: each look is written down. */
export function useCase(referralId: string, inspectionId: string) {
  return useQuery({
    queryKey: ['referral', referralId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async (): Promise<OpenedCase> => {
      const [told, inspection] = await Promise.all([
        api.GET('/v1/referrals/{id}', { params: { path: { id: referralId } } }),
        api.GET('/v1/inspections/{id}', { params: { path: { id: inspectionId } } }),
      ]);
      if (!told.data) throw new Error(told.error?.code);
      if (!inspection.data) throw new Error(inspection.error?.code);
      return { case: told.data, inspection: inspection.data };
    },
  });
}

function useHistory(inspectionId: string) {
  const { data, isError } = useQuery({
    queryKey: ['context', inspectionId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => {
      const { data: context } = await api.GET('/v1/inspections/{id}/context', {
        params: { path: { id: inspectionId } },
      });
      if (!context) throw new Error('no context');
      return context;
    },
  });
  return isError ? null : data;
}

/** The person, the listed persons beside them, the history. */
export function CaseView({ opened }: { opened: OpenedCase }) {
  const { language, say } = useLanguage();
  const nameOf = useCheckpointName();
  const speaker = useMemo((): Speaker => ({ language, say, nameOf }), [language, say, nameOf]);
  const { inspection } = opened;
  const { hits, openedByName } = opened.case;
  const context = useHistory(inspection.id);
  const documents = [inspection.document, ...inspection.otherDocuments].filter((one) => one !== null);
  return (
    <div className="case">
      {inspection.document && <Traveller document={inspection.document} />}
      {openedByName !== null && <p className="quiet-text">{say(secondLineWords.openedBy, { name: openedByName })}</p>}
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

export function CaseSilent({ error }: { error: Error }) {
  const { say } = useLanguage();
  return (
    <p className="notice wrong" role="alert">
      {say(secondLineWords.caseSilent, { problem: sayProblem(say, error.message) })}
    </p>
  );
}
