import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import type { Me } from '../../platform/session.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { importWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';

type Import = Schemas['WatchlistImport'];

function useDeciding({ id }: Import) {
  const act = useAct();
  const queries = useQueryClient();
  const keyOf = useWishKey();
  const wish = (body: unknown) => ({ params: { path: { id }, header: { 'Idempotency-Key': keyOf([id, body]) } } });
  const decide = (work: () => Promise<unknown>) =>
    act.run(async () => {
      await work();
      await queries.invalidateQueries();
    });
  return {
    act,
    approve: (confirmRemovals: boolean) =>
      decide(() =>
        answerOf(
          api.POST('/v1/watchlist/imports/{id}/approval', {
            ...wish(['approve', confirmRemovals]),
            body: confirmRemovals ? { confirmRemovals } : {},
          }),
        ),
      ),
    reject: (reason: string | undefined) =>
      decide(() =>
        answerOf(api.POST('/v1/watchlist/imports/{id}/rejection', { ...wish(['reject', reason]), body: { reason } })),
      ),
  };
}

/** In one step or not at all; a file that would take much of the list away is asked about twice. */
export function ImportDecision({ one, me }: { one: Import; me: Me }) {
  const { say } = useLanguage();
  const { act, approve, reject } = useDeciding(one);
  const [asking, setAsking] = useState<'nothing' | 'approve' | 'removals' | 'reject'>('nothing');
  const isOwn = one.uploadedBy === me.id;
  const mayDecide = me.permissions.includes('approve-watchlist') && !isOwn;
  const shortcuts = useMemo(
    (): Shortcut[] =>
      mayDecide
        ? [
            { code: 'KeyA', label: importWords.approve, run: () => setAsking('approve') },
            { code: 'KeyR', label: watchlistWords.reject, run: () => setAsking('reject') },
          ]
        : [],
    [mayDecide],
  );
  useShortcuts(watchlistWords.partImports, shortcuts);
  const back = useCallback(() => setAsking('nothing'), []);
  if (isOwn) return <p className="notice">{say(importWords.ownUpload)}</p>;
  if (!mayDecide) return <p className="notice">{say(watchlistWords.onlyApprover)}</p>;
  const { added, changed, removed } = one.counts;
  const questions = {
    approve: say(importWords.approveQuestion, { added, changed, removed }),
    removals: say(importWords.confirmRemovals),
    reject: say(importWords.rejectQuestion),
  };
  const mustConfirm = act.trouble?.code === 'confirm-removals-required';
  const yes = async (reason: string | undefined) => {
    if (asking === 'reject') await reject(reason);
    else await approve(asking === 'removals' || mustConfirm);
    back();
  };
  return (
    <>
      {mustConfirm ? <p className="notice wrong">{questions.removals}</p> : <TroubleNotice trouble={act.trouble} />}
      {asking === 'nothing' ? (
        <div className="acts">
          {shortcuts.map((shortcut, index) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={index === 0} />
          ))}
        </div>
      ) : (
        <ConfirmLine
          key={asking}
          question={questions[asking]}
          act={asking === 'reject' ? watchlistWords.rejectAct : importWords.approve}
          reason={asking === 'reject' ? 'needed' : 'none'}
          isBusy={act.isBusy}
          onYes={(reason) => void yes(reason)}
          onBack={back}
        />
      )}
    </>
  );
}
