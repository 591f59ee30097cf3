import { whenAccountChanges } from '../../../platform/session.ts';
import { openStore, type Store } from '../../../platform/store.ts';
import { hitWords } from '../../../words/hits.ts';
import { language } from '../../../words/language.ts';
import { sayIn } from '../../../words/saying.ts';
import { type GroupWork, openGroupWork } from '../group/group-work.ts';
import { conveyanceOf } from './journey.ts';
import { type Lane, openLane } from './lane.ts';
import { type LanePlace, lanePlace } from './lane-place.ts';
import type { JourneyDetails, Shown } from './lane-state.ts';
import { keepWhoIsLeft } from './left-behind.ts';

/** All that is at work at one lane. It outlives its screen: whoever goes to another desk finds the traveller where they were left. */
export interface LaneWork {
  place: LanePlace;
  lane: Lane;
  group: GroupWork;
  /** Is the group's pile on the screen? */
  isGroup: Store<boolean>;
  /** The flight, train, bus or vehicle: it goes with every document that is read here, until it is changed. */
  conveyance: Store<JourneyDetails['conveyance']>;
}

const works = new Map<string, LaneWork>();

function holderNote(answer: Shown['holder']): string | undefined {
  if (answer === null) return undefined;
  const words = { yes: hitWords.holderYes, no: hitWords.holderNo, unsure: hitWords.holderUnsure }[answer];
  return `${sayIn(language.get(), hitWords.holderAsked)}: ${sayIn(language.get(), words)}`;
}

const keyOf = ({ checkpoint, lane, direction }: LanePlace) => `${checkpoint} ${lane} ${direction}`;

/** Somebody stands here whom nobody has decided on. */
function isBusy({ lane, group, isGroup }: LaneWork): boolean {
  const { at } = lane.state.get();
  return (
    at === 'reading' || at === 'unanswered' || at === 'shown' || (isGroup.get() && group.state.get().group !== null)
  );
}

/** Where this page works: the machine's lane. While somebody undecided is here it stays, though another tab has chosen elsewhere. */
export const workplace = openStore<LanePlace | null>(lanePlace.get());

function keepStep(): void {
  const at = workplace.get();
  const work = at && works.get(keyOf(at));
  if (!work || !isBusy(work)) workplace.set(lanePlace.get());
}
lanePlace.follow(keepStep);

let isStepDue = false;

/** Once what is happening has happened: a lane that has decided may have the next document at hand, and waits for a moment only. */
function keepStepSoon(): void {
  if (isStepDue) return;
  isStepDue = true;
  setTimeout(() => {
    isStepDue = false;
    keepStep();
  });
}

/** @returns the same for the same place, as long as the same account is at this page */
export function laneWorkAt(place: LanePlace, accountId: string): LaneWork {
  const known = works.get(keyOf(place));
  if (known) return known;
  const conveyance = openStore<JourneyDetails['conveyance']>(undefined);
  const detailsOf = () => {
    const now = conveyanceOf(conveyance.get() ?? {});
    return now && { conveyance: now };
  };
  const work: LaneWork = {
    place,
    lane: openLane({ place, accountId, holderNote, detailsOf }),
    group: openGroupWork(place, accountId, detailsOf),
    isGroup: openStore(false),
    conveyance,
  };
  for (const store of [work.lane.state, work.group.state, work.isGroup]) store.follow(keepStepSoon);
  works.set(keyOf(place), work);
  void keepWhoIsLeft({ place, accountId, lane: work.lane, isGroup: work.isGroup });
  return work;
}

whenAccountChanges(() => {
  for (const { lane, group } of works.values()) {
    lane.forget();
    group.forget();
  }
  works.clear();
  keepStep();
});
