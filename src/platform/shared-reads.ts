import { type BatchOptions, openBatches } from './batches.ts';

/** Answers one asking among others that ask at the same moment. @throws IamisError `overloaded` when too many wait */
export type SharedRead<Ask, Answer> = (ask: Ask) => Promise<Answer>;

/**
 * Lets concurrent requests share one query, as the committer lets them share a commit: starting a query over all months' partitions costs
 * more than another key in it.
 * @param read answers a batch, in its order
 */
export function shareReads<Ask, Answer>(
  read: (asks: Ask[]) => Promise<Answer[]>,
  options: Omit<BatchOptions<Ask>, 'keyOf'> = {},
): SharedRead<Ask, Answer> {
  return openBatches(read, options).add;
}
