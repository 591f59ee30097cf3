import { useClock } from '../../frame/use-clock.ts';
import { nowMs } from '../../platform/connection.ts';
import { sayAge } from '../../words/age.ts';
import { formatNumber, formatTime } from '../../words/figures.ts';
import { laneWords } from '../../words/lane.ts';
import { type Say, useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shifts.ts';
import { termWords } from '../../words/terms.ts';
import type { Board } from './use-board.ts';

const ageOf = (say: Say, at: string) => sayAge(say, nowMs() - Date.parse(at));
const sayLane = (say: Say, lane: string | null) =>
  lane === null ? say(shiftWords.laneUnnamed) : say(laneWords.laneName, { lane });
const sayDirection = (say: Say, direction: Board['lanes'][number]['direction']) =>
  say(direction === 'both' ? shiftWords.both : termWords[direction]);

/** Lanes at hold: they call by themselves, the longest first. */
function Calls({ calls }: Pick<Board, 'calls'>) {
  const { say } = useLanguage();
  return (
    <section className="board-calls" aria-labelledby="calls">
      <h2 id="calls">{say(shiftWords.calls)}</h2>
      {/* Told when it comes, not each second that it lasts. */}
      <ul aria-live="polite" aria-relevant="additions">
        {calls.map(({ inspectionId, lane, direction, since }) => (
          <li key={inspectionId} className="board-call new">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" fill="currentColor" />
            </svg>
            <strong>{sayLane(say, lane)}</strong>
            <span>{say(termWords[direction])}</span>
            <span aria-live="off">{say(shiftWords.callsSince, { age: ageOf(say, since) })}</span>
          </li>
        ))}
      </ul>
      {calls.length === 0 && <p className="quiet-text">{say(shiftWords.noCalls)}</p>}
    </section>
  );
}

function Lanes({ lanes }: Pick<Board, 'lanes'>) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="lanes">
      <h2 id="lanes">{say(shiftWords.lanes)}</h2>
      <ul className="board-lanes">
        {lanes.map(({ lane, direction, perHour, lastAt }) => (
          <li key={`${lane} ${direction}`} className={lastAt === null ? 'is-idle' : ''}>
            <span className="board-lane-name">
              {sayLane(say, lane)} · {sayDirection(say, direction)}
            </span>
            <strong>{lastAt === null ? say(shiftWords.idle) : say(shiftWords.perHour, { count: perHour })}</strong>
            {lastAt !== null && (
              <span className="quiet-text">{say(shiftWords.lastAgo, { age: ageOf(say, lastAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ board }: { board: Board }) {
  const { say } = useLanguage();
  const { referrals, screening, list } = board;
  const share =
    screening.inspections === 0 ? null : Math.floor((100 * screening.fullyScreened) / screening.inspections);
  return (
    <dl className="board-figures">
      <div>
        <dt>{say(shiftWords.waiting)}</dt>
        <dd>
          <strong>{formatNumber(referrals.open)}</strong>{' '}
          {referrals.oldestAt !== null && say(shiftWords.oldest, { age: ageOf(say, referrals.oldestAt) })}
        </dd>
      </div>
      <div>
        <dt>{say(shiftWords.inHand)}</dt>
        <dd>
          <strong>{formatNumber(referrals.claimed)}</strong>
        </dd>
      </div>
      <div>
        <dt>
          {say(shiftWords.fullyScreened)}, {say(shiftWords.since, { time: formatTime(board.since) })}
        </dt>
        <dd>
          <strong>{share === null ? '–' : `${share}\u00a0%`}</strong>{' '}
          {say(shiftWords.ofInspections, { count: screening.inspections })}
        </dd>
      </div>
      <div>
        <dt>{say(shiftWords.overrides)}</dt>
        <dd>
          <strong>{formatNumber(screening.overrides)}</strong>
        </dd>
      </div>
      <div>
        <dt>{say(shiftWords.listAge)}</dt>
        <dd>
          <strong>
            {list === null ? say(shiftWords.notLoaded) : sayAge(say, list.ageMs + nowMs() - Date.parse(board.asOf))}
          </strong>
        </dd>
      </div>
    </dl>
  );
}

/** A checkpoint at work; figures that live are counted on here between two tellings. */
export function BoardView({ board, isLive }: { board: Board; isLive: boolean }) {
  const { say } = useLanguage();
  useClock(1_000);
  return (
    <div className="board">
      <div role="status">
        {!isLive && <p className="notice">{say(shiftWords.boardAway, { time: formatTime(board.asOf) })}</p>}
      </div>
      <Calls calls={board.calls} />
      <Figures board={board} />
      <Lanes lanes={board.lanes} />
    </div>
  );
}
