import { useLanguage } from '../words/language.ts';
import { workWords } from '../words/work.ts';
import type { Trouble } from './answer.ts';

/** What is wrong with a field, by the first part of the pointer; the server's own words in the language that it speaks. */
export function useFieldErrors(trouble: Trouble | null): (field: string) => string | undefined {
  const { language, say } = useLanguage();
  return (field) => {
    const found = trouble?.errors.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));
    if (!found) return undefined;
    return language === 'en' ? `${say(workWords.wrongField)} (${found.detail})` : say(workWords.wrongField);
  };
}
