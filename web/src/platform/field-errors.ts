import { useLanguage } from '../words/language.ts';
import { workWords } from '../words/work.ts';
import type { Trouble } from './answer.ts';

/** What is wrong with a field, by the first part of the pointer. The server's words for programs are not shown: the field's hint says what it takes. */
export function useFieldErrors(trouble: Trouble | null): (field: string) => string | undefined {
  const { say } = useLanguage();
  return (field) => {
    const found = trouble?.errors.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));
    return found && say(workWords.wrongField);
  };
}
