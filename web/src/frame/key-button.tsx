import type { Shortcut } from '../platform/keyboard.ts';
import { useLanguage } from '../words/language.ts';
import { keyName } from './key-name.ts';

/** A key, written where it acts, and a button for those who point. */
export function KeyButton({
  shortcut,
  isPrimary,
  isDisabled,
  isQuiet,
}: {
  shortcut: Shortcut;
  isPrimary?: boolean;
  isDisabled?: boolean;
  /** For what is seldom needed. */
  isQuiet?: boolean;
}) {
  const { say } = useLanguage();
  return (
    <button
      type="button"
      className={isPrimary ? 'primary' : isQuiet ? 'quiet' : ''}
      disabled={isDisabled}
      onClick={shortcut.run}
    >
      <kbd>{keyName(shortcut.code)}</kbd> {say(shortcut.label)}
    </button>
  );
}
