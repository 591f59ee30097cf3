import { recordAudit } from '../audit/audit-entry.ts';
import { newId } from '../core/ids.ts';
import type { FindSilenced, RememberFalseMatches } from '../crossings/silenced-hit.ts';
import type { Platform } from '../platform/platform.ts';
import type { ScreenedDocument } from '../screening/question.ts';
import { maySilence, silencedBy, silentUntil } from './false-match.ts';
import { findRemembered, insertFalseMatches, insertKeys } from './false-match-store.ts';
import { personKeyOf } from './person-key.ts';

/** Vigilance's answers to what the lane and the second line ask of the memory. */
export interface FalseMatchMemory {
  findSilenced: FindSilenced;
  rememberFalseMatches: RememberFalseMatches;
}

type MemoryPlatform = Pick<Platform, 'site' | 'clock' | 'secrets' | 'laneReads'>;

/** The memory of pairs that the second line found to be two people. Nothing of it is held in this process. */
export function openFalseMatchMemory(platform: MemoryPlatform): FalseMatchMemory {
  return {
    /** No query without a hit that may be silenced; then one, by key. */
    async findSilenced({ documents, hits, at }) {
      const silenceable = hits.filter((hit) => maySilence(hit, documents));
      if (silenceable.length === 0) return new Map();
      const personKeys = keysOf(platform, documents);
      if (personKeys === null) return new Map();
      const entryIds = silenceable.map(({ entryId }) => entryId);
      const remembered = await findRemembered(platform.laneReads, { personKeys, entryIds, at });
      return silencedBy(silenceable, personKeys, remembered);
    },

    /** What may never be silenced is not remembered either, nor is a person of whom too little is known. */
    async rememberFalseMatches(tx, { actor, referral, documents, hits, at }) {
      const personKeys = keysOf(platform, documents);
      const remembered = hits.filter((hit) => maySilence(hit, documents));
      if (personKeys === null || remembered.length === 0) return;
      const matches = remembered.map((hit) => ({
        ...{ id: newId(), site: platform.site, entryId: hit.entryId, entryVersion: hit.version },
        ...{ ownerAgency: hit.ownerAgency, referralId: referral.id, inspectionId: referral.inspectionId },
        ...{ checkpoint: referral.checkpoint, byAccount: actor.accountId, decidedAt: at, silentUntil: silentUntil(at) },
      }));
      await insertFalseMatches(tx, matches);
      const keys = matches.flatMap(({ id: falseMatchId }) =>
        personKeys.map((personKey) => ({
          ...{ falseMatchId, personKey, byAccount: actor.accountId, isCarried: false, addedAt: at },
        })),
      );
      await insertKeys(tx, keys);
      for (const match of matches) {
        await recordAudit(tx, platform, {
          actor,
          action: 'remember-false-match',
          object: { kind: 'false-match', id: match.id },
          checkpoint: referral.checkpoint,
          details: { referralId: referral.id, entryId: match.entryId, entryVersion: match.entryVersion },
        });
      }
    },
  };
}

/** One key for each holder that the documents tell; null when a document tells too little to be known again by. */
function keysOf(platform: MemoryPlatform, documents: readonly ScreenedDocument[]): Buffer[] | null {
  const keys = new Map<string, Buffer>();
  for (const document of documents) {
    const key = personKeyOf(platform, document);
    if (key === null) return null;
    keys.set(key.toString('hex'), key);
  }
  return keys.size === 0 ? null : [...keys.values()];
}
