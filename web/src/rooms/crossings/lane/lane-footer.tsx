import { useClock } from '../../../frame/use-clock.ts';
import { nowMs } from '../../../platform/connection.ts';
import { useStore } from '../../../platform/store.ts';
import { sayAge } from '../../../words/age.ts';
import { localDay } from '../../../words/figures.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { type EntryOutcome, ledger, todayCount } from './lane-ledger.ts';
import type { LanePlace } from './lane-place.ts';
import { canKeep, type KeptAct } from './outbox.ts';
import { noteRefused, outbox } from './send-acts.ts';

const OUTCOMES = {
  admit: laneWords.admitted,
  refuse: laneWords.refused,
  refer: laneWords.referred,
  abandon: laneWords.abandoned,
  returned: laneWords.returned,
  void: laneWords.voided,
  'not-taken': laneWords.notRecorded,
} as const satisfies Record<EntryOutcome, unknown>;

function wordsOfRefused(act: KeptAct) {
  if ('body' in act) return laneWords.notTaken;
  return act.isFaceSeen ? laneWords.tickNotTaken : laneWords.joinNotTaken;
}

/** What the server did not take though its traveller has gone: here until the officer has taken note. */
function LateRefusals() {
  const { say } = useLanguage();
  return useStore(outbox).refused.map((act) => (
    <p key={act.place} className="notice wrong" role="alert">
      {say(wordsOfRefused(act), {
        name: act.name,
        problem: sayProblem(say, act.refused ?? ''),
      })}{' '}
      <button type="button" onClick={() => void noteRefused(act)}>
        {say(laneWords.understood)}
      </button>
    </p>
  ));
}

/** What waits to be sent, and where it waits. */
function Waiting() {
  const { say } = useLanguage();
  const { waiting, ofGroups, unsafe } = useStore(outbox);
  const kept = [
    waiting > ofGroups ? say(laneWords.kept, { count: waiting - ofGroups }) : null,
    ofGroups > 0 ? say(laneWords.keptOfGroups, { count: ofGroups }) : null,
  ];
  const told = kept.filter((one) => one !== null).join('; ');
  const isKeeping = useStore(canKeep);
  return (
    <>
      {waiting > 0 && (
        <p className="notice" role="status">
          <strong>{`${told.charAt(0).toUpperCase()}${told.slice(1)}.`}</strong> {say(laneWords.keptMore)}
        </p>
      )}
      {(unsafe > 0 || !isKeeping) && (
        <p className="notice wrong" role="alert">
          {unsafe > 0 ? say(laneWords.keptHereOnly, { count: unsafe }) : say(laneWords.cannotKeep)}
        </p>
      )}
    </>
  );
}

/** Today's number, the last decision, and what waits to be sent. */
export function LaneFooter({ place, accountId }: { place: LanePlace; accountId: string }) {
  const { say } = useLanguage();
  const { day, count } = useStore(todayCount(accountId, place));
  const [last] = useStore(ledger);
  const now = useClock(1_000);
  return (
    <footer className="lane-footer">
      <LateRefusals />
      <Waiting />
      <p>
        {say(laneWords.today, { count: day === localDay(nowMs()) ? count : 0 })}
        {last && (
          <>
            {' · '}
            {say(laneWords.justNow)}: <strong>{last.name}</strong> {say(OUTCOMES[last.outcome])}
            {last.isKept && `, ${say(laneWords.notSentYet)}`},{' '}
            {say(laneWords.ago, { age: sayAge(say, now - last.decidedAt) })}
          </>
        )}
      </p>
    </footer>
  );
}
