import { useMemo } from 'react';
import { contractWords } from '../../../words/contract.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import { ContractForm } from './contract-form.tsx';
import type { Lane } from './lane.ts';
import type { Question, Shown } from './lane-state.ts';
import type { ContractFaults } from './typed-contract.ts';

/** The contract of whoever is shown: asked about anew, together with it. */
export function ContractStep({ lane, shown }: { lane: Lane; shown: Shown }) {
  const { say } = useLanguage();
  const { workContract: known } = shown.question.presented;
  const back = useMemo(() => () => lane.change({ step: 'choose' }), [lane]);
  return (
    <ContractForm
      contract={known}
      act={visaWords.check}
      onBack={back}
      onContract={(workContract) => {
        if (workContract || known) void lane.askAnew({ workContract });
        else back();
      }}
    >
      <p className="quiet-text">{say(contractWords.more)}</p>
    </ContractForm>
  );
}

/** The server did not take the contract: nobody has been checked yet, and what was presented is asked about again with what is mended. */
export function ContractRefused(props: { lane: Lane; question: Question; refused: ContractFaults }) {
  const { lane, question, refused } = props;
  const { say } = useLanguage();
  const { workContract: typed, ...presented } = question.presented;
  return (
    <ContractForm
      contract={typed}
      act={visaWords.check}
      refused={refused}
      onBack={lane.leave}
      onContract={(workContract) => lane.present({ ...presented, ...(workContract && { workContract }) })}
    >
      <p className="notice wrong" role="alert">
        {say(contractWords.refused)}
      </p>
    </ContractForm>
  );
}
