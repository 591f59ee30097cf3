import { Empty } from '../../design/empty.tsx';
import { Meter } from '../../design/meter.tsx';
import { useAgencyName } from '../../platform/agencies.ts';
import type { Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { entryActionWords, entryCategoryWords } from '../../words/entry.ts';
import { useLanguage } from '../../words/language.ts';
import { withWholeNumbers } from '../../words/unbroken.ts';
import { entryStatusWords, watchlistWords } from '../../words/watchlist.ts';
import { mainNameOf, useFieldLines } from './field-value.ts';

type Own = Schemas['OwnEntrySummary'];
type Found = Own | Schemas['ListedEntry'];

function State({ entry }: { entry: Own }) {
  const { say } = useLanguage();
  return (
    <>
      <span className={entry.isListed ? 'state-mark is-strong' : 'state-mark'}>
        {say(entry.isListed ? watchlistWords.inForce : entryStatusWords[entry.status])}
      </span>
      {entry.pendingVersion !== null && entry.isListed && <div className="quiet-text">{say(watchlistWords.waits)}</div>}
    </>
  );
}

function OwnRow({ entry }: { entry: Own }) {
  const { say } = useLanguage();
  const linesOf = useFieldLines();
  const others = entry.names.length - 1;
  return (
    <tr>
      <th scope="row">
        <Link href={`/watchlist/entries/${entry.id}`}>{mainNameOf(entry.names)}</Link>
        {others > 0 && <span className="quiet-text"> +{others}</span>}
        <div className="quiet-text">{linesOf('nationalities', entry.nationalities).join(', ')}</div>
      </th>
      <td>
        {say(entryCategoryWords[entry.category])}
        <div className="quiet-text">{say(entryActionWords[entry.action])}</div>
      </td>
      <td>{linesOf('birthDates', entry.birthDates).join(', ')}</td>
      <td>{linesOf('documents', entry.documents).slice(0, 2).join(', ')}</td>
      <td>
        <State entry={entry} />
      </td>
      <td>
        <Meter value={entry.completeness} label={say(watchlistWords.completeness)} />
      </td>
    </tr>
  );
}

function OthersRow({ entry }: { entry: Schemas['ListedEntry'] }) {
  const { say } = useLanguage();
  const agencyName = useAgencyName();
  return (
    <tr>
      <th scope="row">{agencyName(entry.ownerAgency)}</th>
      <td colSpan={5}>
        {say(watchlistWords.otherAgency, { contact: withWholeNumbers(entry.contact ?? say(watchlistWords.noContact)) })}
      </td>
    </tr>
  );
}

export function SearchResults({ entries, isSought }: { entries: readonly Found[]; isSought: boolean }) {
  const { say } = useLanguage();
  if (entries.length === 0) {
    return isSought ? (
      <Empty title={say(watchlistWords.foundNone)}>{say(watchlistWords.foundNoneMore)}</Empty>
    ) : (
      <Empty title={say(watchlistWords.listEmpty)}>{say(watchlistWords.listEmptyMore)}</Empty>
    );
  }
  return (
    <div className="table-scroll">
      <table className="data-table">
        <caption>{say(isSought ? watchlistWords.found : watchlistWords.newest)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(watchlistWords.columnName)}</th>
            <th scope="col">{say(watchlistWords.columnWhy)}</th>
            <th scope="col">{say(watchlistWords.columnBorn)}</th>
            <th scope="col">{say(watchlistWords.columnDocuments)}</th>
            <th scope="col">{say(watchlistWords.columnState)}</th>
            <th scope="col">{say(watchlistWords.completeness)}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) =>
            'version' in entry ? <OwnRow key={entry.id} entry={entry} /> : <OthersRow key={entry.id} entry={entry} />,
          )}
        </tbody>
      </table>
    </div>
  );
}
