import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ConfirmLine } from '../../design/confirm-line.tsx';
import { Empty } from '../../design/empty.tsx';
import { Meter } from '../../design/meter.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { goTo } from '../../platform/address.ts';
import { useAgencyName } from '../../platform/agencies.ts';
import { answerOf, troubleOf, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { Link } from '../../platform/link.tsx';
import { useWishKey } from '../../platform/wish-key.ts';
import { entryActionWords, entryCategoryWords } from '../../words/entry.ts';
import { useLanguage } from '../../words/language.ts';
import { entryStatusWords, watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import type { OwnEntry } from './draft.ts';
import { EntryFacts } from './entry-facts.tsx';
import { EntryHistory } from './entry-history.tsx';
import { mainNameOf } from './field-value.ts';
import { useEntry } from './use-entry.ts';

const NONE: readonly Shortcut[] = [];

function Acts({ entry, mayEdit }: { entry: OwnEntry; mayEdit: boolean }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const act = useAct();
  const keyOf = useWishKey();
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const isOpen = mayEdit && entry.isListed && entry.pendingVersion === null;
  const shortcuts = useMemo(
    (): readonly Shortcut[] =>
      isOpen
        ? [
            { code: 'KeyC', label: watchlistWords.change, run: () => goTo(`/watchlist/entries/${entry.id}/change`) },
            { code: 'KeyW', label: watchlistWords.withdraw, run: () => setIsWithdrawing(true) },
          ]
        : NONE,
    [isOpen, entry.id],
  );
  useShortcuts(watchlistWords.details, shortcuts);
  const back = useCallback(() => setIsWithdrawing(false), []);
  const withdraw = (reason: string | undefined) =>
    void act.run(async () => {
      await answerOf(
        api.POST('/v1/watchlist/entries/{id}/withdrawal', {
          params: {
            path: { id: entry.id },
            header: { 'Idempotency-Key': keyOf([entry.id, entry.latestVersion, reason]) },
          },
          headers: { 'if-match': `"${entry.latestVersion}"` },
          body: { reason },
        }),
      );
      setIsWithdrawing(false);
      await queries.invalidateQueries();
    });
  return (
    <>
      <TroubleNotice trouble={act.trouble} />
      {isWithdrawing ? (
        <ConfirmLine
          question={say(watchlistWords.withdrawQuestion)}
          act={watchlistWords.withdrawAct}
          reason="needed"
          isBusy={act.isBusy}
          onYes={withdraw}
          onBack={back}
        />
      ) : (
        <div className="acts">
          {shortcuts.map((shortcut) => (
            <KeyButton key={shortcut.code} shortcut={shortcut} />
          ))}
        </div>
      )}
    </>
  );
}

function OwnPage({ entry, mayEdit }: { entry: OwnEntry; mayEdit: boolean }) {
  const { say } = useLanguage();
  return (
    <>
      <header className="desk-head">
        <div>
          <h1>{mainNameOf(entry.names)}</h1>
          <p>
            {say(entryCategoryWords[entry.category])} · {say(entryActionWords[entry.action])}
          </p>
        </div>
        <p className="acts">
          <span className={entry.isListed ? 'state-mark is-strong' : 'state-mark'}>
            {say(entry.isListed ? watchlistWords.inForce : entryStatusWords[entry.status])}
          </span>
          <Meter value={entry.completeness} label={say(watchlistWords.completeness)} />
        </p>
      </header>
      {entry.pendingVersion !== null && (
        <p className="notice">
          {say(watchlistWords.waits)}:{' '}
          <Link href={`/watchlist/proposals/${entry.id}`}>{say(watchlistWords.toProposal)}</Link>
        </p>
      )}
      <Acts entry={entry} mayEdit={mayEdit} />
      <div className="two-panels">
        <section className="panel">
          <h2>{say(watchlistWords.details)}</h2>
          <EntryFacts entry={entry} />
        </section>
        <section className="panel">
          <h2>{say(watchlistWords.history)}</h2>
          <EntryHistory entry={entry} />
        </section>
      </div>
    </>
  );
}

/** One entry: what it says, its versions, and who did what. */
export function EntryPage({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const { say } = useLanguage();
  const agencyName = useAgencyName();
  const entry = useEntry(id);
  const trouble = troubleOf(entry.error);
  if (entry.isPending) return <p className="quiet-text">{say(workWords.loading)}</p>;
  if (trouble?.code === 'entry-not-found')
    return <Empty title={say(watchlistWords.noEntry)}>{say(watchlistWords.noEntryMore)}</Empty>;
  if (!entry.data) return <TroubleNotice trouble={trouble} onAgain={() => void entry.refetch()} />;
  if ('version' in entry.data) return <OwnPage entry={entry.data} mayEdit={mayEdit} />;
  const { ownerAgency, contact } = entry.data;
  return (
    <section className="panel">
      <h1>{agencyName(ownerAgency)}</h1>
      <p>{say(watchlistWords.otherAgency, { contact: contact ?? say(watchlistWords.noContact) })}</p>
    </section>
  );
}
