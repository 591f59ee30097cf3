import type { Verdict } from '../screening/verdict.ts';
import type { Advisory, AdvisoryLevel } from './advisory.ts';

export const SIGNALS = ['go', 'look', 'hold'] as const;
/** What the lane goes by. `go`: one key admits. `look`: each advisory is acknowledged. `hold`: second line. */
export type Signal = (typeof SIGNALS)[number];

const SIGNAL_OF_VERDICT: Readonly<Record<Verdict, Signal>> = {
  clear: 'go',
  review: 'hold',
  stop: 'hold',
  unscreenable: 'hold',
};

const SIGNAL_OF_LEVEL: Readonly<Record<AdvisoryLevel, Signal>> = { note: 'go', look: 'look', hold: 'hold' };

/** The gravest of what the hits say and what the advisories say: nobody sees green over an inadmissible person. */
export function signalOf(verdict: Verdict, advisories: readonly Pick<Advisory, 'level'>[]): Signal {
  const told = [SIGNAL_OF_VERDICT[verdict], ...advisories.map(({ level }) => SIGNAL_OF_LEVEL[level])];
  return told.reduce((gravest, one) => (SIGNALS.indexOf(one) > SIGNALS.indexOf(gravest) ? one : gravest));
}
