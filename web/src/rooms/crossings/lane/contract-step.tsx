import { useMemo } from 'react';
import { contractWords } from '../../../words/contract.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import { ContractForm } from './contract-form.tsx';
import type { Lane } from './lane.ts';
import type { Shown } from './lane-state.ts';

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
