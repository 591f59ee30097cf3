import { useAgencyName } from '../../../platform/agencies.ts';
import { categoryWords, featureWords, flagWords, hitWords } from '../../../words/hits.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { withWholeNumbers } from '../../../words/unbroken.ts';
import { LIKENESS_SIGNS, likenessOf } from '../evidence.ts';
import { useShownValue } from '../shown-value.ts';
import type { Hit } from './lane-state.ts';

export interface HitOwner {
  entryId: string;
  ownerAgency: string;
  contact: string | null;
}

function Evidence({ hit }: { hit: Hit }) {
  const { say } = useLanguage();
  const shownValue = useShownValue();
  const features: Readonly<Record<string, Saying>> = featureWords;
  return (
    <table className="evidence">
      <caption className="hidden-visually">{say(hitWords.evidence)}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say(hitWords.traveller)}</th>
          <td />
          <th scope="col">{say(hitWords.listed)}</th>
        </tr>
      </thead>
      <tbody>
        {hit.evidence.map((line) => {
          const how = likenessOf(line);
          const name = features[line.feature];
          return (
            <tr key={line.feature} className={`is-${how}`}>
              <th scope="row">{name ? say(name) : line.feature}</th>
              <td>{shownValue(line.feature, line.traveller)}</td>
              <td>
                <span aria-hidden="true">{LIKENESS_SIGNS[how]}</span> {say(hitWords[how])}
              </td>
              <td>{shownValue(line.feature, line.listed)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Beneath the act: who owns the entry and whom to call. */
export function Owner({ owner }: { owner: HitOwner | undefined }) {
  const { say } = useLanguage();
  const agencyName = useAgencyName();
  if (!owner) return null;
  return (
    <dl className="hit-owner">
      <dt>{say(hitWords.owner)}</dt>
      <dd>{agencyName(owner.ownerAgency)}</dd>
      <dt>{say(hitWords.contact)}</dt>
      <dd>{owner.contact === null ? say(hitWords.ownerUnknown) : withWholeNumbers(owner.contact)}</dd>
    </dl>
  );
}

export function Flags({ hits }: { hits: readonly Hit[] }) {
  const { say } = useLanguage();
  const flags = [...new Set(hits.flatMap((hit) => hit.flags))];
  if (flags.length === 0) return null;
  return (
    <ul className="hit-flags">
      {flags.map((flag) => (
        <li key={flag}>{say(flagWords[flag])}</li>
      ))}
    </ul>
  );
}

/** The evidence in words, the surest hit first. */
export function Hits({ hits }: { hits: readonly Hit[] }) {
  const { say } = useLanguage();
  return hits.map((hit) => (
    <section key={hit.entryId} className="hit">
      <h2>
        {say(categoryWords[hit.category])}: {say(hit.band === 'stop' ? hitWords.sure : hitWords.likely)}
      </h2>
      <Evidence hit={hit} />
    </section>
  ));
}
