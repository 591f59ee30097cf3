import type { Insertable } from 'kysely';
import type { Actor } from '../core/actor.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { Tx } from '../platform/database.ts';
import type { DB } from '../platform/tables.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import { MAX_HITS } from '../screening/rank.ts';
import type { OpenHit } from './inspection.ts';
import { storedScore } from './inspection-rows.ts';

/**
 * Which of these hits stay silent, because the second line has found this entry and this person to be two: the memory's id by the
 * entry's. Asked of vigilance on the lane's path, so it costs nothing while there is no hit that may be silenced.
 */
export type FindSilenced = (question: {
  documents: readonly ScreenedDocument[];
  hits: readonly OpenHit[];
  at: Date;
}) => Promise<ReadonlyMap<string, string>>;

/** Vigilance keeps what the second line has found to be false, in the transaction that closes the referral. */
export type RememberFalseMatches = (
  tx: Tx,
  fact: {
    actor: Actor;
    referral: { id: string; inspectionId: string; checkpoint: string };
    /** The documents that were hit. */
    documents: readonly TravelDocument[];
    hits: readonly OpenHit[];
    at: Date;
  },
) => Promise<void>;

/** A hit that is recorded for counting, and neither shown nor counted in the verdict. */
export interface SilencedHit {
  hit: OpenHit;
  /** The remembered false match that keeps it silent. */
  falseMatchId: string;
}

/**
 * Parts the hits that the lane is told from those that stay silent; of a full answer none does: five open hits may hide a sixth, which
 * silence would then keep from the lane. Hits of band `log` are the last to be answered: where there is one, nothing that a lane would feel
 * is hidden.
 */
export async function partSilenced(
  findSilenced: FindSilenced,
  question: Parameters<FindSilenced>[0],
): Promise<{ spoken: OpenHit[]; silenced: SilencedHit[] }> {
  const { hits } = question;
  const isFull = hits.length >= MAX_HITS && hits.every(({ band }) => band !== 'log');
  const memories = hits.length === 0 || isFull ? new Map<string, string>() : await findSilenced(question);
  const spoken: OpenHit[] = [];
  const silenced: SilencedHit[] = [];
  for (const hit of hits) {
    const falseMatchId = memories.get(hit.entryId);
    if (falseMatchId === undefined) spoken.push(hit);
    else silenced.push({ hit, falseMatchId });
  }
  return { spoken, silenced };
}

export function rowsOfSilencedHits(
  inspectionId: string,
  revision: number,
  silenced: readonly SilencedHit[],
  policy: string,
): Insertable<DB['silenced_hit']>[] {
  return silenced.map(({ hit, falseMatchId }) => ({
    inspection_id: inspectionId,
    revision,
    entry_id: hit.entryId,
    entry_version: hit.version,
    owner_agency: hit.ownerAgency,
    band: hit.band,
    score: storedScore(hit.score),
    policy,
    evidence: JSON.stringify(hit.evidence),
    false_match_id: falseMatchId,
  }));
}
