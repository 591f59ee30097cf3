import { fieldFaultText } from '../words/field-faults.ts';
import { useLanguage } from '../words/language.ts';
import type { Trouble } from './answer.ts';

/** What is wrong with a field, by the first part of the pointer, in the screen's language. */
export function useFieldErrors(trouble: Trouble | null): (field: string) => string | undefined {
  const { say } = useLanguage();
  return (field) => {
    const found = trouble?.errors.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));
    return found && fieldFaultText(say, found);
  };
}
