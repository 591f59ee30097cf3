import type { MouseEvent } from 'react';
import { nowMs } from '../../platform/connection.ts';
import { useStore } from '../../platform/store.ts';
import { sayAge } from '../../words/age.ts';
import { formatTime } from '../../words/figures.ts';
import { laneWords } from '../../words/lane.ts';
import { type Say, useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shifts.ts';
import { termWords } from '../../words/terms.ts';
import { forgetSeen, markSeen, type SeenCall, seenCalls } from './seen-calls.ts';
import type { Board } from './use-board.ts';

type Call = Board['calls'][number];

export const ageOf = (say: Say, at: string) => sayAge(say, nowMs() - Date.parse(at));
export const sayLane = (say: Say, lane: string | null) =>
  lane === null ? say(shiftWords.laneUnnamed) : say(laneWords.laneName, { lane });

interface CallLineProps {
  call: Call;
  accountId: string;
  /** When this supervisor took note of it. */
  seen: SeenCall | undefined;
}

function CallLine({ call, accountId, seen }: CallLineProps) {
  const { say } = useLanguage();
  const { inspectionId, lane, direction, since } = call;
  // It stays in its place, so that the second stroke of a double click meets no other call, and does nothing.
  const turn = (event: MouseEvent) => {
    if (event.detail < 2) (seen ? forgetSeen : markSeen)(inspectionId, accountId);
  };
  return (
    <li className={seen ? 'board-call is-seen' : 'board-call new'}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" fill="currentColor" />
      </svg>
      <strong>{sayLane(say, lane)}</strong>
      <span>{say(termWords[direction])}</span>
      <span aria-live="off">{say(shiftWords.callsSince, { age: ageOf(say, since) })}</span>
      {seen && <span>{say(shiftWords.seenAt, { time: formatTime(seen.seenAt) })}</span>}
      <button type="button" className="quiet" onClick={turn}>
        {say(seen ? shiftWords.callAgain : shiftWords.markSeen)}
      </button>
    </li>
  );
}

/**
 * Lanes at hold: they call by themselves, the longest first. Whoever has seen to one quietens it here, for themselves; it stays in sight until it
 * is decided or its two hours are over, so that no hold is hidden by a key.
 */
export function LaneCalls({ calls, accountId }: Pick<Board, 'calls'> & { accountId: string }) {
  const { say } = useLanguage();
  const seen = useStore(seenCalls);
  const seenOf = ({ inspectionId }: Call) =>
    seen.find((one) => one.inspectionId === inspectionId && one.accountId === accountId);
  return (
    <section className="board-calls" aria-labelledby="calls">
      <h2 id="calls">{say(shiftWords.calls)}</h2>
      {/* Told when it comes, not each second that it lasts. */}
      <ul aria-live="polite" aria-relevant="additions">
        {calls.map((call) => (
          <CallLine key={call.inspectionId} call={call} accountId={accountId} seen={seenOf(call)} />
        ))}
      </ul>
      {calls.length === 0 && <p className="quiet-text">{say(shiftWords.noCalls)}</p>}
    </section>
  );
}
