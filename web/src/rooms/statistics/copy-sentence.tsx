import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { loadCountryNames } from '../../words/countries.ts';
import { SpokenLanguage, useLanguage } from '../../words/language.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../words/languages.ts';
import { statisticsWords } from '../../words/statistics.ts';
import { copy } from './copy-button.tsx';

const SHOWN_MS = 2_000;

/** Of one figure: asks for its sentence in a language, and tells that it was copied. */
const Copying = createContext<{ ask(language: Language): void; isCopied: boolean }>({ ask: () => {}, isCopied: false });
/** Where a figure is written once more, unseen, in the language asked for: it hands over its sentence and draws nothing. */
const Taking = createContext<((text: string) => void) | null>(null);

/** One figure, whose sentence can be copied in any language: it is written by the same component, in that language. */
export function SaidInAnyLanguage({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Language | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copying = useMemo(
    () => ({ isCopied, ask: (language: Language) => void loadCountryNames(language).then(() => setAsked(language)) }),
    [isCopied],
  );
  const take = useCallback((text: string) => {
    setAsked(null);
    void copy(text).then(() => setIsCopied(true));
  }, []);
  return (
    <>
      <Copying value={copying}>{children}</Copying>
      {asked && (
        <SpokenLanguage value={asked}>
          <Taking value={take}>{children}</Taking>
        </SpokenLanguage>
      )}
    </>
  );
}

/** Hands over what is to be copied, where it is asked for. @returns whether it is: then nothing is drawn */
export function useTakenSentence(text: string): boolean {
  const take = useContext(Taking);
  useEffect(() => take?.(text), [take, text]);
  return take !== null;
}

/** The sentence in the screen's language, and in the other two. */
export function CopySentence() {
  const { language, say } = useLanguage();
  const { ask, isCopied } = useContext(Copying);
  return (
    <>
      <button type="button" className="quiet" onClick={() => ask(language)}>
        <span aria-live="polite">{say(isCopied ? statisticsWords.copied : statisticsWords.copySentence)}</span>
      </button>
      {LANGUAGES.filter((one) => one !== language).map((one) => (
        <button
          key={one}
          type="button"
          className="quiet copy-language"
          aria-label={`${say(statisticsWords.copySentence)}: ${one}, ${LANGUAGE_NAMES[one]}`}
          onClick={() => ask(one)}
        >
          {one}
        </button>
      ))}
    </>
  );
}
