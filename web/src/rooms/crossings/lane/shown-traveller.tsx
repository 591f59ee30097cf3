import { useEffect, useState } from 'react';
import { api, isUnavailable } from '../../../platform/api.ts';
import { actionWords, hitWords } from '../../../words/hits.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { Advisories } from './advisories.tsx';
import type { Speaker } from './advisory-text.ts';
import { soonAgain } from './ask-inspection.ts';
import { ContractStep } from './contract-step.tsx';
import { HolderQuestion, OverrideReason, ProtectionQuestion, RefusalReason } from './decide-questions.tsx';
import { DecideWays } from './decide-ways.tsx';
import { DetailsStep, OtherDocumentStep } from './details-step.tsx';
import { Flags, Hits, Owner } from './hits.tsx';
import { JourneyLine } from './journey-line.tsx';
import type { Lane } from './lane.ts';
import type { Direction } from './lane-place.ts';
import { panelOf, type Shown } from './lane-state.ts';
import { OtherScan } from './other-scan.tsx';
import { SignalPanel } from './signal-panel.tsx';
import type { Context } from './stay-text.ts';
import { Traveller } from './traveller.tsx';
import { TravellerContext } from './traveller-context.tsx';
import { VisaStep } from './visa-step.tsx';

/** Asked after the signal is on the screen, and again where nobody answers. @returns undefined until there is an answer, null when there is none */
function useContext(inspectionId: string): Context | null | undefined {
  const [answer, setAnswer] = useState<{ id: string; context: Context | null }>();
  useEffect(() => {
    const asked = new AbortController();
    let giveUp = () => {};
    const ask = async () => {
      const { context, isSilent } = await api
        .GET('/v1/inspections/{id}/context', { params: { path: { id: inspectionId } }, signal: asked.signal })
        .then(({ data, response }) => ({ context: data ?? null, isSilent: isUnavailable(response.status) }))
        .catch(() => ({ context: null, isSilent: true }));
      if (asked.signal.aborted) return;
      setAnswer({ id: inspectionId, context });
      if (isSilent) giveUp = soonAgain(ask);
    };
    const frame = requestAnimationFrame(() => void setTimeout(ask));
    return () => {
      cancelAnimationFrame(frame);
      giveUp();
      asked.abort();
    };
  }, [inspectionId]);
  return answer?.id === inspectionId ? answer.context : undefined;
}

const STEPS = {
  choose: DecideWays,
  sending: null,
  protection: ProtectionQuestion,
  'refusal-reason': RefusalReason,
  'override-reason': OverrideReason,
  holder: HolderQuestion,
  details: DetailsStep,
  'other-document': OtherDocumentStep,
  visa: VisaStep,
  contract: ContractStep,
} as const;

function Act({ shown, context }: { shown: Shown; context: Context | null | undefined }) {
  const { say } = useLanguage();
  const [first] = shown.inspection.hits;
  if (!first) {
    const more = { go: null, look: null, hold: laneWords.holdMore, 'manual-check': laneWords.manualCheckMore }[
      panelOf(shown.inspection) as 'go' | 'look' | 'hold' | 'manual-check'
    ];
    return more && <p className="signal-act">{say(more)}</p>;
  }
  return (
    <>
      <p className="signal-act">{say(actionWords[first.action])}</p>
      <Flags hits={shown.inspection.hits} />
      <Owner owner={context?.owners?.find(({ entryId }) => entryId === first.entryId)} />
    </>
  );
}

interface ShownProps {
  lane: Lane;
  shown: Shown;
  direction: Direction;
  speaker: Speaker;
  /** A member of a group: the inspection that has joined it stays the one. */
  isOfGroup?: boolean;
}

/** The answer: signal, person, findings, stay, last crossings, and the ways on. */
export function ShownTraveller({ lane, shown, direction, speaker, isOfGroup = false }: ShownProps) {
  const { say } = useLanguage();
  const { inspection, step, problem, hasOtherScan, holder } = shown;
  const context = useContext(inspection.id);
  const Step = STEPS[step];
  return (
    <div className="lane-shown">
      <SignalPanel kind={panelOf(inspection)}>
        <Act shown={shown} context={context} />
      </SignalPanel>
      <div className="lane-person">
        <Traveller document={inspection.document} />
        <JourneyLine shown={shown} />
        <Advisories
          shown={shown}
          speaker={speaker}
          onAcknowledge={(code) => lane.change({ acknowledged: [...new Set([...shown.acknowledged, code])] })}
        />
        <Hits hits={inspection.hits} />
        {holder !== null && (
          <p className="notice">
            {say(hitWords.holderAsked)}:{' '}
            {say({ yes: hitWords.holderYes, no: hitWords.holderNo, unsure: hitWords.holderUnsure }[holder])}
          </p>
        )}
        <TravellerContext context={context} nationality={inspection.document.nationality} speaker={speaker} />
      </div>
      <div className="lane-act" aria-busy={step === 'sending'}>
        <div role="alert">
          {problem !== null && (
            <p className="notice wrong">
              {say(laneWords.notTaken, { name: inspection.document.surname, problem: sayProblem(say, problem) })}
            </p>
          )}
        </div>
        {shown.question.isLeft && <p className="notice">{say(laneWords.leftBehind)}</p>}
        <OtherScan isTold={hasOtherScan} />
        {Step ? (
          <Step lane={lane} shown={shown} direction={direction} isOfGroup={isOfGroup} />
        ) : (
          <p className="quiet-text">{say(laneWords.sending)}</p>
        )}
      </div>
    </div>
  );
}
