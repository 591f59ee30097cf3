import { nowMs } from '../../../platform/connection.ts';
import { useCountryName } from '../../../words/countries.ts';
import { formatDate, localDay } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { sexWords } from '../../../words/terms.ts';
import { documentClassWords, travellerWords } from '../../../words/traveller.ts';
import { sayFields } from './advisory-text.ts';
import type { Inspection } from './lane-state.ts';
import { givenNamesOf } from './traveller-name.ts';

type Document = Inspection['document'];

function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function Checks({ document }: { document: Document }) {
  const { say } = useLanguage();
  if (document.format === null) return say(travellerWords.checksNone);
  const wrong = Object.entries(document.checks).flatMap(([field, result]) => (result === 'fail' ? [field] : []));
  return wrong.length === 0
    ? say(travellerWords.checksRight)
    : say(travellerWords.checksWrong, { fields: sayFields(say, wrong) });
}

/** Who stands here, as the document says it. */
export function Traveller({ document }: { document: Document }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const { surname, birthDate, expiryDate, issuingState, nationality } = document;
  const isWholeDate = birthDate !== null && birthDate.length === 10;
  return (
    <section className="traveller">
      <h2 className="traveller-name">
        {surname === '' ? say(travellerWords.noName) : surname.toUpperCase()} <span>{givenNamesOf(document)}</span>
      </h2>
      <p className="traveller-document">
        {nationality !== issuingState && <span>{countryName(nationality)} · </span>}
        {countryName(issuingState)}, {say(documentClassWords[document.documentClass])}{' '}
        <strong>{document.documentNumber}</strong>
        {expiryDate !== null && <> · {say(travellerWords.documentUntil, { date: formatDate(language, expiryDate) })}</>}
      </p>
      <p>
        {say(sexWords[document.sex])}
        {birthDate !== null && <> · {say(travellerWords.born, { date: formatDate(language, birthDate) })}</>}
        {isWholeDate && ` (${say(travellerWords.years, { count: ageOn(birthDate, localDay(nowMs())) })})`}
      </p>
      <p className="traveller-checks">
        <span className="quiet-text">{say(travellerWords.documentLine)}:</span> <Checks document={document} />
      </p>
    </section>
  );
}
