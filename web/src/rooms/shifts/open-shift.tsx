import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { goTo } from '../../platform/address.ts';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api, soon } from '../../platform/api.ts';
import { useScan } from '../../platform/keyboard.ts';
import { useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shifts.ts';
import { ClockCheck, ListCheck, type Said, SaidCheck } from './shift-checks.tsx';

const UNSAID: Said = { isPassed: null, note: '' };
const SAID_CHECKS = ['reader', 'printer'] as const;

const noteOf = (note: string) => (note.trim() === '' ? {} : { note: note.trim() });

/**
 * The checks before a shift: nothing has passed that nobody has said. A document that is read here tries the reader, and is asked about nowhere.
 * Clock and list are measured, and noted only when they fail.
 */
export function OpenShift({ checkpoint }: { checkpoint: string }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const [said, setSaid] = useState<Record<(typeof SAID_CHECKS)[number], Said>>({ reader: UNSAID, printer: UNSAID });
  const [isLacking, setIsLacking] = useState(false);
  const [measured, setMeasured] = useState({ clock: '', listAge: '' });
  const hear = useCallback(
    () => setSaid((before) => ({ ...before, reader: { ...before.reader, isPassed: true } })),
    [],
  );
  useScan(hear);
  const act = useAct();
  // A check that did not pass asks for its note here; what was told before stays asked while it is sent again.
  const [failed, setFailed] = useState<readonly string[]>([]);
  useEffect(() => {
    if (act.trouble) setFailed(act.trouble.errors.map(({ pointer }) => pointer));
  }, [act.trouble]);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const { reader, printer } = said;
    setIsLacking(reader.isPassed === null || printer.isPassed === null);
    if (reader.isPassed === null || printer.isPassed === null) return;
    const checks = {
      reader: { isPassed: reader.isPassed, ...noteOf(reader.isPassed ? '' : reader.note) },
      printer: { isPassed: printer.isPassed, ...noteOf(printer.isPassed ? '' : printer.note) },
      clock: { laneAt: new Date().toISOString(), ...noteOf(measured.clock) },
      listAge: noteOf(measured.listAge),
    };
    void act.run(async () => {
      await answerOf(api.POST('/v1/shifts', { body: { checkpoint, checks }, signal: soon() }));
      await queries.invalidateQueries();
      goTo('/board');
    });
  };
  const measuredCheck = (name: keyof typeof measured) => ({
    isRefused: failed.includes(`/checks/${name}/note`),
    note: measured[name],
    onType: (note: string) => setMeasured({ ...measured, [name]: note }),
  });
  return (
    <form className="shift-form" onSubmit={open}>
      <h1>{say(shiftWords.checksTitle)}</h1>
      <ul>
        {SAID_CHECKS.map((name) => (
          <SaidCheck
            key={name}
            id={name}
            label={shiftWords[name]}
            said={said[name]}
            isLacking={isLacking && said[name].isPassed === null}
            onSay={(now) => setSaid({ ...said, [name]: now })}
          >
            {name === 'reader' ? (
              say(shiftWords.readerTry)
            ) : (
              <button type="button" className="quiet" onClick={() => window.print()}>
                {say(shiftWords.printerTry)}
              </button>
            )}
          </SaidCheck>
        ))}
        <ClockCheck {...measuredCheck('clock')} />
        <ListCheck {...measuredCheck('listAge')} />
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
