import { formatInstant } from '../../words/figures.ts';
import { type Say, useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { entryStatusWords, proposalKindWords, watchlistWords } from '../../words/watchlist.ts';
import type { OwnEntry } from './draft.ts';
import { useWho } from './who.ts';

type Reasoned = Pick<OwnEntry['history'][number], 'reason' | 'programReason'>;

const PROGRAM_REASONS = {
  'not-in-list': watchlistWords.reasonNotInList,
  'overruled-by-import': watchlistWords.reasonOverruled,
} as const satisfies Record<NonNullable<Reasoned['programReason']>, Saying>;

/** What somebody typed is said as typed; what the program wrote, in the screen's language. */
function sayReason(say: Say, { reason, programReason }: Reasoned): string {
  const own = programReason !== null && Object.hasOwn(PROGRAM_REASONS, programReason);
  return say(watchlistWords.reasonLine, { reason: own ? say(PROGRAM_REASONS[programReason]) : (reason ?? '') });
}

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
            {one.reason && <p className="quiet-text">{sayReason(say, one)}</p>}
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
                  {change.reason && ` ${sayReason(say, change)}`}
                </p>
              ))}
          </li>
        ))}
    </ol>
  );
}
