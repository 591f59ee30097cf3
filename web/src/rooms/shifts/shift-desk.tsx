import './shift.css';
import { useQueryClient } from '@tanstack/react-query';
import { changeQuery, useAddress } from '../../platform/address.ts';
import { useCheckpoints } from '../../platform/checkpoints.ts';
import { session } from '../../platform/session.ts';
import { useStore } from '../../platform/store.ts';
import { frameWords } from '../../words/frame.ts';
import { useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shift.ts';
import { termWords } from '../../words/terms.ts';
import { HandingOver } from './handing-over.tsx';
import { Opening } from './opening.tsx';
import { useCurrentShift } from './shift-calls.ts';

/** The shift of a checkpoint: opened with its checks, handed over by its sheet. */
export function ShiftDesk() {
  const { language, say } = useLanguage();
  const now = useStore(session);
  const { query } = useAddress();
  const queries = useQueryClient();
  const { data: checkpoints } = useCheckpoints();
  const own = now.at === 'signed-in' ? now.me.checkpoints : [];
  const checkpoint = own.find((code) => code === query.get('checkpoint')) ?? own[0];
  const { data: shift, isError, isPending } = useCurrentShift(checkpoint);
  if (now.at !== 'signed-in' || checkpoint === undefined) return <p>{say(frameWords.noDesk)}</p>;
  const isLeader = now.me.permissions.includes('lead-shift');
  return (
    <div className="shift-desk" aria-busy={isPending}>
      <div className="field">
        <label htmlFor="checkpoint">{say(termWords.checkpoint)}</label>
        <select
          id="checkpoint"
          value={checkpoint}
          onChange={(event) => changeQuery({ checkpoint: event.target.value })}
        >
          {own.map((code) => (
            <option key={code} value={code}>
              {checkpoints?.find((one) => one.code === code)?.names[language] ?? code}
            </option>
          ))}
        </select>
      </div>
      {isError && <p className="notice wrong">{say(frameWords.serverSilent)}</p>}
      {shift && <HandingOver key={shift.id} shift={shift} me={now.me} />}
      {shift === null && isLeader && (
        <Opening checkpoint={checkpoint} onOpened={() => void queries.invalidateQueries({ queryKey: ['shift'] })} />
      )}
      {shift === null && !isLeader && (
        <section>
          <h1>{say(shiftWords.openTitle)}</h1>
          <p>{say(shiftWords.leaderOpens)}</p>
        </section>
      )}
    </div>
  );
}
