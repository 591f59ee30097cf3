import '../lane/lane.css';
import './second-line.css';
import { useCallback, useMemo, useState } from 'react';
import { TroubleNotice } from '../../../design/trouble-notice.tsx';
import { KeyButton } from '../../../frame/key-button.tsx';
import { changeQuery, useAddress } from '../../../platform/address.ts';
import { answerOf, useAct } from '../../../platform/answer.ts';
import { api, soon } from '../../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../../platform/keyboard.ts';
import { type Me, session } from '../../../platform/session.ts';
import { useStore } from '../../../platform/store.ts';
import { frameWords } from '../../../words/frame.ts';
import { useLanguage } from '../../../words/language.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { useOnceRead } from '../lane/use-once-read.ts';
import { CaseSilent, CaseView, useCase } from './claimed-case.tsx';
import { ClosedPanel } from './closed-panel.tsx';
import { FormsList } from './forms-list.tsx';
import { type ClosedCase, OutcomePanel } from './outcome-panel.tsx';
import { type QueuedReferral, useQueue } from './queue.ts';
import { QueueList } from './queue-list.tsx';

function InHand({ referral, onClosed }: { referral: QueuedReferral; onClosed(closed: ClosedCase): void }) {
  const { say } = useLanguage();
  const { opened, trouble } = useCase(referral.id, referral.inspectionId);
  const act = useAct();
  const release = useCallback(
    () =>
      void act.run(async () => {
        await answerOf(
          api.POST('/v1/referrals/{id}/release', { params: { path: { id: referral.id } }, signal: soon() }),
        );
      }),
    [act.run, referral.id],
  );
  if (trouble) return <CaseSilent trouble={trouble} />;
  if (!opened) return <p className="quiet-text">{say(frameWords.loading)}</p>;
  return (
    <>
      <CaseView opened={opened} />
      <aside className="second-line-act">
        <TroubleNotice trouble={act.trouble} />
        <OutcomePanel opened={opened} onClosed={onClosed} onRelease={release} />
      </aside>
    </>
  );
}

/** Waiting, or in another's hands: the person is not shown, only the key that takes it. */
function NotInHand({ referral }: { referral: QueuedReferral | undefined }) {
  const { say } = useLanguage();
  const act = useAct();
  const isOthers = referral !== undefined && referral.claimedBy !== null;
  const onceRead = useOnceRead();
  const shortcuts = useMemo((): Shortcut[] => {
    if (!referral) return [];
    const params = { path: { id: referral.id } };
    const claim = () =>
      void act.run(async () => {
        await answerOf(api.POST('/v1/referrals/{id}/claim', { params, body: { takeOver: isOthers }, signal: soon() }));
      });
    const take = () => onceRead(claim);
    return isOthers
      ? [{ code: 'KeyT', label: secondLineWords.takeOver, run: take }]
      : [{ code: 'Enter', label: secondLineWords.claim, run: take }];
  }, [referral, isOthers, act.run, onceRead]);
  useShortcuts(secondLineWords.keys, shortcuts);
  return (
    <div className="case">
      <p className="quiet-text">{say(secondLineWords.chooseOne)}</p>
      <TroubleNotice trouble={act.trouble} />
      <div className="ways">
        {shortcuts.map((shortcut) => (
          <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={!isOthers} />
        ))}
      </div>
    </div>
  );
}

const FORMS: Shortcut = { code: 'KeyL', label: secondLineWords.keyForms, run: () => changeQuery({ forms: '1' }) };

function SecondLine({ me }: { me: Me }) {
  const queue = useQueue();
  const { query } = useAddress();
  const [closed, setClosed] = useState<ClosedCase>();
  // Closed here: the queue may not have heard of it yet.
  const [done, setDone] = useState<readonly string[]>([]);
  const referrals = (queue.referrals ?? []).filter(({ id }) => !done.includes(id));
  const chosen = referrals.find(({ id }) => id === query.get('referral')) ?? referrals[0];
  const close = useCallback((now: ClosedCase) => {
    setClosed(now);
    setDone((before) => [...before, now.opened.case.referral.id]);
  }, []);
  const choose = useCallback((id: string) => {
    setClosed(undefined);
    changeQuery({ referral: id, forms: null });
  }, []);
  const areForms = query.has('forms');
  const leaveForms = useCallback(() => changeQuery({ forms: null }), []);
  const shortcuts = useMemo((): Shortcut[] => {
    const step = (by: number) => () => {
      const at = referrals.findIndex(({ id }) => id === chosen?.id);
      const next = referrals[Math.min(referrals.length - 1, Math.max(0, at + by))];
      if (next) choose(next.id);
    };
    return [
      { code: 'ArrowUp', label: secondLineWords.previous, run: step(-1) },
      { code: 'ArrowDown', label: secondLineWords.next, run: step(1) },
      FORMS,
    ];
  }, [referrals, chosen?.id, choose]);
  useShortcuts(secondLineWords.queue, shortcuts);
  return (
    <div className="second-line">
      <div className="queue-side">
        <QueueList
          queue={queue}
          me={me}
          chosenId={closed || areForms ? null : (chosen?.id ?? null)}
          onChoose={choose}
        />
        <KeyButton shortcut={FORMS} isQuiet />
      </div>
      {areForms ? (
        <FormsList onBack={leaveForms} />
      ) : closed ? (
        <div className="case">
          <ClosedPanel closed={closed} onNext={() => setClosed(undefined)} />
        </div>
      ) : chosen?.claimedBy === me.id ? (
        <InHand key={chosen.id} referral={chosen} onClosed={close} />
      ) : (
        <NotInHand key={chosen?.id} referral={chosen} />
      )}
    </div>
  );
}

/** The second line: who is this, really? */
export function SecondLineDesk() {
  const now = useStore(session);
  return now.at === 'signed-in' ? <SecondLine me={now.me} /> : null;
}
