import { useMemo } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { formatTime } from '../../../words/figures.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import type { Lane } from './lane.ts';
import type { Question } from './lane-state.ts';
import { OtherScan } from './other-scan.tsx';
import { SignalPanel } from './signal-panel.tsx';

/** What was read stays in sight: it may be all there is to write down on paper. */
function Kept({ question }: { question: Question }) {
  const { mrz, document } = question.presented;
  return (
    <pre className="zone">
      {mrz ? mrz.join('\n') : [document?.surname, document?.givenNames, document?.documentNumber].join(' ')}
    </pre>
  );
}

/** No answer, or a question that the server does not accept: never a signal. */
export function Unanswered({
  lane,
  question,
  problem,
  hasOtherScan,
}: {
  lane: Lane;
  question: Question;
  problem: string | null;
  hasOtherScan: boolean;
}) {
  const { say } = useLanguage();
  const shortcuts = useMemo(
    (): Shortcut[] => [
      { code: 'Escape', label: laneWords.abandon, run: lane.leave },
      { code: 'KeyM', label: laneWords.typeByHand, run: () => lane.type() },
    ],
    [lane],
  );
  useShortcuts(laneWords.notScreened, shortcuts);
  return (
    <div className="lane-shown">
      <SignalPanel kind="not-screened">
        <p className="signal-act">
          {problem === null
            ? say(laneWords.notScreenedMore, { since: formatTime(question.askedAt) })
            : `${say(laneWords.refusedQuestion)} (${sayProblem(say, problem)})`}
        </p>
      </SignalPanel>
      <div className="lane-person">
        <Kept question={question} />
      </div>
      <div className="lane-act">
        <OtherScan isTold={hasOtherScan} />
        <div className="ways">
          {shortcuts.map((shortcut) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} />
          ))}
        </div>
      </div>
    </div>
  );
}
