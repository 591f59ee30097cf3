import { recordAudit } from '../audit/audit-entry.ts';
import { newId } from '../core/ids.ts';
import type { Tx } from '../platform/database.ts';
import { insertRows } from '../platform/insert-rows.ts';
import type { Platform } from '../platform/platform.ts';
import type { ScreeningHit } from '../screening/question.ts';
import { verdictOfHit } from '../screening/verdict.ts';
import { discreetHitRows } from './discreet-hit.ts';
import type { OpenHit } from './inspection.ts';
import {
  findReferralOfPerson,
  insertLateHits,
  type LateHit,
  nextLateHitRevision,
  wasFound,
  wasFoundDiscreetly,
} from './late-hit-store.ts';
import type { RecordedTraveller } from './recorded-traveller-reader.ts';

export interface LateHitFact {
  traveller: RecordedTraveller;
  /** By which the person is known again on another crossing. */
  personKey: Buffer;
  /** Of open entries; what is silenced is not among them. */
  hits: readonly OpenHit[];
  discreetHits: readonly ScreeningHit[];
  policy: string;
}

export interface RecordedLateHits {
  /** Entries that were found, those of discreet entries too. */
  found: string[];
  /** Entries for which a referral was opened now. */
  referred: string[];
}

/**
 * The write door for what is found on a crossing after it was made. What the lane or an earlier look has found as gravely is left alone.
 * Of open hits one referral is opened for each entry and person, at the newest crossing: whoever is called again is told of the earlier ones
 * there. A discreet hit goes to its owner alone, as at the lane.
 */
export async function recordLateHits(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  fact: LateHitFact,
): Promise<RecordedLateHits> {
  const { traveller, personKey, policy } = fact;
  const { inspectionId } = traveller;
  const discreetHits = await newDiscreetHits(tx, inspectionId, fact.discreetHits);
  const told = { site: platform.site, inspectionId, revision: traveller.revision, policy };
  for (const { table, rows } of discreetHitRows(told, discreetHits)) await insertRows(tx, table, rows);

  const referralId = newId();
  const late: LateHit[] = [];
  for (const hit of fact.hits) {
    if (verdictOfHit(hit) === null || (await wasFound(tx, inspectionId, hit))) continue;
    const known = await findReferralOfPerson(tx, hit, personKey);
    late.push({ ...hit, referralId: known ?? referralId });
  }
  const referred = late.filter((hit) => hit.referralId === referralId).map(({ entryId }) => entryId);
  const foundAt = platform.clock();
  if (referred.length > 0) await openReferral(tx, platform, { traveller, referralId, openedAt: foundAt });
  await insertLateHits(tx, { inspectionId, policy, personKey, foundAt }, late);
  return { found: [...late, ...discreetHits].map(({ entryId }) => entryId), referred };
}

async function newDiscreetHits(tx: Tx, inspectionId: string, hits: readonly ScreeningHit[]): Promise<ScreeningHit[]> {
  const found: ScreeningHit[] = [];
  for (const hit of hits) {
    // Of a name alone the lane's hits are enough; over months of crossings they would be many.
    if (hit.band !== 'log' && !(await wasFoundDiscreetly(tx, inspectionId, hit.entryId))) found.push(hit);
  }
  return found;
}

async function openReferral(
  tx: Tx,
  platform: Pick<Platform, 'site' | 'clock'>,
  { traveller, referralId, openedAt }: { traveller: RecordedTraveller; referralId: string; openedAt: Date },
): Promise<void> {
  const { inspectionId, checkpoint, direction } = traveller;
  const revision = await nextLateHitRevision(tx, inspectionId);
  await insertRows(tx, 'referral', [
    {
      ...{ id: referralId, site: platform.site, inspection_id: inspectionId, checkpoint, direction },
      ...{ cause: 'late-hit', revision, opened_at: openedAt, opened_by: null },
    },
  ]);
  await recordAudit(tx, platform, {
    actor: null,
    action: 'open-late-hit-referral',
    object: { kind: 'referral', id: referralId },
    checkpoint,
    details: { inspectionId },
  });
}
