import { formatInstant } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { entryStatusWords, proposalKindWords, watchlistWords } from '../../words/watchlist.ts';
import type { OwnEntry } from './draft.ts';
import { useWho } from './who.ts';

/** Every version, the newest first: who proposed it, what became of it, and why. */
export function EntryHistory({ entry }: { entry: OwnEntry }) {
  const { language, say } = useLanguage();
  const who = useWho(entry.usernames);
  return (
    <ol className="history">
      {entry.history
        .toSorted((a, b) => b.version - a.version)
        .map((one) => (
          <li key={one.version}>
            <strong>
              {say(watchlistWords.versionLine, { version: one.version, kind: say(proposalKindWords[one.kind]) })}
            </strong>{' '}
            <span className={one.status === 'active' ? 'state-mark is-strong' : 'state-mark'}>
              {say(entryStatusWords[one.status])}
            </span>
            <p>
              {say(watchlistWords.proposedLine, {
                who: who(one.proposedBy),
                at: formatInstant(language, one.proposedAt),
              })}
              {one.importId !== null && `, ${say(watchlistWords.fromImport)}`}
            </p>
            {one.reason && <p className="quiet-text">{say(watchlistWords.reasonLine, { reason: one.reason })}</p>}
            {one.changes
              .filter(({ status }) => status !== 'pending')
              .map((change) => (
                <p key={`${change.status} ${change.at}`}>
                  {say(watchlistWords.stepLine, {
                    status: say(
                      change.status === 'active' ? watchlistWords.stepApproved : entryStatusWords[change.status],
                    ),
                    who: who(change.by),
                    at: formatInstant(language, change.at),
                  })}
                  {change.reason && ` ${say(watchlistWords.reasonLine, { reason: change.reason })}`}
                </p>
              ))}
          </li>
        ))}
    </ol>
  );
}
