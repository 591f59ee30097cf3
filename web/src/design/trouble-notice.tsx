import type { Trouble } from '../platform/answer.ts';
import { frameWords } from '../words/frame.ts';
import { useLanguage } from '../words/language.ts';
import { sayProblem } from '../words/problems.ts';
import { workWords } from '../words/work.ts';

/** What happened, what was kept, what to do. */
export function TroubleNotice({ trouble, onAgain }: { trouble: Trouble | null; onAgain?: () => void }) {
  const { say } = useLanguage();
  return (
    <div role="alert">
      {trouble && (
        <p className="notice wrong">
          {trouble.code === 'silent'
            ? say(frameWords.serverSilent)
            : say(workWords.refused, { problem: sayProblem(say, trouble.code) })}{' '}
          {onAgain && (
            <button type="button" onClick={onAgain}>
              {say(workWords.again)}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
