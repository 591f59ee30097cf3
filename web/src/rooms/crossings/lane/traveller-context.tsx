import './traveller-context.css';
import { formatInstant } from '../../../words/figures.ts';
import { useLanguage } from '../../../words/language.ts';
import { termWords } from '../../../words/terms.ts';
import { travellerWords } from '../../../words/traveller.ts';
import type { Speaker } from './advisory-text.ts';
import { StayStrip } from './stay-strip.tsx';
import { type Context, sayStay } from './stay-text.ts';

const BASES = {
  'personal-number': travellerWords.byPersonalNumber,
  document: travellerWords.byDocument,
  'name-and-birth-date': travellerWords.byName,
} as const;

const SHOWN_CROSSINGS = 4;

interface ContextProps {
  /** undefined: not there yet; null: no answer. */
  context: Context | null | undefined;
  nationality: string;
  speaker: Speaker;
}

/** The stay and the last crossings; they come after the signal and never move it. */
export function TravellerContext({ context, nationality, speaker }: ContextProps) {
  const { language, say } = useLanguage();
  if (context === null) return <p className="quiet-text">{say(travellerWords.contextSilent)}</p>;
  return (
    <dl className="traveller-context" aria-busy={context === undefined}>
      <dt>{say(travellerWords.stayLine)}</dt>
      <dd>
        {context === undefined ? (
          <span className="skeleton">················</span>
        ) : (
          sayStay(say, language, context.stay, nationality)
        )}
        {context?.stay && context.stay.limit !== 'none' && context.stay.rule && <StayStrip stay={context.stay} />}
      </dd>
      <dt>{say(travellerWords.lastLine)}</dt>
      <dd>
        {context === undefined && <span className="skeleton">················</span>}
        {context?.crossings.length === 0 && say(travellerWords.lastNone)}
        <ul>
          {context?.crossings.slice(0, SHOWN_CROSSINGS).map((crossing) => (
            <li key={crossing.id}>
              {say(termWords[crossing.direction])} · {speaker.nameOf(crossing.checkpoint)} ·{' '}
              {formatInstant(language, crossing.occurredAt)}{' '}
              <span className="quiet-text">({say(BASES[crossing.basis])})</span>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}
