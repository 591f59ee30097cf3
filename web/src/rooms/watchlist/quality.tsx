import { Empty } from '../../design/empty.tsx';
import { Meter } from '../../design/meter.tsx';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { Link } from '../../platform/link.tsx';
import { entryCategoryWords } from '../../words/entry.ts';
import { formatNumber } from '../../words/figures.ts';
import { qualityWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import { workWords } from '../../words/work.ts';
import { OwnersQuality } from './owners-quality.tsx';
import { ReviewsDue } from './reviews-due.tsx';

type Quality = Schemas['WatchlistQuality'];
type Entry = Quality['entries'][number];

function Row({ entry }: { entry: Entry }) {
  const { say } = useLanguage();
  const percent = entry.falseShare === null ? say(workWords.none) : `${Math.round(entry.falseShare * 100)}\u00a0%`;
  return (
    <tr>
      <th scope="row">
        <Link href={`/watchlist/entries/${entry.entryId}`}>{entry.name ?? say(qualityWords.gone)}</Link>
        {entry.category && <div className="quiet-text">{say(entryCategoryWords[entry.category])}</div>}
      </th>
      {(['hits', 'confirmed', 'falseMatches', 'silenced'] as const).map((count) => (
        <td key={count} className="is-number">
          {formatNumber(entry[count])}
        </td>
      ))}
      <td className="is-number">
        <strong>{percent}</strong>
      </td>
      <td>
        {entry.completeness !== null && <Meter value={entry.completeness} label={say(watchlistWords.completeness)} />}
      </td>
    </tr>
  );
}

function Noisiest({ entries }: { entries: readonly Entry[] }) {
  const { say } = useLanguage();
  if (entries.length === 0)
    return <Empty title={say(qualityWords.noisiestNone)}>{say(qualityWords.noisiestNoneMore)}</Empty>;
  return (
    <section className="panel table-scroll">
      <table className="data-table">
        <caption>{say(qualityWords.noisiest)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(watchlistWords.columnName)}</th>
            {(['hits', 'confirmed', 'falseMatches', 'silenced', 'falseShare'] as const).map((column) => (
              <th key={column} scope="col" className="is-number">
                {say(qualityWords[column])}
              </th>
            ))}
            <th scope="col">{say(watchlistWords.completeness)}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.entryId} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Completeness({ quality }: { quality: Quality }) {
  const { say } = useLanguage();
  const all = quality.owner.entriesInForce;
  return (
    <section className="panel">
      <h2>{say(qualityWords.completeness)}</h2>
      <dl className="facts">
        {quality.completeness.map(({ from, entries }) => {
          const step = say(qualityWords.step, { from: from * 100, to: from * 100 + 25 });
          return (
            <div key={from} style={{ display: 'contents' }}>
              <dt>{step}</dt>
              <dd>
                <Meter value={all === 0 ? 0 : entries / all} label={step} /> · {formatNumber(entries)}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** False matches are the most important figure here: one per cent would stop a thousand innocent people a day. */
export function Quality() {
  const { say } = useLanguage();
  const quality = useAnswer(['watchlist', 'quality'], (signal) =>
    api.GET('/v1/watchlist/quality', { params: { query: { days: 90 } }, signal }),
  );
  const owner = quality.data?.owner;
  const judged = owner ? owner.confirmed + owner.falseMatches + owner.silenced : 0;
  return (
    <>
      {quality.isPending && <p className="quiet-text">{say(workWords.loading)}</p>}
      <TroubleNotice trouble={troubleOf(quality.error)} onAgain={() => void quality.refetch()} />
      {quality.data && owner && (
        <>
          <header>
            <h1>
              {owner.falseShare === null
                ? say(qualityWords.leadNone)
                : say(qualityWords.lead, { count: judged, percent: Math.round(owner.falseShare * 100) })}
            </h1>
            <p className="quiet-text">
              {say(qualityWords.inForce, { count: owner.entriesInForce, hits: owner.entriesWithHits })}
            </p>
          </header>
          <OwnersQuality owners={quality.data.owners} ownAgency={owner.agency} />
          <Noisiest entries={quality.data.entries} />
          <div className="two-panels">
            <ReviewsDue />
            <Completeness quality={quality.data} />
          </div>
        </>
      )}
    </>
  );
}
