import type { ReactNode } from 'react';
import { clockAheadMs } from '../../platform/connection.ts';
import { LIST_AGED_MS, listFreshAt } from '../../platform/lane-state.ts';
import { useStore } from '../../platform/store.ts';
import { sayAge } from '../../words/age.ts';
import { useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { shiftWords } from '../../words/shifts.ts';

/** As the server judges it (docs/shifts.md), which measures clock and list once more when the shift is opened. */
const CLOCK_OFF_MS = 60_000;

/** What was said of a check; null: nothing yet. */
export interface Said {
  isPassed: boolean | null;
  note: string;
}

function Note({ id, note, onType }: { id: string; note: string; onType(note: string): void }) {
  const { say } = useLanguage();
  return (
    <div className="field">
      <label htmlFor={`${id}-note`}>{say(shiftWords.note)}</label>
      <input
        id={`${id}-note`}
        value={note}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}

interface SaidCheckProps {
  id: string;
  label: Saying;
  said: Said;
  /** It was to be opened, and nothing has been said of this. */
  isLacking: boolean;
  onSay(said: Said): void;
  /** How to try it. */
  children: ReactNode;
}

/** Works, or does not, with what is done about it; nothing is said before somebody says it. */
export function SaidCheck({ id, label, said, isLacking, onSay, children }: SaidCheckProps) {
  const { say } = useLanguage();
  return (
    <li className="shift-check">
      <fieldset>
        <legend>{say(label)}</legend>
        {[true, false].map((isPassed) => (
          <label key={String(isPassed)}>
            <input
              type="radio"
              name={id}
              value={isPassed ? 'works' : 'fails'}
              checked={said.isPassed === isPassed}
              onChange={() => onSay({ ...said, isPassed })}
            />{' '}
            {say(isPassed ? shiftWords.works : shiftWords.fails)}
          </label>
        ))}
        <span className="quiet-text">{children}</span>
      </fieldset>
      {isLacking && <span className="field-error">{say(shiftWords.unanswered)}</span>}
      {said.isPassed === false && <Note id={id} note={said.note} onType={(note) => onSay({ ...said, note })} />}
    </li>
  );
}

interface MeasuredCheckProps {
  id: string;
  label: Saying;
  /** What was measured, in words. */
  measured: string;
  isPassed: boolean;
  note: string;
  onType(note: string): void;
}

/** Measured here, and once more by the server; what fails asks what is done about it. */
function MeasuredCheck({ id, label, measured, isPassed, note, onType }: MeasuredCheckProps) {
  const { say } = useLanguage();
  return (
    <li className="shift-check">
      <p className={isPassed ? 'is-passed' : 'is-failed'}>
        <span aria-hidden="true">{isPassed ? '✓' : '✗'}</span> {say(label)}: <strong>{measured}</strong>
      </p>
      {!isPassed && <Note id={id} note={note} onType={onType} />}
    </li>
  );
}

interface MeasuredProps {
  /** The server has measured otherwise than this page: its notes are asked for. */
  isRefused: boolean;
  note: string;
  onType(note: string): void;
}

export function ClockCheck({ isRefused, ...rest }: MeasuredProps) {
  const { say } = useLanguage();
  const offMs = Math.abs(clockAheadMs());
  const measured =
    offMs === 0 ? say(shiftWords.clockRight) : say(shiftWords.clockOff, { count: Math.round(offMs / 1_000) });
  const isPassed = offMs <= CLOCK_OFF_MS && !isRefused;
  return <MeasuredCheck {...rest} id="clock" label={shiftWords.clock} measured={measured} isPassed={isPassed} />;
}

export function ListCheck({ isRefused, ...rest }: MeasuredProps) {
  const { say } = useLanguage();
  const freshAt = useStore(listFreshAt);
  const ageMs = freshAt === null ? null : Date.now() - freshAt;
  const measured = ageMs === null ? say(shiftWords.notLoaded) : say(shiftWords.listOld, { age: sayAge(say, ageMs) });
  const isPassed = ageMs !== null && ageMs <= LIST_AGED_MS && !isRefused;
  return <MeasuredCheck {...rest} id="listAge" label={shiftWords.listAge} measured={measured} isPassed={isPassed} />;
}
