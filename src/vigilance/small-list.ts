import type { Platform } from '../platform/platform.ts';
import type { ListedEntry } from '../screening/listed-entry.ts';
import { createScreeningIndex, type ScreeningIndex } from '../screening/screening-index.ts';

/**
 * An index of a few entries, to ask what they would say to travellers who have crossed already: the same layer and policy as at the
 * lane, so that both say the same.
 */
export function indexOf(platform: Pick<Platform, 'secrets'>, entries: readonly ListedEntry[]): ScreeningIndex {
  const index = createScreeningIndex({ key: platform.secrets.screeningKey });
  index.apply(entries.map((entry) => ({ kind: 'put', entry })));
  return index;
}
