import { useMemo } from 'react';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import type { Lane } from './lane.ts';
import { hasVisaZone, type Question, type Shown } from './lane-state.ts';
import type { VisaFault, VisaField } from './typed-visa.ts';
import { VisaForm } from './visa-form.tsx';

/** The visa of whoever is shown: asked about anew, together with it. */
export function VisaStep({ lane, shown }: { lane: Lane; shown: Shown }) {
  const { say } = useLanguage();
  const isZoned = hasVisaZone(shown.question.presented);
  const back = useMemo(() => () => lane.change({ step: 'choose' }), [lane]);
  return (
    <VisaForm
      visa={shown.question.presented.visa}
      zone={isZoned ? 'read' : 'none'}
      act={visaWords.check}
      onBack={back}
      onVisa={(visa) => {
        if (visa || shown.question.presented.visa) void lane.askAnew({ visa });
        else back();
      }}
    >
      <p className="quiet-text">{say(isZoned ? visaWords.fromZone : visaWords.scanInstead)}</p>
    </VisaForm>
  );
}

/** The server did not take the visa: nobody has been checked yet, and what was presented is asked about again with what is mended. */
export function VisaRefused(props: { lane: Lane; question: Question; refused: ReadonlyMap<VisaField, VisaFault> }) {
  const { lane, question, refused } = props;
  const { say } = useLanguage();
  const { visa: typed, ...presented } = question.presented;
  return (
    <VisaForm
      visa={typed}
      // Only the server has read the zones: what one of them makes needless may stay empty.
      zone={hasVisaZone(presented) ? 'perhaps' : 'none'}
      act={visaWords.check}
      refused={refused}
      onBack={lane.leave}
      onVisa={(visa) => lane.present({ ...presented, ...(visa && { visa }) })}
    >
      <p className="notice wrong" role="alert">
        {say(visaWords.refused)}
      </p>
    </VisaForm>
  );
}
