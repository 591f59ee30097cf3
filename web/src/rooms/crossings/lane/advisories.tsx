import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { type Speaker, sayAdvisory } from './advisory-text.ts';
import type { Shown } from './lane-state.ts';

/** What the lane was told, to be read only. */
export function AdvisoryLines(props: { advisories: Shown['inspection']['advisories']; speaker: Speaker }) {
  if (props.advisories.length === 0) return null;
  return (
    <ul className="advisories">
      {props.advisories.map((advisory) => (
        <li key={`${advisory.code} ${advisory.document ?? 1}`} className={`advisory is-${advisory.level}`}>
          <span className="advisory-mark" aria-hidden="true" />
          <span>{sayAdvisory(props.speaker, advisory)}</span>
        </li>
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
          <li key={`${code} ${advisory.document ?? 1}`} className={`advisory is-${level}`}>
            <span className="advisory-mark" aria-hidden="true" />
            <span>{sayAdvisory(speaker, advisory)}</span>
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
          </li>
        );
      })}
    </ul>
  );
}
