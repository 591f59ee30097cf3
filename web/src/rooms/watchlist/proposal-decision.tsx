import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { answerOf, useAct } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { useWishKey } from '../../platform/wish-key.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import { entryFieldNames } from './field-names.ts';
import { mainNameOf } from './field-value.ts';

type Proposal = Schemas['EntryProposal'];

interface DecisionProps {
  proposal: Proposal;
  who(id: string | null): string;
  mayDecide: boolean;
  onDone(note: string): void;
}

function useDeciding(proposal: Proposal, onDone: (note: string) => void) {
  const { say } = useLanguage();
  const act = useAct();
  const queries = useQueryClient();
  const keyOf = useWishKey();
  const name = mainNameOf(proposal.names);
  const wish = (body: unknown) => ({
    params: { path: { id: proposal.id }, header: { 'Idempotency-Key': keyOf([proposal.id, proposal.version, body]) } },
    headers: { 'if-match': `"${proposal.version}"` },
  });
  // What was decided is simulated no more; everything else is asked anew.
  const askAnew = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => !(queryKey.includes('simulation') && queryKey.includes(proposal.id)),
    });
  const approve = () =>
    act.run(async () => {
      const answer = await answerOf(api.POST('/v1/watchlist/entries/{id}/approval', { ...wish('approve'), body: {} }));
      const isFirst = answer.approvalsNeeded !== undefined;
      onDone(say(isFirst ? watchlistWords.approvedFirst : watchlistWords.approved, { name }));
      await askAnew();
    });
  const reject = (reason: string | undefined) =>
    act.run(async () => {
      await answerOf(api.POST('/v1/watchlist/entries/{id}/rejection', { ...wish(reason), body: { reason } }));
      onDone(say(watchlistWords.rejected, { name }));
      await askAnew();
    });
  return { act, approve, reject };
}

/** Who may decide, does it by a key; whoever may not is told why. */
export function ProposalDecision({ proposal, who, mayDecide, onDone }: DecisionProps) {
  const { say } = useLanguage();
  const { act, approve, reject } = useDeciding(proposal, onDone);
  const [asking, setAsking] = useState<'nothing' | 'approve' | 'reject'>('nothing');
  const isOpen = mayDecide && !proposal.isOwn;
  const shortcuts = useMemo(
    (): Shortcut[] =>
      isOpen
        ? [
            { code: 'KeyA', label: watchlistWords.approve, run: () => setAsking('approve') },
            { code: 'KeyR', label: watchlistWords.reject, run: () => setAsking('reject') },
          ]
        : [],
    [isOpen],
  );
  useShortcuts(watchlistWords.partProposals, shortcuts);
  const back = useCallback(() => setAsking('nothing'), []);
  const [first] = proposal.approvedBy;
  const fields = proposal.missing.map((field) => say(entryFieldNames[field])).join(', ');
  return (
    <>
      {fields !== '' && <p className="notice">{say(watchlistWords.missingFor, { fields })}</p>}
      {first !== undefined && <p className="notice">{say(watchlistWords.approvedOnce, { who: who(first) })}</p>}
      {proposal.isOwn && <p className="notice">{say(watchlistWords.ownProposal)}</p>}
      {!mayDecide && !proposal.isOwn && <p className="notice">{say(watchlistWords.onlyApprover)}</p>}
      <TroubleNotice trouble={act.trouble} />
      {asking === 'nothing' ? (
        <div className="acts">
          {shortcuts.map((shortcut, index) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={index === 0} />
          ))}
        </div>
      ) : (
        <ConfirmLine
          key={asking}
          question={say(asking === 'approve' ? watchlistWords.approveQuestion : watchlistWords.rejectQuestion)}
          act={asking === 'approve' ? watchlistWords.approve : watchlistWords.rejectAct}
          reason={asking === 'approve' ? 'none' : 'needed'}
          isBusy={act.isBusy}
          onYes={(reason) => void (asking === 'approve' ? approve() : reject(reason)).then(back)}
          onBack={back}
        />
      )}
    </>
  );
}
