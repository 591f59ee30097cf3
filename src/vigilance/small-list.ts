import type { Platform } from '../platform/platform.ts';
import type { ListedEntry } from '../screening/listed-entry.ts';
import { createScreeningIndex, type ScreeningIndex } from '../screening/screening-index.ts';

/**
 * How many entries lanes are screened against now: where a policy's lines rise with the size of the list, a few entries are judged by
 * the line of the whole list. @throws IamisError `screening-unavailable` while no list is loaded
 */
export type ListSize = () => number;

/**
 * An index of a few entries, to ask what they would say to travellers who have crossed already: the same layer and policy as at the
 * lane, so that both say the same.
 */
export function indexOf(
  platform: Pick<Platform, 'secrets'>,
  entries: readonly ListedEntry[],
  listSize: number,
): ScreeningIndex {
  const options = { key: platform.secrets.screeningKey, listSize };
  const index = createScreeningIndex(options);
  index.apply(entries.map((entry) => ({ kind: 'put', entry })));
  return index;
}
