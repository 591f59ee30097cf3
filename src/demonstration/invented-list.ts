import type { CalendarDate } from '../core/dates.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { isDiscreet } from '../screening/listed-entry.ts';
import { createScreeningIndex, type ScreeningIndex } from '../screening/screening-index.ts';
import { activateEntries } from '../watchlist/activate-entries.ts';
import { listedEntry } from '../watchlist/feed-reader.ts';
import { type DemonstrationStaff, WATCHLIST_AGENCY } from './demonstration-accounts.ts';
import { type InventedEntry, inventEntries } from './invented-entry.ts';
import type { Random } from './seeded-random.ts';

/** The invented list: what it says, and an index that screens against it as the lanes will. */
export interface InventedList {
  entries: readonly InventedEntry[];
  index: ScreeningIndex;
  /** How many changes lanes know of. */
  listVersion: number;
}

/** Brings the entries of the list into force through the watchlist's own door, at an earlier moment. */
export async function writeList(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'secrets'>,
  staff: DemonstrationStaff,
  options: { random: Random; today: CalendarDate; count: number; activeSince: Date },
): Promise<InventedList> {
  const entries = inventEntries(options.random, options.today, options.count);
  const ids = await activateEntries(tx, { site: deps.site, clock: () => options.activeSince }, staff.approver, {
    ownerAgency: WATCHLIST_AGENCY,
    proposedBy: staff.editor.accountId,
    contents: entries.map(({ content }) => content),
  });
  const index = createScreeningIndex({ key: deps.secrets.screeningKey });
  index.apply(
    entries.map(({ content }, at) => ({
      kind: 'put',
      entry: listedEntry({ entry_id: ids[at] ?? '', version: 1, owner_agency: WATCHLIST_AGENCY, content }),
    })),
  );
  const listVersion = entries.filter(({ content }) => !isDiscreet(content)).length;
  return { entries, index, listVersion };
}
