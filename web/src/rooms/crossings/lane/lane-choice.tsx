import { useState } from 'react';
import { type Checkpoint, useCheckpoints } from '../../../platform/checkpoints.ts';
import type { Me } from '../../../platform/session.ts';
import { frameWords } from '../../../words/frame.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { termWords } from '../../../words/terms.ts';
import { type Direction, type LanePlace, lanePlace } from './lane-place.ts';

function Lanes({ checkpoint }: { checkpoint: Checkpoint }) {
  const { say } = useLanguage();
  if (checkpoint.lanes.length === 0) return <p className="quiet-text">{say(laneWords.noLanes)}</p>;
  const choose = (lane: string, direction: Direction) =>
    lanePlace.set({ checkpoint: checkpoint.code, lane, direction });
  return (
    <ul className="lane-choice">
      {checkpoint.lanes.flatMap(({ code, direction }) =>
        (direction === 'both' ? (['entry', 'exit'] as const) : [direction]).map((one) => (
          <li key={`${code} ${one}`}>
            <button type="button" onClick={() => choose(code, one)}>
              <span>{say(laneWords.laneName, { lane: code })}</span>
              <strong>{say(termWords[one])}</strong>
            </button>
          </li>
        )),
      )}
    </ul>
  );
}

/** Where does this machine stand? Asked once; the direction is the lane's own. */
export function LaneChoice({ me, current }: { me: Me; current: LanePlace | null }) {
  const { language, say } = useLanguage();
  const checkpoints = useCheckpoints();
  const [chosen, setChosen] = useState(current?.checkpoint ?? me.checkpoints[0]);
  if (me.checkpoints.length === 0) return <p className="notice">{say(laneWords.chooseNone)}</p>;
  if (checkpoints.isError) return <p className="notice wrong">{say(frameWords.serverSilent)}</p>;
  const own = (checkpoints.data ?? []).filter(({ code }) => me.checkpoints.includes(code));
  const checkpoint = own.find(({ code }) => code === chosen) ?? own[0];
  return (
    <section className="lane-choosing" aria-busy={checkpoints.isPending}>
      <h1>{say(laneWords.chooseTitle)}</h1>
      <div className="field">
        <label htmlFor="checkpoint">{say(termWords.checkpoint)}</label>
        <select id="checkpoint" value={checkpoint?.code ?? ''} onChange={(event) => setChosen(event.target.value)}>
          {own.map(({ code, names }) => (
            <option key={code} value={code}>
              {names[language]}
            </option>
          ))}
        </select>
      </div>
      {checkpoint && <Lanes checkpoint={checkpoint} />}
    </section>
  );
}
