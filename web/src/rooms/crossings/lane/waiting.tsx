import { useMemo, useState } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { useClock } from '../../../frame/use-clock.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { useStore } from '../../../platform/store.ts';
import { formWords } from '../../../words/forms.ts';
import { groupWords } from '../../../words/group.ts';
import { conveyanceKeyWords } from '../../../words/journey.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { usePrint } from '../use-print.ts';
import { ConveyanceEntry, StandingConveyance } from './conveyance-entry.tsx';
import type { Lane } from './lane.ts';
import { CORRECTABLE_MS, ledger } from './lane-ledger.ts';
import type { LaneWork } from './lane-work.ts';
import { useConveyances } from './use-conveyances.ts';

interface WaitingProps {
  lane: Lane;
  conveyance: LaneWork['conveyance'];
  onChangeLane(): void;
  onGroup(): void;
}

function Typing(props: Parameters<typeof ConveyanceEntry>[0]) {
  const { onDone } = props;
  const shortcuts = useMemo(
    (): Shortcut[] => [{ code: 'Escape', label: laneWords.back, run: onDone, isForFields: true }],
    [onDone],
  );
  useShortcuts(laneWords.waiting, shortcuts);
  return <ConveyanceEntry {...props} />;
}

/** Who was refused last here, whose form is handed to them now. */
function useRefused(): string | undefined {
  const [last] = useStore(ledger);
  const now = useClock(10_000);
  const isAtHand = last?.outcome === 'refuse' && !last.isKept && now - last.decidedAt < CORRECTABLE_MS;
  return isAtHand ? last.inspectionId : undefined;
}

/** Big and quiet: the lane waits for a document. */
export function Waiting({ lane, conveyance, onChangeLane, onGroup }: WaitingProps) {
  const { say } = useLanguage();
  const fields = useConveyances();
  const [isTyping, setIsTyping] = useState(false);
  const { told, printRefusal } = usePrint();
  const refused = useRefused();
  const conveyanceLabel = fields[0] && conveyanceKeyWords[fields[0]];
  const shortcuts = useMemo(
    (): Shortcut[] => [
      { code: 'KeyM', label: laneWords.typeByHand, run: () => lane.type() },
      { code: 'KeyG', label: groupWords.keyGroup, run: onGroup },
      { code: 'KeyC', label: laneWords.correct, run: () => lane.correct(null) },
      ...(refused ? [{ code: 'KeyF', label: formWords.printRefusal, run: () => printRefusal(refused) }] : []),
      { code: 'KeyL', label: laneWords.changeLane, run: onChangeLane },
      ...(conveyanceLabel ? [{ code: 'KeyD', label: conveyanceLabel, run: () => setIsTyping(true) }] : []),
    ],
    [lane, onChangeLane, onGroup, conveyanceLabel, refused, printRefusal],
  );
  useShortcuts(laneWords.waiting, shortcuts);
  return (
    <div className="lane-waiting">
      <svg viewBox="0 0 120 84" className="waiting-picture" aria-hidden="true">
        <rect x="3" y="3" width="114" height="78" rx="6" fill="none" stroke="currentColor" strokeWidth="3" />
        <rect x="14" y="16" width="24" height="30" rx="2" fill="none" stroke="currentColor" strokeWidth="3" />
        <path d="M50 20h54M50 32h40" stroke="currentColor" strokeWidth="3" />
        <path d="M12 62h96M12 71h96" stroke="currentColor" strokeWidth="4" strokeDasharray="6 3" />
      </svg>
      <h1>{say(laneWords.waiting)}</h1>
      <p className="quiet-text">{say(laneWords.waitingMore)}</p>
      <div role="alert">{told !== null && <p className="notice wrong">{told}</p>}</div>
      <StandingConveyance conveyance={conveyance} />
      {isTyping && <Typing fields={fields} conveyance={conveyance} onDone={() => setIsTyping(false)} />}
      {!isTyping && (
        <div className="ways">
          {shortcuts.map((shortcut) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} />
          ))}
        </div>
      )}
    </div>
  );
}
