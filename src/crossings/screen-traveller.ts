import type { CalendarDate } from '../core/dates.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { Platform } from '../platform/platform.ts';
import { isDiscreet } from '../screening/listed-entry.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { type Verdict, verdictOf } from '../screening/verdict.ts';
import type { ListState, Screener } from '../watchlist/screener.ts';
import type { Direction } from './crossing.ts';
import type { OpenHit } from './inspection.ts';

export interface Screened {
  verdict: Verdict;
  /** What the lane may know of, band log included. */
  hits: OpenHit[];
  /** For the owner agencies alone: nothing else of the inspection may depend on them. */
  discreetHits: ScreeningHit[];
  list: ListState;
  tookUs: number;
}

/**
 * Screens all documents of one traveller in memory and parts the discreet hits from the others.
 * @throws IamisError `screening-unavailable` while no watchlist is loaded
 */
export function screenTraveller(
  { screener, platform }: { screener: Screener; platform: Pick<Platform, 'metrics'> },
  question: { documents: readonly TravelDocument[]; direction: Direction; onDate: CalendarDate },
): Screened {
  const list = screener.state();
  const startedMs = performance.now();
  const answer = screener.screen(question);
  const tookMs = performance.now() - startedMs;
  platform.metrics.screeningSeconds.observe(tookMs / 1000);
  const hits = answer.hits.filter((hit) => !isDiscreet(hit));
  return {
    verdict: verdictOf({ unscreenable: answer.unscreenable, hits }),
    hits,
    discreetHits: answer.hits.filter(isDiscreet),
    list,
    tookUs: Math.round(tookMs * 1000),
  };
}
