import { switchTheme, theme } from '../design/theme.ts';
import { useStore } from '../platform/store.ts';
import { frameWords } from '../words/frame.ts';
import { language, useLanguage } from '../words/language.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../words/languages.ts';

/** ky ru en: always in sight, each in its own name, at once. */
export function LanguageSwitch() {
  const { language: now, say } = useLanguage();
  return (
    <fieldset className="frame-tools" aria-label={say(frameWords.language)}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          className="quiet"
          lang={one}
          aria-label={`${one}, ${LANGUAGE_NAMES[one]}`}
          aria-pressed={one === now}
          title={LANGUAGE_NAMES[one]}
          onClick={() => language.set(one)}
        >
          {one}
        </button>
      ))}
    </fieldset>
  );
}

export function ThemeSwitch() {
  const { say } = useLanguage();
  useStore(theme);
  return (
    <button
      type="button"
      className="quiet"
      aria-label={say(frameWords.keyTheme)}
      title={say(frameWords.keyTheme)}
      onClick={switchTheme}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M10 2a8 8 0 0 1 0 16Z" fill="currentColor" />
      </svg>
    </button>
  );
}
