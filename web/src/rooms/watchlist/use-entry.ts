import { useAnswer } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { isLookupGiven, lookup, lookupHeaders } from '../../platform/lookup.ts';
import { useStore } from '../../platform/store.ts';

export const entryKey = (id: string) => ['watchlist', 'entry', id] as const;

/** One entry: whole for its agency. Another agency's is seen for the reason that was given with the search. */
export function useEntry(id: string) {
  const why = useStore(lookup);
  const headers = isLookupGiven(why) ? lookupHeaders(why) : {};
  return useAnswer(entryKey(id), (signal) =>
    api.GET('/v1/watchlist/entries/{id}', { params: { path: { id } }, headers, signal }),
  );
}
