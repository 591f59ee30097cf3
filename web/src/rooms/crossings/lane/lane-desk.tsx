import './lane.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { place as headerPlace } from '../../../frame/place.ts';
import { useAgencies } from '../../../platform/agencies.ts';
import { useCheckpoints } from '../../../platform/checkpoints.ts';
import { useScan } from '../../../platform/keyboard.ts';
import { type Me, session } from '../../../platform/session.ts';
import { useStore } from '../../../platform/store.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { termWords } from '../../../words/terms.ts';
import { GroupDesk } from '../group/group-desk.tsx';
import type { Speaker } from './advisory-text.ts';
import { Correcting } from './correcting.tsx';
import type { Lane } from './lane.ts';
import { LaneChoice } from './lane-choice.tsx';
import { LaneFooter } from './lane-footer.tsx';
import type { LanePlace } from './lane-place.ts';
import type { LaneState } from './lane-state.ts';
import { type LaneWork, laneWorkAt, workplace } from './lane-work.ts';
import { NotAccepted } from './not-accepted.tsx';
import { OtherScan } from './other-scan.tsx';
import { followOutbox } from './send-acts.ts';
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

function Screen({
  lane,
  conveyance,
  place,
  speaker,
  onChangeLane,
  onGroup,
}: {
  lane: Lane;
  conveyance: LaneWork['conveyance'];
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
      return <Waiting lane={lane} conveyance={conveyance} onChangeLane={onChangeLane} onGroup={onGroup} />;
    case 'reading':
      return (
        <div className="lane-waiting" aria-busy="true">
          <h1>{say(laneWords.reading)}</h1>
          <OtherScan isTold={state.hasOtherScan} />
        </div>
      );
    case 'typing':
      return <TypedEntry lane={lane} typing={state} />;
    case 'unanswered':
      return <Unanswered lane={lane} question={state.question} problem={null} hasOtherScan={state.hasOtherScan} />;
    case 'not-accepted':
      return <NotAccepted key={state.question.id} lane={lane} state={state} />;
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
  const { lane, group, isGroup, conveyance } = useMemo(() => laneWorkAt(place, me.id), [place, me.id]);
  const speaker = useSpeaker();
  usePlaceInHeader(place, speaker);
  // Known before a hit says whose it is.
  useAgencies();
  useEffect(() => followOutbox(me.id), [me.id]);
  const leaveGroup = useCallback(() => isGroup.set(false), [isGroup]);
  return (
    <div className="lane">
      {useStore(isGroup) ? (
        <GroupDesk place={place} work={group} lane={lane} speaker={speaker} onLeave={leaveGroup} />
      ) : (
        <Screen
          lane={lane}
          conveyance={conveyance}
          place={place}
          speaker={speaker}
          onChangeLane={onChangeLane}
          onGroup={() => isGroup.set(true)}
        />
      )}
      <LaneFooter place={place} accountId={me.id} />
    </div>
  );
}

/** The lane: may this person pass? */
export function LaneDesk() {
  const now = useStore(session);
  const place = useStore(workplace);
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
