import type { FindStay } from '../crossings/stay-context.ts';
import { isOfOnePerson } from '../documents/stay-permit.ts';
import type { Platform } from '../platform/platform.ts';
import { shareReads } from '../platform/shared-reads.ts';
import { answerOfStays } from './stay-answer.ts';
import { stayKeysOf, stayPermitOf } from './stay-keys.ts';
import { findStaysOfMany } from './stay-reader-store.ts';
import type { StayRules } from './stay-rule-reader.ts';

/** What the lane asks of a traveller's stays, by document and personal number: those who ask at the same moment share a read. */
export function openFindStay(platform: Pick<Platform, 'secrets' | 'laneReads'>, rules: StayRules): FindStay {
  const findStays = shareReads((asked: string[][]) => findStaysOfMany(platform.laneReads, asked));
  return async ({ documents, direction, at, except, nationality, travellerKind, purpose, permit: shown }) => {
    const { documentKeys, personalKeys } = stayKeysOf(platform, documents.filter(isOfOnePerson));
    const { asOf, recordingBeganAt, records } = await findStays([...documentKeys, ...personalKeys]);
    if (asOf === null) return null;
    const facts = { nationality, travellerKind, purpose, permit: stayPermitOf(platform, shown) };
    return answerOfStays(await rules.list(), records, {
      ...{ at, direction, facts, except, asOf, recordingBeganAt },
      documentClass: documents[0]?.documentClass,
    });
  };
}
