import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { api } from '../../../platform/api.ts';
import { groupKindWords, groupWords } from '../../../words/group.ts';
import { useLanguage } from '../../../words/language.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { GroupDetail } from './group-state.ts';
import type { GroupWork } from './group-work.ts';

const KINDS = ['bus', 'family', 'carriage'] as const;

async function openGroups({ checkpoint, direction }: LanePlace): Promise<GroupDetail[]> {
  const { data } = await api.GET('/v1/groups', { params: { query: { checkpoint, status: 'open', limit: 20 } } });
  const own = (data?.groups ?? []).filter((group) => group.direction === direction);
  const details = await Promise.all(own.map(({ id }) => api.GET('/v1/groups/{id}', { params: { path: { id } } })));
  return details.flatMap((answer) => (answer.data ? [answer.data] : []));
}

function NotClosed({ work, place }: { work: GroupWork; place: LanePlace }) {
  const { say } = useLanguage();
  const { data } = useQuery({
    queryKey: ['groups', place.checkpoint, place.direction],
    queryFn: () => openGroups(place),
    staleTime: 0,
  });
  if (!data || data.length === 0) return null;
  return (
    <section>
      <h2>{say(groupWords.openGroups)}</h2>
      <ul className="group-list">
        {data.map((group) => (
          <li key={group.id}>
            <button type="button" onClick={() => void work.resume(group)}>
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
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kind = KINDS.find((one) => one === form.get('kind')) ?? 'bus';
    void work.begin({
      kind,
      label: String(form.get('label')).trim(),
      declaredCount: Number(form.get('declaredCount')),
    });
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
