import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api, soon } from '../../platform/api.ts';
import { useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { shiftWords } from '../../words/shifts.ts';

interface CheckProps {
  id: string;
  label: Saying;
  isPassed: boolean;
  note: string;
  onChange(isPassed: boolean, note: string): void;
}

function Check({ id, label, isPassed, note, onChange }: CheckProps) {
  const { say } = useLanguage();
  return (
    <li className="shift-check">
      <label>
        <input type="checkbox" checked={isPassed} onChange={(event) => onChange(event.target.checked, note)} />{' '}
        {say(label)}
      </label>
      {!isPassed && (
        <div className="field">
          <label htmlFor={`${id}-note`}>{say(shiftWords.note)}</label>
          <input
            id={`${id}-note`}
            value={note}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => onChange(isPassed, event.target.value)}
          />
        </div>
      )}
    </li>
  );
}

/** The checks before a shift: nothing has passed that nobody has said. Reader and printer are said; clock and list are measured by the server, and noted only when they fail. */
export function OpenShift({ checkpoint }: { checkpoint: string }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const [said, setSaid] = useState({ reader: { isPassed: false, note: '' }, printer: { isPassed: false, note: '' } });
  const [measured, setMeasured] = useState({ clock: '', listAge: '' });
  const act = useAct();
  // A check that did not pass asks for its note here; what was told before stays asked while it is sent again.
  const [failed, setFailed] = useState<readonly string[]>([]);
  useEffect(() => {
    if (act.trouble) setFailed(act.trouble.errors.map(({ pointer }) => pointer));
  }, [act.trouble]);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const noted = ({ isPassed, note }: { isPassed: boolean; note: string }) => ({
      isPassed,
      ...(note.trim() !== '' && { note: note.trim() }),
    });
    const noteOf = (note: string) => (note.trim() === '' ? {} : { note: note.trim() });
    const checks = {
      ...{ reader: noted(said.reader), printer: noted(said.printer) },
      clock: { laneAt: new Date().toISOString(), ...noteOf(measured.clock) },
      listAge: noteOf(measured.listAge),
    };
    void act.run(async () => {
      await answerOf(api.POST('/v1/shifts', { body: { checkpoint, checks }, signal: soon() }));
      await queries.invalidateQueries();
      goTo('/board');
    });
  };
  return (
    <form className="shift-form" onSubmit={open}>
      <h1>{say(shiftWords.checksTitle)}</h1>
      <ul>
        {(['reader', 'printer'] as const).map((name) => (
          <Check
            key={name}
            id={name}
            label={shiftWords[name]}
            {...said[name]}
            onChange={(isPassed, note) => setSaid({ ...said, [name]: { isPassed, note } })}
          />
        ))}
        {(['clock', 'listAge'] as const)
          .filter((name) => failed.includes(`/checks/${name}/note`))
          .map((name) => (
            <li key={name} className="shift-check field">
              <label htmlFor={`${name}-note`}>
                {say(shiftWords[name])}: {say(shiftWords.note)}
              </label>
              <input
                id={`${name}-note`}
                value={measured[name]}
                maxLength={500}
                autoComplete="off"
                onChange={(event) => setMeasured({ ...measured, [name]: event.target.value })}
              />
            </li>
          ))}
      </ul>
      <p className="quiet-text">{say(shiftWords.noteMore)}</p>
      {act.trouble?.code === 'check-note-required' ? (
        <p className="notice wrong" role="alert">
          {say(shiftWords.noteMore)}
        </p>
      ) : (
        <TroubleNotice trouble={act.trouble} />
      )}
      <div className="ways">
        <button type="submit" className="primary">
          {say(shiftWords.open)}
        </button>
        <button type="button" className="quiet" onClick={() => goTo('/board')}>
          {say(shiftWords.toBoard)}
        </button>
      </div>
    </form>
  );
}
