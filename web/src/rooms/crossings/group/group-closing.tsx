import { type FormEvent, useCallback, useEffect, useRef } from 'react';
import { groupWords } from '../../../words/group.ts';
import { useLanguage } from '../../../words/language.ts';
import { BackButton } from '../lane/back-button.tsx';
import { countMembers, type GroupState } from './group-state.ts';
import type { GroupWork } from './group-work.ts';

/** 44 of 45: it is closed with a reason, or not at all. */
export function GroupClosing({ work, state }: { work: GroupWork; state: GroupState }) {
  const { say } = useLanguage();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reason = ref.current?.value.trim() ?? '';
    if (reason !== '') void work.close(reason);
  };
  const back = useCallback(() => work.askReason(false), [work]);
  const declared = state.group?.declaredCount ?? 0;
  return (
    <form className="choices" onSubmit={submit}>
      <div className="field">
        <label htmlFor="difference">
          {say(groupWords.differenceTitle, { declared, count: countMembers(state.members).seen })}
        </label>
        <input ref={ref} id="difference" defaultValue={state.reason} maxLength={500} required autoComplete="off" />
      </div>
      <div className="ways">
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(groupWords.closeGroup)}
        </button>
        <BackButton onBack={back} />
      </div>
    </form>
  );
}
