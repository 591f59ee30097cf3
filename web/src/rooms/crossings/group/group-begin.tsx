import { type FormEvent, useEffect, useRef } from 'react';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { answerOf, useAct, useAnswer } from '../../../platform/answer.ts';
import { api, soon } from '../../../platform/api.ts';
import { useWishKey } from '../../../platform/wish-key.ts';
import { groupKindWords, groupWords } from '../../../words/group.ts';
import { useLanguage } from '../../../words/language.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { GroupWork } from './group-work.ts';

const KINDS = ['bus', 'family', 'carriage'] as const;

function NotClosed({ work, place }: { work: GroupWork; place: LanePlace }) {
  const { say } = useLanguage();
  const { checkpoint, direction } = place;
  const { data } = useAnswer(['groups', checkpoint, direction], (signal) =>
    api.GET('/v1/groups', { params: { query: { checkpoint, status: 'open', limit: 20 } }, signal }),
  );
  const own = data?.groups.filter((group) => group.direction === direction) ?? [];
  const act = useAct();
  const resume = async (id: string) =>
    work.resume(await answerOf(api.GET('/v1/groups/{id}', { params: { path: { id } }, signal: soon() })));
  if (own.length === 0) return null;
  return (
    <section>
      <h2>{say(groupWords.openGroups)}</h2>
      <TroubleNotice trouble={act.trouble} />
      <ul className="group-list">
        {own.map((group) => (
          <li key={group.id}>
            <button type="button" onClick={() => void act.run(() => resume(group.id))}>
              {say(groupKindWords[group.kind])} {group.label} ·{' '}
              {say(groupWords.ofDeclared, { count: group.seenCount, declared: group.declaredCount })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What travels, what it is called by, and how many heads were declared. */
export function GroupBegin({ work, place }: { work: GroupWork; place: LanePlace }) {
  const { say } = useLanguage();
  const keyOf = useWishKey();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kind = KINDS.find((one) => one === form.get('kind')) ?? 'bus';
    const wish = { kind, label: String(form.get('label')).trim(), declaredCount: Number(form.get('declaredCount')) };
    void work.begin(wish, keyOf({ ...place, ...wish }));
  };
  return (
    <div className="group-begin">
      <form onSubmit={submit}>
        <h1>{say(groupWords.newGroup)}</h1>
        <div className="field">
          <label htmlFor="declaredCount">{say(groupWords.declaredCount)}</label>
          <input ref={first} id="declaredCount" name="declaredCount" type="number" min={1} max={500} required />
        </div>
        <div className="field">
          <label htmlFor="label">{say(groupWords.label)}</label>
          <input id="label" name="label" maxLength={40} autoComplete="off" />
        </div>
        <fieldset className="field">
          <legend className="label">{say(groupWords.kind)}</legend>
          <div className="zone-formats">
            {KINDS.map((kind) => (
              <label key={kind}>
                <input type="radio" name="kind" value={kind} defaultChecked={kind === 'bus'} />{' '}
                {say(groupKindWords[kind])}
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" className="primary">
          <kbd>Enter</kbd> {say(groupWords.begin)}
        </button>
      </form>
      <NotClosed work={work} place={place} />
    </div>
  );
}
