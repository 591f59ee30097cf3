import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';

/** A document was read and not taken: one at a time. */
export function OtherScan({ isTold }: { isTold: boolean }) {
  const { say } = useLanguage();
  return <div role="alert">{isTold && <p className="notice">{say(laneWords.decideFirst)}</p>}</div>;
}
