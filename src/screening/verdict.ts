import type { Action, Band, ListedEntry } from './listed-entry.ts';
import type { ScreeningAnswer } from './question.ts';

/** What the hits say together. */
export type Verdict = 'clear' | 'review' | 'stop' | 'unscreenable';

/** What a hit of band `stop` means at the lane. A discreet one means nothing there, whatever its band. */
const MEANING_OF_STOP: Record<Action, 'stop' | 'review' | null> = {
  arrest: 'stop',
  'refuse-entry': 'stop',
  'refuse-exit': 'stop',
  'seize-document': 'stop',
  protect: 'stop',
  refer: 'review',
  'report-discreetly': null,
};

/** What one hit says, or null when it says nothing: band log, and every discreet hit. */
export function verdictOfHit(hit: { band: Band; action: Action }): 'stop' | 'review' | null {
  const meaning = MEANING_OF_STOP[hit.action];
  if (hit.band === 'log' || meaning === null) return null;
  return hit.band === 'stop' ? meaning : 'review';
}

/** The gravest: stop, then unscreenable (a review of the hits does not compare the name), then review, then clear. */
export function verdictOf(answer: ScreeningAnswer): Verdict {
  const verdicts = answer.hits.map(verdictOfHit);
  if (verdicts.includes('stop')) return 'stop';
  if (answer.unscreenable !== null) return 'unscreenable';
  return verdicts.includes('review') ? 'review' : 'clear';
}

/** People to be protected, children above all, are met with calm words, never with an alarm. */
export function isCalm(entry: Pick<ListedEntry, 'action' | 'category'>): boolean {
  return entry.action === 'protect' || entry.category === 'child-at-risk';
}
