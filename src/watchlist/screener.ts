import type { ScreeningAnswer, ScreeningQuestion } from '../screening/question.ts';

/** The list that a screening was made against, as a lane may know it: discreet versions are not counted. */
export interface ListState {
  policy: string;
  /** Grows by one with every change of the open list. */
  listVersion: number;
  /** How long ago this process is known to have had the whole list, in milliseconds. */
  listAgeMs: number;
  feed: 'live' | 'lost';
  entryCount: number;
}

/** The watchlist in this process's memory. */
export interface Screener {
  /** @throws IamisError `screening-unavailable` while no index is loaded: never an empty answer */
  screen(question: ScreeningQuestion): ScreeningAnswer;
  /** @throws IamisError `screening-unavailable` while no index is loaded */
  state(): ListState;
}
