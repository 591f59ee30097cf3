import { frameWords } from './frame.ts';
import type { Say } from './language.ts';
import { unbroken } from './unbroken.ts';

/** `14 s`, `3 min`, `5 h`: the largest unit that is not nothing. */
export function sayAge(say: Say, ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 90) return unbroken(say(frameWords.seconds, { count: seconds }));
  const minutes = Math.floor(seconds / 60);
  return unbroken(
    minutes < 90
      ? say(frameWords.minutes, { count: minutes })
      : say(frameWords.hours, { count: Math.floor(minutes / 60) }),
  );
}
