import type { CalendarDate } from '../core/dates.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { Platform } from '../platform/platform.ts';
import { isDiscreet } from '../screening/listed-entry.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { type Verdict, verdictOf } from '../screening/verdict.ts';
import type { ListState, Screener } from '../watchlist/screener.ts';
import type { Direction } from './crossing.ts';
import type { OpenHit } from './inspection.ts';
import { type FindSilenced, partSilenced, type SilencedHit } from './silenced-hit.ts';

export interface Screened {
  verdict: Verdict;
  /** What the lane may know of, band log included. */
  hits: OpenHit[];
  /** Remembered false matches: recorded, never shown. */
  silenced: SilencedHit[];
  /** For the owner agencies alone: nothing else of the inspection may depend on them. */
  discreetHits: ScreeningHit[];
  list: ListState;
  tookUs: number;
}

export interface ScreeningDeps {
  platform: Pick<Platform, 'metrics' | 'clock'>;
  screener: Screener;
  findSilenced: FindSilenced;
}

/**
 * Screens all documents of one traveller in memory and parts the discreet hits and the remembered false matches from the others.
 * @throws IamisError `screening-unavailable` while no watchlist is loaded
 */
export async function screenTraveller(
  { screener, platform, findSilenced }: ScreeningDeps,
  question: { documents: readonly TravelDocument[]; direction: Direction; onDate: CalendarDate },
): Promise<Screened> {
  const list = screener.state();
  const startedMs = performance.now();
  const answer = screener.screen(question);
  const tookMs = performance.now() - startedMs;
  platform.metrics.screeningSeconds.observe(tookMs / 1000);
  const { spoken: hits, silenced } = await partSilenced(findSilenced, {
    documents: question.documents,
    hits: answer.hits.filter((hit) => !isDiscreet(hit)),
    at: platform.clock(),
  });
  return {
    verdict: verdictOf({ unscreenable: answer.unscreenable, hits }),
    hits,
    silenced,
    discreetHits: answer.hits.filter(isDiscreet),
    list,
    tookUs: Math.round(tookMs * 1000),
  };
}
