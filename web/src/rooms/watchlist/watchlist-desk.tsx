import '../../design/work.css';
import './watchlist.css';
import { useEffect, useMemo } from 'react';
import { DeskNav, type Part } from '../../design/desk-nav.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { KeyButton } from '../../frame/key-button.tsx';
import { place } from '../../frame/place.ts';
import { goTo, useAddress } from '../../platform/address.ts';
import { useAgencyName } from '../../platform/agencies.ts';
import { troubleOf } from '../../platform/answer.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { type Me, session } from '../../platform/session.ts';
import { useStore } from '../../platform/store.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryPage } from './entry-page.tsx';
import { ImportPage } from './import-page.tsx';
import { Imports } from './imports.tsx';
import { Proposals, useProposals } from './proposals.tsx';
import { Quality } from './quality.tsx';
import { Search } from './search.tsx';
import { useEntry } from './use-entry.ts';

const ROOT = '/watchlist';

function Changing({ id }: { id: string }) {
  const { say } = useLanguage();
  const entry = useEntry(id);
  if (entry.data && 'version' in entry.data) return <EntryForm key={id} entry={entry.data} />;
  if (entry.isPending) return <p className="quiet-text">{say(workWords.loading)}</p>;
  return <TroubleNotice trouble={troubleOf(entry.error)} onAgain={() => void entry.refetch()} />;
}

function View({ path, me }: { path: string; me: Me }) {
  const [part, id, more] = path.slice(ROOT.length + 1).split('/');
  const mayEdit = me.permissions.includes('edit-watchlist');
  const mayDecide = me.permissions.includes('approve-watchlist');
  if (part === 'new' && mayEdit) return <EntryForm key="new" entry={null} />;
  if (part === 'entries' && id && more === 'change' && mayEdit) return <Changing id={id} />;
  if (part === 'entries' && id) return <EntryPage key={id} id={id} mayEdit={mayEdit} />;
  if (part === 'proposals') return <Proposals id={id} mayDecide={mayDecide} />;
  if (part === 'imports' && id) return <ImportPage key={id} id={id} me={me} />;
  if (part === 'imports') return <Imports mayUpload={mayEdit} />;
  if (part === 'quality') return <Quality />;
  return <Search ownAgency={me.agency} />;
}

function useParts(): readonly Part[] {
  const proposals = useProposals();
  const count = proposals.data?.pages[0]?.proposals.length;
  return useMemo(
    () => [
      { path: ROOT, name: watchlistWords.partSearch },
      { path: `${ROOT}/proposals`, name: watchlistWords.partProposals, count },
      { path: `${ROOT}/imports`, name: watchlistWords.partImports },
      { path: `${ROOT}/quality`, name: watchlistWords.partQuality },
    ],
    [count],
  );
}

const NEW: Shortcut = { code: 'KeyN', label: watchlistWords.newEntry, run: () => goTo(`${ROOT}/new`) };

function AtWork({ me }: { me: Me }) {
  const { say } = useLanguage();
  const ownAgency = useAgencyName()(me.agency);
  const { path } = useAddress();
  const parts = useParts();
  const mayEdit = me.permissions.includes('edit-watchlist');
  const shortcuts = useMemo(() => (mayEdit ? [NEW] : []), [mayEdit]);
  useShortcuts(watchlistWords.desk, shortcuts);
  useEffect(() => {
    place.set(
      <>
        <span>{say(watchlistWords.desk)}</span>
        <span className="quiet-text">{ownAgency}</span>
      </>,
    );
    return () => place.set(null);
  }, [say, ownAgency]);
  const current = parts.findLast((part) => path.startsWith(part.path))?.path ?? ROOT;
  return (
    <div className="desk">
      <div className="desk-head">
        <DeskNav title={watchlistWords.desk} parts={parts} current={current} />
        {mayEdit && <KeyButton shortcut={NEW} isPrimary />}
      </div>
      <View path={path} me={me} />
    </div>
  );
}

/** The watchlist: will this stop the right person, and only that one? */
export function WatchlistDesk() {
  const now = useStore(session);
  return now.at === 'signed-in' ? <AtWork me={now.me} /> : null;
}
