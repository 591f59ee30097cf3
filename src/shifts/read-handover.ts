import { listUsernames } from '../accounts/account-names-reader.ts';
import { countOutcomes, countScreening, listOverrides, listSheetReferrals } from '../crossings/shift-figures-reader.ts';
import type { Database } from '../platform/database.ts';
import { listGroups, withProgress } from './group-store.ts';
import { type HandoverSheet, makeSheet } from './handover-sheet.ts';
import { figuresFrom } from './shift.ts';
import type { Shift } from './shift-store.ts';

/** More stand on no sheet: what is cut off is still in the queue. */
const MOST_LINES = 500;

/** The sheet of a shift as it would be at an instant. Reads some hours of the register: on the pool of the desks. */
export async function drawUpSheet(desks: Database, shift: Shift, until: Date): Promise<HandoverSheet> {
  const { checkpoint, countsFrom } = shift;
  const from = figuresFrom(countsFrom, until);
  const stretch = { checkpoint, from, until };
  const outcomes = await countOutcomes(desks, stretch);
  const open = await listGroups(desks, { checkpoint, status: 'open', limit: MOST_LINES, cursor: undefined });
  return makeSheet({
    ...stretch,
    outcomes,
    screening: await countScreening(desks, stretch),
    referrals: await listSheetReferrals(desks, stretch, MOST_LINES),
    overrides: await listOverrides(desks, stretch, MOST_LINES),
    groups: await withProgress(desks, open),
    usernames: await listUsernames(
      desks,
      outcomes.map(({ officerId }) => officerId),
    ),
  });
}
