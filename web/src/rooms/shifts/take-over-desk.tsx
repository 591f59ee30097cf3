import './shifts.css';
import { changeQuery, useAddress } from '../../platform/address.ts';
import { useCheckpointName } from '../../platform/checkpoints.ts';
import { session } from '../../platform/session.ts';
import { useStore } from '../../platform/store.ts';
import { frameWords } from '../../words/frame.ts';
import { useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shifts.ts';
import { termWords } from '../../words/terms.ts';
import { HandoverView } from './handover.tsx';
import { useShift } from './use-shift.ts';

const ASK_EVERY_MS = 15_000;

/** For an officer: the sheet as it stands, and the second name under it, where a small post has one shift leader on duty. */
export function TakeOverDesk() {
  const { say } = useLanguage();
  const now = useStore(session);
  const { query } = useAddress();
  const nameOf = useCheckpointName();
  const own = now.at === 'signed-in' ? now.me.checkpoints : [];
  const checkpoint = own.find((code) => code === query.get('checkpoint')) ?? own[0];
  const { shift, isError } = useShift(checkpoint ?? '', { everyMs: ASK_EVERY_MS });
  if (now.at !== 'signed-in' || checkpoint === undefined) return <p>{say(frameWords.noDesk)}</p>;
  return (
    <div className="take-over">
      <div className="field">
        <label htmlFor="checkpoint">{say(termWords.checkpoint)}</label>
        <select
          id="checkpoint"
          value={checkpoint}
          onChange={(event) => changeQuery({ checkpoint: event.target.value })}
        >
          {own.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </select>
      </div>
      {isError && <p className="notice wrong">{say(frameWords.serverSilent)}</p>}
      {shift === null && (
        <section>
          <h1>{say(shiftWords.shift)}</h1>
          <p>{say(shiftWords.noShift)}</p>
          <p className="quiet-text">{say(shiftWords.noShiftMore)}</p>
        </section>
      )}
      {shift && <HandoverView key={shift.id} shiftId={shift.id} me={now.me} />}
    </div>
  );
}
