import { Meter } from '../../design/meter.tsx';
import type { Schemas } from '../../platform/api.ts';
import { useCountryName } from '../../words/countries.ts';
import { entryWords, gapWords } from '../../words/entry.ts';
import { formatDate, formatInstant } from '../../words/figures.ts';
import { featureWords, hitWords } from '../../words/hits.ts';
import { useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { termWords } from '../../words/terms.ts';
import { watchlistWords } from '../../words/watchlist.ts';
import type { EntryAction } from './draft.ts';
import { entryFieldNames } from './field-names.ts';
import { NarrowingsView } from './narrowings-view.tsx';
import type { Simulation } from './use-simulation.ts';

const BANDS = { stop: entryWords.bandStop, review: entryWords.bandReview, log: entryWords.bandLog } as const;
const DATE = /^\d{4}(-\d{2}){0,2}$/;

type AnySimulation = Simulation | Schemas['ProposalSimulation'];
type Near = NonNullable<Simulation['nearest']>[number];
type Line = Near['evidence'][number];

function howAlike({ traveller, listed, bits }: Line): Saying {
  if (bits < 0) return hitWords.different;
  return traveller.toUpperCase() === listed.toUpperCase() ? hitWords.equal : hitWords.alike;
}

function Nearest({ near }: { near: Near }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const features: Readonly<Record<string, Saying>> = featureWords;
  const shown = (feature: string, value: string) => {
    if (feature === 'nationality') return value.split(/[ ,]+/).map(countryName).join(', ');
    return DATE.test(value) ? formatDate(language, value) : value;
  };
  const name = near.evidence.find(({ feature }) => feature === 'name');
  return (
    <li className={`near is-${near.band}`}>
      <p>
        <strong>{name?.traveller ?? near.evidence[0]?.traveller}</strong>{' '}
        <span className="state-mark">{say(BANDS[near.band])}</span>
      </p>
      <p className="quiet-text">
        {say(termWords[near.direction])}, {formatDate(language, near.crossedOn)}
      </p>
      <ul className="near-evidence">
        {near.evidence.map((line) => (
          <li key={line.feature}>
            {say(features[line.feature] ?? { ky: line.feature, ru: line.feature, en: line.feature })}:{' '}
            {shown(line.feature, line.traveller)} <em>{say(howAlike(line))}</em>
            {line.traveller.toUpperCase() !== line.listed.toUpperCase() && <> {shown(line.feature, line.listed)}</>}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What it would have done, in one sentence. Null is fewer than five persons, whom no figure tells of without a case. */
function Lead({ simulation, action }: { simulation: AnySimulation; action: EntryAction }) {
  const { say } = useLanguage();
  const { stoppedTravellers: stopped, reviewedTravellers: reviewed, reported } = simulation;
  if (action === 'report-discreetly')
    return (
      <p className="lead">
        {reported === null ? say(entryWords.simReportedFew) : say(entryWords.simReported, { count: reported })}
      </p>
    );
  return (
    <p className="lead">
      {stopped === null ? say(entryWords.simStoppedFew) : say(entryWords.simStopped, { count: stopped })}{' '}
      {reviewed === null ? say(entryWords.simReviewedFew) : say(entryWords.simReviewed, { count: reviewed })}
    </p>
  );
}

function NearestPeople({ nearest }: { nearest: readonly Near[] }) {
  const { say } = useLanguage();
  return (
    <>
      <h3>{say(entryWords.simNearest)}</h3>
      {nearest.length === 0 ? (
        <p className="quiet-text">{say(entryWords.simNearestNone)}</p>
      ) : (
        <ol className="nearest">
          {nearest.map((near) => (
            <Nearest key={near.inspectionId} near={near} />
          ))}
        </ol>
      )}
    </>
  );
}

/** The sentence first, then what one more fact would change, then the people. */
export function SimulationView({ simulation, action }: { simulation: AnySimulation; action: EntryAction }) {
  const { language, say } = useLanguage();
  const { narrowings, nearest } = simulation;
  return (
    <div className="simulation">
      <Lead simulation={simulation} action={action} />
      {narrowings.length > 0 && <NarrowingsView narrowings={narrowings} />}
      {simulation.approvalsNeeded > 1 && <p className="notice">{say(watchlistWords.needsTwo)}</p>}
      <p className="quiet-text">
        {say(entryWords.simCrossings, { count: simulation.crossings })}{' '}
        {!simulation.isComplete && say(entryWords.simPartly, { from: formatInstant(language, simulation.from) })}
      </p>
      {nearest === null ? (
        <p className="notice">{say(entryWords.simNeedsCase)}</p>
      ) : (
        <NearestPeople nearest={nearest} />
      )}
    </div>
  );
}

/** How complete the server finds it, and what would add to it. */
export function CompletenessView({ simulation }: { simulation: AnySimulation }) {
  const { say } = useLanguage();
  const { completeness, gaps, missing } = simulation;
  return (
    <div className="completeness">
      <p>
        {say(watchlistWords.completeness)} <Meter value={completeness} label={say(watchlistWords.completeness)} />
      </p>
      {missing.length > 0 && (
        <p className="notice">
          {say(watchlistWords.missingFor, { fields: missing.map((field) => say(entryFieldNames[field])).join(', ') })}
        </p>
      )}
      <p className="quiet-text">
        {gaps.length === 0
          ? say(entryWords.complete)
          : `${say(entryWords.gaps)}: ${gaps
              .map(({ part, adds }) => `${say(gapWords[part])} +${Math.round(adds * 100)}\u00a0%`)
              .join(', ')}.`}
      </p>
    </div>
  );
}
