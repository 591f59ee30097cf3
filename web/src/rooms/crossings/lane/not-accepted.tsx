import { useMemo } from 'react';
import { ContractRefused } from './contract-step.tsx';
import type { Lane } from './lane.ts';
import type { LaneState } from './lane-state.ts';
import { refusedPermitOf } from './refused-permit.ts';
import { presentedName } from './traveller-name.ts';
import { Unanswered } from './unanswered.tsx';
import { VisaRefused } from './visa-step.tsx';

interface NotAcceptedProps {
  lane: Lane;
  state: Extract<LaneState, { at: 'not-accepted' }>;
}

/** A question that the server does not accept; where it is only the visa or the contract, that is mended. */
export function NotAccepted({ lane, state }: NotAcceptedProps) {
  const { question, problem, errors } = state;
  const found = useMemo(() => refusedPermitOf(errors), [errors]);
  if (!found) return <Unanswered lane={lane} question={question} problem={problem} hasOtherScan={false} />;
  return (
    <div className="correcting">
      <h1>{presentedName(question.presented)}</h1>
      {found.permit === 'visa' ? (
        <VisaRefused lane={lane} question={question} refused={found.refused} />
      ) : (
        <ContractRefused lane={lane} question={question} refused={found.refused} />
      )}
    </div>
  );
}
