import { useEffect } from 'react';
import { useClock } from '../../../frame/use-clock.ts';
import { nowMs } from '../../../platform/connection.ts';
import { useStore } from '../../../platform/store.ts';
import { sayAge } from '../../../words/age.ts';
import { localDay } from '../../../words/figures.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import { changeEntry, type EntryOutcome, ledger, todayCount } from './lane-ledger.ts';
import type { LanePlace } from './lane-place.ts';
import { keptCount, lateRefusals, takenLater } from './send-decisions.ts';

export const OUTCOMES = {
  admit: laneWords.admitted,
  refuse: laneWords.refused,
  refer: laneWords.referred,
  abandon: laneWords.abandoned,
  returned: laneWords.returned,
  void: laneWords.voided,
} as const satisfies Record<EntryOutcome, unknown>;

/** What was sent later stands in the ledger as it was taken. */
function useTakenLater(): void {
  const taken = useStore(takenLater);
  useEffect(() => {
    for (const [id, { outcome, crossing }] of taken)
      changeEntry(id, { outcome, isKept: false, hasCrossing: crossing !== null });
  }, [taken]);
}

function LateRefusals() {
  const { say } = useLanguage();
  const refused = useStore(lateRefusals);
  return refused.map(({ inspectionId, name, code }) => (
    <p key={inspectionId} className="notice wrong" role="alert">
      {say(laneWords.notTaken, { name, problem: sayProblem(say, code) })}{' '}
      <button
        type="button"
        onClick={() => lateRefusals.set(refused.filter((one) => one.inspectionId !== inspectionId))}
      >
        {say(laneWords.understood)}
      </button>
    </p>
  ));
}

/** Today's number, the last decision, and what waits to be sent. */
export function LaneFooter({ place, accountId }: { place: LanePlace; accountId: string }) {
  const { say } = useLanguage();
  const { day, count } = useStore(todayCount(accountId, place));
  const [last] = useStore(ledger);
  const kept = useStore(keptCount);
  const now = useClock(1_000);
  useTakenLater();
  return (
    <footer className="lane-footer">
      <LateRefusals />
      {kept > 0 && (
        <p className="notice" role="status">
          <strong>{say(laneWords.kept, { count: kept })}.</strong> {say(laneWords.keptMore)}
        </p>
      )}
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
