import './lane.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { place as headerPlace } from '../../../frame/place.ts';
import { useCheckpoints } from '../../../platform/checkpoints.ts';
import { useScan } from '../../../platform/keyboard.ts';
import { type Me, session } from '../../../platform/session.ts';
import { useStore } from '../../../platform/store.ts';
import { hitWords } from '../../../words/hits.ts';
import { laneWords } from '../../../words/lane.ts';
import { language, useLanguage } from '../../../words/language.ts';
import { sayIn } from '../../../words/saying.ts';
import { termWords } from '../../../words/terms.ts';
import { GroupDesk } from '../group/group-desk.tsx';
import type { Speaker } from './advisory-text.ts';
import { Correcting } from './correcting.tsx';
import { type Lane, openLane } from './lane.ts';
import { LaneChoice } from './lane-choice.tsx';
import { LaneFooter } from './lane-footer.tsx';
import { type LanePlace, lanePlace } from './lane-place.ts';
import type { LaneState, Shown } from './lane-state.ts';
import { followOutbox } from './send-decisions.ts';
import { ShownTraveller } from './shown-traveller.tsx';
import { TypedEntry } from './typed-entry.tsx';
import { Unanswered } from './unanswered.tsx';
import { Waiting } from './waiting.tsx';

function useSpeaker(): Speaker {
  const { language: now, say } = useLanguage();
  const { data } = useCheckpoints();
  return useMemo(() => {
    const names = new Map(data?.map(({ code, names: own }) => [code, own[now]]));
    return { language: now, say, nameOf: (code: string) => names.get(code) ?? code };
  }, [data, now, say]);
}

/** Of the lane's place in the header: checkpoint, direction, lane. */
function usePlaceInHeader(place: LanePlace, speaker: Speaker): void {
  useEffect(() => {
    const { say, nameOf } = speaker;
    headerPlace.set(
      <>
        <span>{nameOf(place.checkpoint)}</span>
        <span className="direction">{say(termWords[place.direction])}</span>
        <span>{say(laneWords.laneName, { lane: place.lane })}</span>
      </>,
    );
    return () => headerPlace.set(null);
  }, [place, speaker]);
}

function holderNote(answer: Shown['holder']): string | undefined {
  if (answer === null) return undefined;
  const words = { yes: hitWords.holderYes, no: hitWords.holderNo, unsure: hitWords.holderUnsure }[answer];
  return `${sayIn(language.get(), hitWords.holderAsked)}: ${sayIn(language.get(), words)}`;
}

function Screen({
  lane,
  place,
  speaker,
  onChangeLane,
  onGroup,
}: {
  lane: Lane;
  place: LanePlace;
  speaker: Speaker;
  onChangeLane(): void;
  onGroup(): void;
}) {
  const state: LaneState = useStore(lane.state);
  const { say } = useLanguage();
  useScan(lane.scan);
  switch (state.at) {
    case 'waiting':
      return <Waiting lane={lane} onChangeLane={onChangeLane} onGroup={onGroup} />;
    case 'reading':
      return (
        <div className="lane-waiting" aria-busy="true">
          <h1>{say(laneWords.reading)}</h1>
        </div>
      );
    case 'typing':
      return <TypedEntry lane={lane} lines={state.lines} why={state.why} />;
    case 'unanswered':
      return <Unanswered lane={lane} question={state.question} problem={null} />;
    case 'not-accepted':
      return <Unanswered lane={lane} question={state.question} problem={state.problem} />;
    case 'correcting':
      return <Correcting lane={lane} id={state.id} direction={place.direction} />;
    case 'shown':
      return (
        <ShownTraveller
          key={state.question.id}
          lane={lane}
          shown={state}
          direction={place.direction}
          speaker={speaker}
        />
      );
  }
}

function LaneAtWork({ me, place, onChangeLane }: { me: Me; place: LanePlace; onChangeLane(): void }) {
  const lane = useMemo(() => openLane(place, me.id, holderNote), [place, me.id]);
  const speaker = useSpeaker();
  usePlaceInHeader(place, speaker);
  useEffect(() => followOutbox(me.id), [me.id]);
  const [isGroup, setIsGroup] = useState(false);
  const leaveGroup = useCallback(() => setIsGroup(false), []);
  return (
    <div className="lane">
      {isGroup ? (
        <GroupDesk place={place} accountId={me.id} lane={lane} speaker={speaker} onLeave={leaveGroup} />
      ) : (
        <Screen
          lane={lane}
          place={place}
          speaker={speaker}
          onChangeLane={onChangeLane}
          onGroup={() => setIsGroup(true)}
        />
      )}
      <LaneFooter place={place} accountId={me.id} />
    </div>
  );
}

/** The lane: may this person pass? */
export function LaneDesk() {
  const now = useStore(session);
  const place = useStore(lanePlace);
  const [isChoosing, setIsChoosing] = useState(false);
  // Another place, chosen here or in another tab, ends the choosing.
  useEffect(() => {
    if (place) setIsChoosing(false);
  }, [place]);
  if (now.at !== 'signed-in') return null;
  const isOwn = place !== null && now.me.checkpoints.includes(place.checkpoint);
  if (!isOwn || isChoosing) return <LaneChoice me={now.me} current={place} />;
  return <LaneAtWork me={now.me} place={place} onChangeLane={() => setIsChoosing(true)} />;
}
