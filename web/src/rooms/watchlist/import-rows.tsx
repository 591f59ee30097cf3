import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { importWords, rowOutcomeWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { DiffTable } from './diff-table.tsx';
import { entryFieldNames, fieldOfReason } from './field-names.ts';
import { mainNameOf } from './field-value.ts';

type ImportRow = Schemas['WatchlistImportRow'];
export type RowOutcome = ImportRow['outcome'];

function Name({ row }: { row: ImportRow }) {
  const { say } = useLanguage();
  const name = mainNameOf(row.names) || (row.sourceId ?? say(workWords.none));
  if (row.entryId === null || row.outcome === 'added') return <strong>{name}</strong>;
  return <Link href={`/watchlist/entries/${row.entryId}`}>{name}</Link>;
}

/** Which field can't be used, in the screen's words; what the program has to say of it stands in its own, as in the files. */
function Why({ reason }: { reason: string }) {
  const { say } = useLanguage();
  const { field, rest } = fieldOfReason(reason);
  return (
    <>
      {field && (
        <div>
          {say(entryFieldNames[field])}: {say(importWords.notUsable)}
        </div>
      )}
      <div lang="en" className={field ? 'quiet-text' : undefined}>
        {rest}
      </div>
    </>
  );
}

function What({ row }: { row: ImportRow }) {
  const { say } = useLanguage();
  if (row.reason !== null) return <Why reason={row.reason} />;
  if (row.changes.length === 0) return say(workWords.none);
  if (row.outcome === 'changed') return <DiffTable changes={row.changes} />;
  return (
    <details>
      <summary>{say(watchlistWords.details)}</summary>
      <DiffTable changes={row.changes} isNew />
    </details>
  );
}

/** What an import does, record by record, of one outcome. */
export function ImportRows({ id, outcome }: { id: string; outcome: RowOutcome }) {
  const { say } = useLanguage();
  const pages = usePages(['watchlist', 'import-rows', id, outcome], (cursor, signal) =>
    api.GET('/v1/watchlist/imports/{id}/rows', {
      params: { path: { id }, query: { outcome, cursor, limit: 30 } },
      signal,
    }),
  );
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="panel" aria-busy={pages.isPending}>
      <TroubleNotice trouble={troubleOf(pages.error)} onAgain={() => void pages.refetch()} />
      {pages.data && rows.length === 0 && <p className="quiet-text">{say(importWords.rowsNone)}</p>}
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="data-table">
            <caption>{say(importWords.rows, { what: say(rowOutcomeWords[outcome]) })}</caption>
            <thead>
              <tr>
                <th scope="col">{say(importWords.line)}</th>
                <th scope="col">{say(watchlistWords.columnName)}</th>
                <th scope="col">{say(outcome === 'rejected' ? importWords.why : importWords.what)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.line} ${row.sourceId} ${row.entryId}`}>
                  <td className="is-number">{row.line ?? say(workWords.none)}</td>
                  <td>
                    <Name row={row} />
                  </td>
                  <td>
                    <What row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton pages={pages} />
    </section>
  );
}
