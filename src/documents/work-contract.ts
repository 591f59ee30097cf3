import type { CalendarDate } from '../core/dates.ts';

/**
 * What an officer reads of a worker's contract, labour or civil: for nationals of the other members of the Eurasian Economic Union the stay
 * lasts as long as it does (Treaty on the Eurasian Economic Union, article 97, paragraph 5). No document of a state: its number is screened against nothing.
 */
export interface WorkContract {
  /** As the contract has it; null: it has none, or nobody read it. */
  number: string | null;
  validFrom: CalendarDate | null;
  /** The last day, included. */
  validUntil: CalendarDate;
}
