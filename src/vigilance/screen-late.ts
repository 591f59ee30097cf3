import { createHash } from 'node:crypto';
import type { CalendarDate } from '../core/dates.ts';
import { isLastCrossing } from '../crossings/last-crossing-reader.ts';
import { recordLateHits } from '../crossings/record-late-hits.ts';
import type { RecordedTraveller } from '../crossings/recorded-traveller-reader.ts';
import { type FindSilenced, partSilenced } from '../crossings/silenced-hit.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import type { StepAside } from '../platform/time-slice.ts';
import { isDiscreet } from '../screening/listed-entry.ts';
import type { ScreeningIndex } from '../screening/screening-index.ts';
import { inForce } from './late-hit-pass-store.ts';
import { personKeyOf } from './person-key.ts';

export interface LateScreening {
  platform: Pick<Platform, 'site' | 'clock' | 'secrets'>;
  findSilenced: FindSilenced;
  index: ScreeningIndex;
  /** Crossings from here on are screened whatever their direction; before it, entries that are the person's last crossing. */
  recentFrom: string;
  /** Entries are asked whether they hold today: nobody is called back by one that is over. */
  onDate: CalendarDate;
  stepAside: StepAside;
}

/** What was found, by entry. */
export type LateCounts = Map<string, { hits: number; referrals: number }>;

/** Screens some recorded travellers, newest first, and records what is found in the same transaction. */
export async function screenLate(
  tx: Tx,
  screening: LateScreening,
  travellers: readonly RecordedTraveller[],
): Promise<LateCounts> {
  const counts: LateCounts = new Map();
  for (const traveller of travellers) {
    const isRecent = traveller.inspectionId >= screening.recentFrom;
    if (isRecent || (traveller.direction === 'entry' && traveller.kind !== 'returned')) {
      await screenOne(tx, screening, traveller, isRecent, counts);
    }
    await screening.stepAside();
  }
  return counts;
}

async function screenOne(
  tx: Tx,
  { platform, findSilenced, index, onDate }: LateScreening,
  traveller: RecordedTraveller,
  isRecent: boolean,
  counts: LateCounts,
): Promise<void> {
  const { documents, direction, inspectionId } = traveller;
  const found = index.screen({ documents, direction, onDate }).hits.filter(({ band }) => band !== 'log');
  if (found.length === 0) return;
  const now = platform.clock();
  if (!isRecent && !(await isLastCrossing(tx, traveller, now))) return;
  const holding = await inForce(tx, found);
  const hits = found.filter(({ entryId }) => holding.has(entryId));
  const open = hits.filter((hit) => !isDiscreet(hit));
  const { spoken } = await partSilenced(findSilenced, { documents, hits: open, at: now });
  const [document] = documents;
  const recorded = await recordLateHits(tx, platform, {
    traveller,
    personKey: (document && personKeyOf(platform, document)) ?? createHash('sha256').update(inspectionId).digest(),
    hits: spoken,
    discreetHits: hits.filter(isDiscreet),
    policy: index.policy,
  });
  for (const entryId of recorded.found) {
    const count = counts.get(entryId) ?? { hits: 0, referrals: 0 };
    count.hits += 1;
    if (recorded.referred.includes(entryId)) count.referrals += 1;
    counts.set(entryId, count);
  }
}
