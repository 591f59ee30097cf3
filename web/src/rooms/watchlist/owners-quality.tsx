import { useAgencyName } from '../../platform/agencies.ts';
import type { Schemas } from '../../platform/api.ts';
import { formatNumber } from '../../words/figures.ts';
import { qualityWords } from '../../words/imports.ts';
import { useLanguage } from '../../words/language.ts';
import { workWords } from '../../words/work.ts';

type Owner = Schemas['WatchlistQuality']['owners'][number];

const COUNTS = ['hits', 'confirmed', 'falseMatches', 'silenced'] as const;

/** Whose entries stop the wrong people: every owner by the same rule, the own agency among them. */
export function OwnersQuality({ owners, ownAgency }: { owners: readonly Owner[]; ownAgency: string }) {
  const { say } = useLanguage();
  const agencyName = useAgencyName();
  if (owners.length === 0) return null;
  return (
    <section className="panel table-scroll">
      <table className="data-table">
        <caption>
          {say(qualityWords.owners)} <span className="quiet-text">{say(qualityWords.ownersHint)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{say(qualityWords.owner)}</th>
            {([...COUNTS, 'falseShare'] as const).map((column) => (
              <th key={column} scope="col" className="is-number">
                {say(qualityWords[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {owners.map((owner) => (
            <tr key={owner.agency}>
              <th scope="row">
                {agencyName(owner.agency)}
                {owner.agency === ownAgency && <span className="quiet-text"> · {say(qualityWords.own)}</span>}
                <div className="quiet-text">{say(qualityWords.ownerEntries, { count: owner.entriesWithHits })}</div>
              </th>
              {COUNTS.map((count) => (
                <td key={count} className="is-number">
                  {formatNumber(owner[count])}
                </td>
              ))}
              <td className="is-number">
                <strong>
                  {owner.falseShare === null ? say(workWords.none) : `${Math.round(owner.falseShare * 100)}\u00a0%`}
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
