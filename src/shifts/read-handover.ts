import { listUsernames } from '../accounts/account-names-reader.ts';
import { countOutcomes, countScreening, listOverrides, listSheetReferrals } from '../crossings/shift-figures-reader.ts';
import type { Database } from '../platform/database.ts';
import { listGroups, withProgress } from './group-store.ts';
import { type HandoverSheet, makeSheet } from './handover-sheet.ts';
import type { Shift } from './shift-store.ts';

/** More stand on no sheet: what is cut off is still in the queue. */
const MOST_LINES = 500;

/** The sheet of a shift as it would be at an instant. Reads some hours of the register: on the pool of the reports. */
export async function drawUpSheet(reports: Database, shift: Shift, until: Date): Promise<HandoverSheet> {
  const { checkpoint, countsFrom: from } = shift;
  const stretch = { checkpoint, from, until };
  const outcomes = await countOutcomes(reports, stretch);
  const open = await listGroups(reports, { checkpoint, status: 'open', limit: MOST_LINES, cursor: undefined });
  return makeSheet({
    ...stretch,
    outcomes,
    screening: await countScreening(reports, stretch),
    referrals: await listSheetReferrals(reports, stretch, MOST_LINES),
    overrides: await listOverrides(reports, stretch, MOST_LINES),
    groups: await withProgress(reports, open),
    usernames: await listUsernames(
      reports,
      outcomes.map(({ officerId }) => officerId),
    ),
  });
}
