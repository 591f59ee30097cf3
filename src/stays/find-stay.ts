import type { FindStay } from '../crossings/stay-context.ts';
import type { Platform } from '../platform/platform.ts';
import { answerOfStays } from './stay-answer.ts';
import { stayKeysOf } from './stay-keys.ts';
import { findStays } from './stay-reader-store.ts';
import type { StayRules } from './stay-rule-reader.ts';

/** What the lane asks of a traveller's stays: by document and personal number, in one read. */
export function openFindStay(platform: Pick<Platform, 'secrets'>, rules: StayRules): FindStay {
  return async (run, { documents, direction, at, except, nationality, travellerKind, purpose }) => {
    const { documentKeys, personalKeys } = stayKeysOf(platform, documents);
    const { asOf, recordingBeganAt, records } = await findStays(run, [...documentKeys, ...personalKeys]);
    if (asOf === null) return null;
    const facts = { nationality, travellerKind, purpose };
    return answerOfStays(await rules.list(), records, { at, direction, facts, except, asOf, recordingBeganAt });
  };
}
