import { useAgencyName } from '../../../platform/agencies.ts';
import type { Schemas } from '../../../platform/api.ts';
import { entryWords } from '../../../words/entry.ts';
import { formatDate } from '../../../words/figures.ts';
import { categoryWords, featureWords, flagWords, hitWords } from '../../../words/hits.ts';
import { useLanguage } from '../../../words/language.ts';
import type { Saying } from '../../../words/saying.ts';
import { secondLineWords } from '../../../words/second-line.ts';
import { withWholeNumbers } from '../../../words/unbroken.ts';
import { LIKENESS_SIGNS } from '../evidence.ts';
import { useShownValue } from '../shown-value.ts';
import { compareLines } from './compare-lines.ts';
import type { CaseHit } from './outcome-steps.ts';

type Document = Schemas['InspectedDocument'];
type Listed = NonNullable<CaseHit['listed']>;

const SIGNS = { ...LIKENESS_SIGNS, other: '', 'not-compared': '' } as const;
const WORDS = {
  equal: hitWords.equal,
  alike: hitWords.alike,
  different: hitWords.different,
  other: secondLineWords.other,
  'not-compared': secondLineWords.notCompared,
} as const;

function Values({ feature, values }: { feature: string; values: readonly string[] }) {
  const { say } = useLanguage();
  const shownValue = useShownValue();
  if (values.length === 0) return <span className="quiet-text">{say(secondLineWords.unknown)}</span>;
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{shownValue(feature, value)}</li>
      ))}
    </ul>
  );
}

function Origin({ listed }: { listed: Listed }) {
  const { language, say } = useLanguage();
  const agencyName = useAgencyName();
  const source = [listed.sourceList, listed.sourceId].filter(Boolean).join(' · ');
  const lines: readonly (readonly [Saying, string | null])[] = [
    [hitWords.owner, agencyName(listed.ownerAgency)],
    [hitWords.contact, listed.contact === null ? say(hitWords.ownerUnknown) : withWholeNumbers(listed.contact)],
    [secondLineWords.source, source || say(secondLineWords.sourceTyped)],
    [entryWords.legalBasis, listed.legalBasis],
    [entryWords.caseNumber, listed.caseNumber],
    [secondLineWords.validTo, listed.validTo && formatDate(language, listed.validTo)],
    [entryWords.birthPlace, listed.birthPlace],
  ];
  return (
    <dl className="hit-owner">
      {lines.map(([label, value]) =>
        value === null ? null : (
          <div key={label.en} className="origin-line">
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The traveller and a listed person side by side, line by line: equal and different by sign and word, never by colour alone. */
export function Comparison({ documents, hit }: { documents: readonly Document[]; hit: CaseHit }) {
  const { say } = useLanguage();
  const features: Readonly<Record<string, Saying>> = featureWords;
  return (
    <section className="comparison">
      <h2>
        {say(categoryWords[hit.category])}: {say(hit.band === 'stop' ? hitWords.sure : hitWords.likely)}
      </h2>
      {hit.flags.length > 0 && (
        <ul className="hit-flags">
          {hit.flags.map((flag) => (
            <li key={flag}>{say(flagWords[flag])}</li>
          ))}
        </ul>
      )}
      <table className="compared">
        <caption className="hidden-visually">{say(secondLineWords.comparison)}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(hitWords.traveller)}</th>
            <td />
            <th scope="col">{say(hitWords.listed)}</th>
          </tr>
        </thead>
        <tbody>
          {compareLines(documents, hit).map(({ feature, traveller, listed, how }) => (
            <tr key={feature} className={`is-${how}`}>
              <th scope="row">{features[feature] ? say(features[feature]) : feature}</th>
              <td>
                <Values feature={feature} values={traveller} />
              </td>
              <td className="compared-how">
                <span aria-hidden="true">{SIGNS[how]}</span> {say(WORDS[how])}
              </td>
              <td>
                <Values feature={feature} values={listed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hit.listed && <Origin listed={hit.listed} />}
    </section>
  );
}
