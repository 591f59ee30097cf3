import './shifts.css';
import { useEffect, useMemo } from 'react';
import { KeyButton } from '../../frame/key-button.tsx';
import { place } from '../../frame/place.ts';
import { changeQuery, goTo, useAddress } from '../../platform/address.ts';
import { useCheckpointName } from '../../platform/checkpoints.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { type Me, session } from '../../platform/session.ts';
import { openKeptStore, useStore } from '../../platform/store.ts';
import { formatTime } from '../../words/figures.ts';
import { frameWords } from '../../words/frame.ts';
import { laneWords } from '../../words/lane.ts';
import { useLanguage } from '../../words/language.ts';
import { shiftWords } from '../../words/shifts.ts';
import { termWords } from '../../words/terms.ts';
import { BoardView } from './board-view.tsx';
import { HandoverView } from './handover.tsx';
import { OpenShift } from './open-shift.tsx';
import { useBoard } from './use-board.ts';
import { type Shift, useShift } from './use-shift.ts';

/** Which checkpoint this machine's board is of. */
const boardPlace = openKeptStore<string | null>('board-checkpoint', null, (kept) =>
  typeof kept === 'string' ? kept : undefined,
);

function ShiftLine({ shift }: { shift: Shift | null | undefined }) {
  const { say } = useLanguage();
  const shortcuts = useMemo((): Shortcut[] => {
    if (shift === undefined) return [];
    if (shift === null) return [{ code: 'KeyO', label: shiftWords.openShift, run: () => goTo('/board/shift') }];
    const label = shift.status === 'open' ? shiftWords.handOver : shiftWords.takeOver;
    return [{ code: 'KeyH', label, run: () => goTo('/board/shift') }];
  }, [shift]);
  useShortcuts(shiftWords.shift, shortcuts);
  return (
    <div className="ways shift-line">
      <p>
        {say(shiftWords.shift)}:{' '}
        {shift
          ? say(shiftWords.ledBy, { name: shift.leader, time: formatTime(shift.openedAt) })
          : shift === null && say(shiftWords.noShift)}
      </p>
      {shortcuts.map((shortcut) => (
        <KeyButton key={shortcut.code} shortcut={shortcut} />
      ))}
    </div>
  );
}

function CheckpointChoice({ me, checkpoint }: { me: Me; checkpoint: string }) {
  const { say } = useLanguage();
  const nameOf = useCheckpointName();
  if (me.checkpoints.length < 2) return null;
  const choose = (code: string) => {
    boardPlace.set(code);
    changeQuery({ checkpoint: null });
  };
  return (
    <div className="field board-choice">
      <label htmlFor="board-checkpoint">{say(termWords.checkpoint)}</label>
      <select id="board-checkpoint" value={checkpoint} onChange={(event) => choose(event.target.value)}>
        {me.checkpoints.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </div>
  );
}

function AtCheckpoint({ me, checkpoint }: { me: Me; checkpoint: string }) {
  const { say } = useLanguage();
  const nameOf = useCheckpointName();
  const { path } = useAddress();
  const { board, isLive } = useBoard(checkpoint);
  const { shift, refetch } = useShift(checkpoint);
  const name = nameOf(checkpoint);
  useEffect(() => {
    place.set(<span>{name}</span>);
    return () => place.set(null);
  }, [name]);
  // Another supervisor opened it, or handed it over.
  const told = board?.shift ? `${board.shift.id} ${board.shift.status}` : '';
  useEffect(() => {
    if (told !== undefined) void refetch();
  }, [told, refetch]);
  if (path.startsWith('/board/shift')) {
    if (shift === undefined) return <p className="quiet-text">{say(frameWords.loading)}</p>;
    return shift === null ? <OpenShift checkpoint={checkpoint} /> : <HandoverView shiftId={shift.id} me={me} />;
  }
  return (
    <>
      <div className="board-head">
        <h1>{say(shiftWords.board)}</h1>
        <CheckpointChoice me={me} checkpoint={checkpoint} />
        <ShiftLine shift={shift} />
      </div>
      {board ? (
        <BoardView board={board} isLive={isLive} accountId={me.id} />
      ) : (
        <p className="quiet-text">{say(frameWords.loading)}</p>
      )}
    </>
  );
}

/** The board: what happens at this checkpoint right now? */
export function BoardDesk() {
  const { say } = useLanguage();
  const now = useStore(session);
  const kept = useStore(boardPlace);
  const { query } = useAddress();
  if (now.at !== 'signed-in') return null;
  const { checkpoints } = now.me;
  const asked = query.get('checkpoint') ?? kept;
  const checkpoint = checkpoints.find((code) => code === asked) ?? checkpoints[0];
  if (checkpoint === undefined) return <p className="notice">{say(laneWords.chooseNone)}</p>;
  return <AtCheckpoint key={checkpoint} me={now.me} checkpoint={checkpoint} />;
}
