import { createContext, useContext } from 'react';
import { openKeptStore, useStore } from '../platform/store.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { type CountedSaying, type Saying, sayIn, type Values } from './saying.ts';

export const language = openKeptStore<Language>('language', 'ky', (kept) => LANGUAGES.find((one) => one === kept));
language.follow(() => {
  document.documentElement.lang = language.get();
});
document.documentElement.lang = language.get();

export type Say = (saying: Saying | CountedSaying, values?: Values) => string;

const SAY: Readonly<Record<Language, Say>> = {
  ky: (saying, values) => sayIn('ky', saying, values),
  ru: (saying, values) => sayIn('ru', saying, values),
  en: (saying, values) => sayIn('en', saying, values),
};

/** A part of the screen that is said in a language of its own. */
export const SpokenLanguage = createContext<Language | null>(null);

/** The screen's language, and how it says things; another language re-renders whoever asks. */
export function useLanguage(): { language: Language; say: Say } {
  const screens = useStore(language);
  const now = useContext(SpokenLanguage) ?? screens;
  return { language: now, say: SAY[now] };
}
