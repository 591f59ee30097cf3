import { useLanguage } from '../../words/language.ts';
import { workWords } from '../../words/work.ts';

/** Who did it: a user name, or the program itself. */
export function useWho(usernames: Readonly<Record<string, string>>): (id: string | null) => string {
  const { say } = useLanguage();
  return (id) => (id === null ? say(workWords.program) : (usernames[id] ?? id));
}
