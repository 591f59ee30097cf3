import { useMemo } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { groupWords } from '../../../words/group.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Lane } from './lane.ts';

/** Big and quiet: the lane waits for a document. */
export function Waiting({ lane, onChangeLane, onGroup }: { lane: Lane; onChangeLane(): void; onGroup(): void }) {
  const { say } = useLanguage();
  const shortcuts = useMemo(
    (): Shortcut[] => [
      { code: 'KeyM', label: laneWords.typeByHand, run: () => lane.type() },
      { code: 'KeyG', label: groupWords.keyGroup, run: onGroup },
      { code: 'KeyC', label: laneWords.correct, run: () => lane.correct(null) },
      { code: 'KeyL', label: laneWords.changeLane, run: onChangeLane },
    ],
    [lane, onChangeLane, onGroup],
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
      <div className="ways">
        {shortcuts.map((shortcut) => (
          <KeyButton key={shortcut.code} shortcut={shortcut} />
        ))}
      </div>
    </div>
  );
}
