import { agencyWords } from './hits.ts';
import type { Say } from './language.ts';
import type { Saying } from './saying.ts';

/** An agency by its code; the code itself where an administrator made one of their own. */
export function sayAgency(say: Say, code: string): string {
  const known: Readonly<Record<string, Saying>> = agencyWords;
  const saying = known[code];
  return saying ? say(saying) : code;
}
