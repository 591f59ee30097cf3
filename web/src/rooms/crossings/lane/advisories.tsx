import type { ReactNode } from 'react';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { type Speaker, sayAdvisory } from './advisory-text.ts';
import type { Shown } from './lane-state.ts';

type Advisory = Shown['inspection']['advisories'][number];
const keyOf = ({ code, document = 1 }: Advisory) => `${code} ${document}`;

function Line({ advisory, speaker, children }: { advisory: Advisory; speaker: Speaker; children?: ReactNode }) {
  return (
    <li className={`advisory is-${advisory.level}`}>
      <span className="advisory-mark" aria-hidden="true" />
      <span>{sayAdvisory(speaker, advisory)}</span>
      {children}
    </li>
  );
}

/** What the lane was told, to be read only. */
export function AdvisoryLines({ advisories, speaker }: { advisories: readonly Advisory[]; speaker: Speaker }) {
  if (advisories.length === 0) return null;
  return (
    <ul className="advisories">
      {advisories.map((advisory) => (
        <Line key={keyOf(advisory)} advisory={advisory} speaker={speaker} />
      ))}
    </ul>
  );
}

/** Each advisory on a line of its own; those of level look are taken note of one by one, by number. */
export function Advisories({
  shown,
  speaker,
  onAcknowledge,
}: {
  shown: Shown;
  speaker: Speaker;
  onAcknowledge(code: string): void;
}) {
  const { say } = useLanguage();
  const { inspection, acknowledged } = shown;
  if (inspection.advisories.length === 0) return null;
  const looks = inspection.advisories.filter(({ level }) => level === 'look');
  const isAsked = inspection.signal === 'look';
  return (
    <ul className="advisories">
      {inspection.advisories.map((advisory) => {
        const { code, level } = advisory;
        const isNoted = acknowledged.includes(code);
        return (
          <Line key={keyOf(advisory)} advisory={advisory} speaker={speaker}>
            {isAsked && level === 'look' && (
              <button type="button" disabled={isNoted} aria-pressed={isNoted} onClick={() => onAcknowledge(code)}>
                {isNoted ? (
                  `✓ ${say(laneWords.acknowledged)}`
                ) : (
                  <>
                    <kbd>{looks.indexOf(advisory) + 1}</kbd> {say(laneWords.keyAcknowledge)}
                  </>
                )}
              </button>
            )}
          </Line>
        );
      })}
    </ul>
  );
}
