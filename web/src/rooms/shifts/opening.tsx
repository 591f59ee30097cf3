import { type FormEvent, useState } from 'react';
import { api } from '../../platform/api.ts';
import { frameWords } from '../../words/frame.ts';
import { useLanguage } from '../../words/language.ts';
import { sayProblem } from '../../words/problems.ts';
import type { Saying } from '../../words/saying.ts';
import { shiftWords } from '../../words/shift.ts';

const SAID = [
  ['reader', shiftWords.reader],
  ['printer', shiftWords.printer],
] as const;
const MEASURED = [
  ['clock', shiftWords.clock],
  ['listAge', shiftWords.listAge],
] as const;

function Note({ name }: { name: string }) {
  const { say } = useLanguage();
  return (
    <div className="field">
      <label htmlFor={`${name}-note`}>{say(shiftWords.note)}</label>
      <input id={`${name}-note`} name={`${name}-note`} maxLength={500} autoComplete="off" />
    </div>
  );
}

function SaidCheck({ name, label }: { name: string; label: Saying }) {
  const { say } = useLanguage();
  return (
    <fieldset className="shift-check">
      <legend>{say(label)}</legend>
      <div className="shift-answers">
        {[shiftWords.works, shiftWords.fails].map((answer, index) => (
          <label key={answer.en}>
            <input type="radio" name={name} value={index === 0 ? 'yes' : 'no'} required /> {say(answer)}
          </label>
        ))}
      </div>
      <Note name={name} />
    </fieldset>
  );
}

/** Four looks; one that fails stops nobody, but it is written down why. */
export function Opening({ checkpoint, onOpened }: { checkpoint: string; onOpened(): void }) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = (name: string) => {
      const text = String(form.get(`${name}-note`) ?? '').trim();
      return text === '' ? {} : { note: text };
    };
    const said = (name: string) => ({ isPassed: form.get(name) === 'yes', ...note(name) });
    const clock = { laneAt: new Date().toISOString(), ...note('clock') };
    const checks = { reader: said('reader'), printer: said('printer'), clock, listAge: note('listAge') };
    const { data, error } = await api
      .POST('/v1/shifts', { body: { checkpoint, checks } })
      .catch(() => ({ data: undefined, error: undefined }));
    if (data) onOpened();
    else setProblem(error?.code ?? 'silent');
  };
  return (
    <form className="shift-opening" onSubmit={submit}>
      <h1>{say(shiftWords.openTitle)}</h1>
      <p>{say(shiftWords.openMore)}</p>
      {SAID.map(([name, label]) => (
        <SaidCheck key={name} name={name} label={label} />
      ))}
      {MEASURED.map(([name, label]) => (
        <fieldset key={name} className="shift-check">
          <legend>{say(label)}</legend>
          <p className="quiet-text">{say(shiftWords.measured)}</p>
          <Note name={name} />
        </fieldset>
      ))}
      <div role="alert">
        {problem !== null && (
          <p className="notice wrong">
            {problem === 'silent'
              ? say(frameWords.serverSilent)
              : say(frameWords.refused, { code: sayProblem(say, problem) })}
          </p>
        )}
      </div>
      <button type="submit" className="primary">
        {say(shiftWords.open)}
      </button>
    </form>
  );
}
