import { Empty } from '../../design/empty.tsx';
import { MoreButton } from '../../design/more-button.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, usePages } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { formatInstant, formatNumber } from '../../words/figures.ts';
import { importStatusWords, importWords, rowOutcomeWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { workWords } from '../../words/work.ts';
import { UploadForm } from './upload-form.tsx';
import { useWho } from './who.ts';

type Summary = Schemas['WatchlistImportSummary'];

export function useImports() {
  return usePages(['watchlist', 'imports'], (cursor, signal) =>
    api.GET('/v1/watchlist/imports', { params: { query: { cursor } }, signal }),
  );
}

export function ImportState({ status }: { status: Summary['status'] }) {
  const { say } = useLanguage();
  return (
    <span className={status === 'staged' ? 'state-mark is-strong' : 'state-mark'}>
      {say(importStatusWords[status])}
    </span>
  );
}

function Row({ one, who }: { one: Summary; who(id: string | null): string }) {
  const { language } = useLanguage();
  const { counts } = one;
  return (
    <tr>
      <th scope="row">
        <Link href={`/watchlist/imports/${one.id}`}>{one.sourceList}</Link>
      </th>
      <td>
        {who(one.uploadedBy)}, {formatInstant(language, one.uploadedAt)}
      </td>
      <td>
        <ImportState status={one.status} />
      </td>
      {[one.recordCount, counts.added, counts.changed, counts.removed, counts.rejected].map((count, at) => (
        <td key={['all', 'added', 'changed', 'removed', 'rejected'][at]} className="is-number">
          {formatNumber(count)}
        </td>
      ))}
    </tr>
  );
}

/** Files of lists: sent here, decided on by somebody else. */
export function Imports({ mayUpload }: { mayUpload: boolean }) {
  const { say } = useLanguage();
  const pages = useImports();
  const imports = pages.data?.pages.flatMap((page) => page.imports) ?? [];
  const usernames = Object.assign({}, ...(pages.data?.pages.map((page) => page.usernames) ?? [])) as Record<
    string,
    string
  >;
  const who = useWho(usernames);
  return (
    <>
      <h1 className="hidden-visually">{say(importWords.title)}</h1>
      {mayUpload && <UploadForm />}
      <TroubleNotice trouble={troubleOf(pages.error)} onAgain={() => void pages.refetch()} />
      {pages.isPending && <p className="quiet-text">{say(workWords.loading)}</p>}
      {pages.data && imports.length === 0 && <Empty title={say(importWords.none)}>{say(importWords.noneMore)}</Empty>}
      {imports.length > 0 && (
        <section className="panel table-scroll">
          <table className="data-table">
            <caption>{say(importWords.title)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(importWords.list)}</th>
                <th scope="col">{say(importWords.uploaded)}</th>
                <th scope="col">{say(importWords.state)}</th>
                <th scope="col" className="is-number">
                  {say(importWords.records)}
                </th>
                {(['added', 'changed', 'removed', 'rejected'] as const).map((outcome) => (
                  <th key={outcome} scope="col" className="is-number">
                    {say(rowOutcomeWords[outcome])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <Row key={one.id} one={one} who={who} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <MoreButton pages={pages} />
    </>
  );
}
