import { contractWords } from '../../../words/contract.ts';
import { useCountryName } from '../../../words/countries.ts';
import { formatDate } from '../../../words/figures.ts';
import { journeyWords, purposeWords, travellerKindWords } from '../../../words/journey.ts';
import { useLanguage } from '../../../words/language.ts';
import { visaWords } from '../../../words/visa.ts';
import { conveyanceText, detailsNow } from './journey.ts';
import type { Shown } from './lane-state.ts';

/** What was told beside the document; nothing where nothing was. */
export function JourneyLine({ shown }: { shown: Shown }) {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  const { conveyance, purpose, travellerKind, residence } = detailsNow(shown);
  const { otherDocuments = [], visa, workContract } = shown.question.presented;
  const parts = [
    conveyance && conveyanceText(conveyance),
    purpose && say(purposeWords[purpose]),
    travellerKind && say(travellerKindWords[travellerKind]),
    residence && say(journeyWords.livesIn, { state: countryName(residence) }),
    otherDocuments.length > 0 && say(journeyWords.moreDocuments, { count: otherDocuments.length }),
    visa && (visa.number ? say(visaWords.shown, { number: visa.number }) : say(visaWords.shownZone)),
    workContract && say(contractWords.shown, { date: formatDate(language, workContract.validUntil) }),
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? null : <p className="journey-line">{parts.join(' · ')}</p>;
}
