import { useMemo } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { laneWords } from '../../../words/lane.ts';

/** Back from a line to type, by Esc from within it as well. */
export function BackButton({ onBack }: { onBack(): void }) {
  const shortcuts = useMemo(
    (): [Shortcut] => [{ code: 'Escape', label: laneWords.back, run: onBack, isForFields: true }],
    [onBack],
  );
  useShortcuts(laneWords.chooseWay, shortcuts);
  return <KeyButton shortcut={shortcuts[0]} isQuiet />;
}
