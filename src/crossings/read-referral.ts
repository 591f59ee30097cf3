import type { z } from 'zod';
import { listUsernames } from '../accounts/account-names-reader.ts';
import { recordAudit } from '../audit/audit-entry.ts';
import { type Actor, requireCheckpoint } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { compareHits } from '../screening/rank.ts';
import { listMatchedEntries } from '../watchlist/matched-entry-reader.ts';
import { findLaneNote } from './decision-store.ts';
import { answerOfHits } from './inspection-answer.ts';
import { requireClaimer } from './referral.ts';
import { answerOfReferral } from './referral-answer.ts';
import type { referralCaseSchema } from './referral-case-schema.ts';
import { findReferral } from './referral-store.ts';
import { listReferredHits } from './referred-hits.ts';

/**
 * What a claimed referral is about: its hits, and beside each the listed person as the list had it when it matched, with whom to call.
 * For its claimer only, while it is in hand; leaves an audit entry.
 * @throws IamisError `referral-not-found`, `checkpoint-not-yours`, `referral-not-claimed`, `referral-already-claimed`, `referral-closed`
 */
export async function readReferralCase(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  referralId: string,
): Promise<z.input<typeof referralCaseSchema>> {
  const referral = await findReferral(tx, referralId);
  if (!referral) throw new IamisError('referral-not-found');
  requireCheckpoint(actor, referral.checkpoint);
  requireClaimer(referral, actor.accountId);
  const hits = (await listReferredHits(tx, referral)).filter(({ band }) => band !== 'log').sort(compareHits);
  const entries = new Map((await listMatchedEntries(tx, hits)).map((entry) => [entry.entryId, entry]));
  const usernames = await listUsernames(tx, referral.openedBy === null ? [] : [referral.openedBy]);
  await recordAudit(tx, platform, {
    ...{ actor, action: 'read-referral', object: { kind: 'referral', id: referralId } },
    checkpoint: referral.checkpoint,
    details: { inspectionId: referral.inspectionId, entryIds: [...entries.keys()] },
  });
  return {
    referral: answerOfReferral(referral, platform.clock()),
    openedByName: referral.openedBy === null ? null : (usernames.get(referral.openedBy) ?? null),
    laneNote: await findLaneNote(tx, referral.inspectionId),
    hits: answerOfHits(hits).map((hit) => {
      const entry = entries.get(hit.entryId);
      return { ...hit, listed: entry ? listedOf(entry) : null };
    }),
  };
}

function listedOf({ version, ownerAgency, content }: { version: number; ownerAgency: string; content: ListedContent }) {
  const { names, birthDates, sex, nationalities, documents, pin, birthPlace, legalBasis, caseNumber, contact } =
    content;
  return {
    ...{ version, ownerAgency, sex, pin, birthPlace, legalBasis, caseNumber, contact },
    names: names.map((name) => ({ ...name })),
    birthDates: [...birthDates],
    nationalities: [...nationalities],
    documents: documents.map((document) => ({ ...document })),
    ...{ sourceList: content.sourceList, sourceId: content.sourceId },
    ...{ validFrom: content.validFrom, validTo: content.validTo, reviewDue: content.reviewDue },
  };
}

type ListedContent = Awaited<ReturnType<typeof listMatchedEntries>>[number]['content'];
