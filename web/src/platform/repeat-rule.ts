/** Why there was no answer, as far as it tells whether to ask again. */
export interface Unanswered {
  /** The code of the server's problem; `silent`: there was no word at all. */
  code: string;
  /** When the server wants to be asked again, as it says itself; null: it does not say. */
  afterMs: number | null;
}

const SILENCE_AGAIN_MS = 1_000;
/** A server that keeps saying so is busy for longer than a person waits. */
const MOST_REPEATS = 5;
/** What was turned away together does not come again together. */
const MOST_SPREAD_MS = 2_000;

/** @param header Retry-After, in seconds; a date in its place is not read */
export function retryAfterMs(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? 1_000 * Number(header) : null;
}

/**
 * Is a question that was not answered asked again by itself? Silence once. What the server has turned away because it is busy, as often as it
 * says when; every other refusal would be the same again.
 * @param count of times that it has been asked again before
 */
export function mayRepeat(count: number, { code, afterMs }: Unanswered): boolean {
  if (code === 'silent') return count < 1;
  return code === 'overloaded' && afterMs !== null && count < MOST_REPEATS;
}

/** How long to wait before that, in milliseconds: never less than the server has said. @param spread from 0 to 1 */
export function repeatAfterMs({ afterMs }: Pick<Unanswered, 'afterMs'>, spread: number): number {
  return afterMs === null ? SILENCE_AGAIN_MS : afterMs + Math.round(spread * Math.min(afterMs, MOST_SPREAD_MS));
}
