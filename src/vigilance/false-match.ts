import { canonicalState } from '../core/countries.ts';
import type { OpenHit } from '../crossings/inspection.ts';
import { isDiscreet } from '../screening/listed-entry.ts';
import { normaliseDocumentNumber } from '../screening/normalise-number.ts';
import type { ScreeningHit } from '../screening/question.ts';
import type { HolderFields } from './person-key.ts';

/** How long a pair that was found false stays silent. */
const SILENT_MONTHS = 12;

/** `entry-changed`: another version is in force, or none. */
export const FALSE_MATCH_STATES = ['silent', 'revoked', 'expired', 'entry-changed'] as const;
export type FalseMatchState = (typeof FALSE_MATCH_STATES)[number];

export function silentUntil(decidedAt: Date): Date {
  const until = new Date(decidedAt);
  until.setUTCMonth(until.getUTCMonth() + SILENT_MONTHS);
  return until;
}

export function stateOfMatch(
  match: { entryVersion: number; silentUntil: Date; revokedAt: Date | null; activeVersion: number | null },
  now: Date,
): FalseMatchState {
  if (match.revokedAt !== null) return 'revoked';
  if (match.silentUntil <= now) return 'expired';
  return match.activeVersion === match.entryVersion ? 'silent' : 'entry-changed';
}

/**
 * Issuing state and number equal: the listed booklet itself, whoever holds it. Read from the evidence, which shows state and number
 * together; a stop that rests on a number in any way counts as one.
 */
export function isStrictDocumentHit(
  hit: Pick<ScreeningHit, 'band' | 'evidence'>,
  documents: readonly Pick<HolderFields, 'issuingState' | 'documentNumber'>[],
): boolean {
  const line = hit.evidence.find(({ feature, bits }) => feature === 'document-number' && bits > 0);
  if (!line) return false;
  const listed = normaliseDocumentNumber(line.listed);
  return (
    hit.band === 'stop' ||
    documents.some(({ issuingState, documentNumber }) =>
      [issuingState, canonicalState(issuingState)].some(
        (state) => normaliseDocumentNumber(`${state}${documentNumber}`) === listed,
      ),
    )
  );
}

/** What may never be silenced: the listed booklet, an arrest, and what the lane is not to feel anyway. */
export function maySilence(
  hit: OpenHit,
  documents: readonly Pick<HolderFields, 'issuingState' | 'documentNumber'>[],
): boolean {
  return hit.action !== 'arrest' && !isDiscreet(hit) && !isStrictDocumentHit(hit, documents);
}

/** A remembered key, as it is found by. */
export interface RememberedKey {
  falseMatchId: string;
  entryId: string;
  entryVersion: number;
  personKey: Buffer;
}

/**
 * Which hits stay silent: those whose entry version was found false for the holder of every document that is presented. A further
 * document may be another person's, so it makes the hit speak again.
 */
export function silencedBy(
  hits: readonly Pick<OpenHit, 'entryId' | 'version'>[],
  personKeys: readonly Buffer[],
  remembered: readonly RememberedKey[],
): Map<string, string> {
  const silenced = new Map<string, string>();
  for (const { entryId, version } of hits) {
    const known = remembered.filter((one) => one.entryId === entryId && one.entryVersion === version);
    const isEachKnown = personKeys.every((key) => known.some(({ personKey }) => personKey.equals(key)));
    const [memory] = known;
    if (memory && personKeys.length > 0 && isEachKnown) silenced.set(entryId, memory.falseMatchId);
  }
  return silenced;
}
