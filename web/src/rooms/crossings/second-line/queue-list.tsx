import { useInSight } from '../../../design/use-in-sight.ts';
import { useClock } from '../../../frame/use-clock.ts';
import { useCheckpointName } from '../../../platform/checkpoints.ts';
import { nowMs } from '../../../platform/connection.ts';
import type { Me } from '../../../platform/session.ts';
import { sayAge } from '../../../words/age.ts';
import { categoryWords, hitWords } from '../../../words/hits.ts';
import { laneWords } from '../../../words/lane.ts';
import { type Say, useLanguage } from '../../../words/language.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { termWords } from '../../../words/terms.ts';
import type { Queue, QueuedReferral } from './queue.ts';

function sayWhy(say: Say, { gravest, cause }: QueuedReferral): string {
  if (gravest) {
    return `${say(categoryWords[gravest.category])}: ${say(gravest.band === 'stop' ? hitWords.sure : hitWords.likely)}`;
  }
  return say(
    cause === 'late-hit'
      ? secondLineWords.lateHit
      : cause === 'correction'
        ? secondLineWords.correction
        : secondLineWords.noHit,
  );
}

function Item({
  referral,
  me,
  isChosen,
  onChoose,
}: {
  referral: QueuedReferral;
  me: Me;
  isChosen: boolean;
  onChoose(): void;
}) {
  const { say } = useLanguage();
  const nameOf = useCheckpointName();
  const { claimedBy, isProtected, lane, direction, checkpoint } = referral;
  const age = sayAge(say, nowMs() - Date.parse(referral.openedAt));
  const item = useInSight<HTMLLIElement>(isChosen);
  return (
    <li ref={item}>
      <button type="button" className="queue-item" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
        <span className={`queue-mark ${referral.gravest?.band === 'stop' ? 'is-stop' : ''}`} aria-hidden="true" />
        <span className="queue-why">{sayWhy(say, referral)}</span>
        <span className="queue-where">
          {nameOf(checkpoint)} · {say(termWords[direction])}
          {lane !== null && ` · ${say(laneWords.laneName, { lane })}`}
        </span>
        <span className="queue-state">
          {isProtected && <strong>{say(secondLineWords.protected)} · </strong>}
          {claimedBy === null
            ? say(secondLineWords.waitsSince, { age })
            : say(claimedBy === me.id ? secondLineWords.mine : secondLineWords.inHands)}
        </span>
      </button>
    </li>
  );
}

interface ListProps {
  queue: Queue;
  me: Me;
  chosenId: string | null;
  onChoose(id: string): void;
}

/** Who waits, the gravest first, then the longest. */
export function QueueList({ queue, me, chosenId, onChoose }: ListProps) {
  const { say } = useLanguage();
  useClock(1_000);
  const { referrals, isLive } = queue;
  return (
    <section className="queue" aria-labelledby="queue-title" aria-busy={referrals === null}>
      <h1 id="queue-title">
        {say(secondLineWords.queue)} {referrals !== null && <span className="queue-count">{referrals.length}</span>}
      </h1>
      <div role="status">
        {!isLive && referrals !== null && <p className="notice">{say(secondLineWords.queueAway)}</p>}
      </div>
      {referrals?.length === 0 && <p className="quiet-text">{say(secondLineWords.queueEmpty)}</p>}
      <ol className="queue-list">
        {referrals?.map((referral) => (
          <Item
            key={referral.id}
            referral={referral}
            me={me}
            isChosen={referral.id === chosenId}
            onChoose={() => onChoose(referral.id)}
          />
        ))}
      </ol>
    </section>
  );
}
