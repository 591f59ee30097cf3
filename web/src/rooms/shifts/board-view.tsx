import { useClock } from '../../frame/use-clock.ts';
import { nowMs } from '../../platform/connection.ts';
import { sayAge } from '../../words/age.ts';
import { formatNumber, formatTime } from '../../words/figures.ts';
import { type Say, useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shifts.ts';
import { termWords } from '../../words/terms.ts';
import { ageOf, LaneCalls, sayLane } from './lane-calls.tsx';
import type { Board } from './use-board.ts';

const sayDirection = (say: Say, direction: Board['lanes'][number]['direction']) =>
  say(direction === 'both' ? shiftWords.both : termWords[direction]);

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
export function BoardView({ board, isLive, accountId }: { board: Board; isLive: boolean; accountId: string }) {
  const { say } = useLanguage();
  useClock(1_000);
  return (
    <div className="board">
      <div role="status">
        {!isLive && <p className="notice">{say(shiftWords.boardAway, { time: formatTime(board.asOf) })}</p>}
      </div>
      <LaneCalls calls={board.calls} accountId={accountId} />
      <Figures board={board} />
      <Lanes lanes={board.lanes} />
    </div>
  );
}
