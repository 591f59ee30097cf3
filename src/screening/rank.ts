import { BANDS, isDiscreet } from './listed-entry.ts';
import { POLICY } from './policy.ts';
import type { ScreeningHit } from './question.ts';
import { verdictOfHit } from './verdict.ts';

/** Of open hits, and of discreet ones apart. */
export const { maxHits: MAX_HITS } = POLICY;

/** By band, then score, then entry: a total order, so that one question has one answer whatever the index went through. */
export function compareHits(one: ScreeningHit, other: ScreeningHit): number {
  return (
    BANDS.indexOf(one.band) - BANDS.indexOf(other.band) ||
    other.score - one.score ||
    (one.entryId < other.entryId ? -1 : one.entryId > other.entryId ? 1 : 0)
  );
}

/** What holds a traveller first: five sure hits that only refer must not hide that somebody is wanted. */
function compareGravity(one: ScreeningHit, other: ScreeningHit): number {
  return Number(verdictOfHit(other) === 'stop') - Number(verdictOfHit(one) === 'stop') || compareHits(one, other);
}

/** Five open hits and five discreet ones, chosen by gravity: neither kind can push the other out. */
export function rankHits(hits: Iterable<ScreeningHit>): ScreeningHit[] {
  const left = { open: MAX_HITS, discreet: MAX_HITS };
  return [...hits]
    .sort(compareGravity)
    .filter((hit) => left[isDiscreet(hit) ? 'discreet' : 'open']-- > 0)
    .sort(compareHits);
}
