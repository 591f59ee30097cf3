import { Empty } from '../../design/empty.tsx';
import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { entryCategoryWords, entryWords } from '../../words/entry.ts';
import { formatDate } from '../../words/figures.ts';
import { qualityWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';

/** Entries in force whose review comes due, the longest overdue first. */
export function ReviewsDue() {
  const { language, say } = useLanguage();
  const pages = usePages(['watchlist', 'reviews-due'], (cursor, signal) =>
    api.GET('/v1/watchlist/reviews-due', { params: { query: { cursor } }, signal }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  if (pages.data && entries.length === 0)
    return <Empty title={say(qualityWords.reviewsNone)}>{say(qualityWords.reviewsNoneMore)}</Empty>;
  return (
    <section className="panel" aria-busy={pages.isPending}>
      <TroubleNotice trouble={troubleOf(pages.error)} onAgain={() => void pages.refetch()} />
      <table className="data-table">
        <caption>{say(qualityWords.reviews)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(watchlistWords.columnName)}</th>
            <th scope="col">{say(entryWords.reviewDue)}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.entryId}>
              <th scope="row">
                <Link href={`/watchlist/entries/${entry.entryId}`}>{entry.name}</Link>
                <div className="quiet-text">{say(entryCategoryWords[entry.category])}</div>
              </th>
              <td>
                {formatDate(language, entry.reviewDue)}{' '}
                {entry.isOverdue && <span className="state-mark is-strong">{say(qualityWords.overdue)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton pages={pages} />
    </section>
  );
}
