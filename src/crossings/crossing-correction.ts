import { IamisError } from '../core/errors.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import { type CrossingKind, type Direction, type Escort, isEscortOf } from './crossing.ts';

/** How a crossing can turn out afterwards: it did not take place, or the neighbour turned the traveller back. */
export const CORRECTED_KINDS = ['void', 'returned'] as const;

const OWN_CORRECTION_MS = 15 * 60_000;

/** Who corrects which crossing, when. */
export interface CorrectionAttempt {
  /** Recorded the crossing. */
  isRecorder: boolean;
  isSupervisor: boolean;
  /** Since the crossing was recorded. */
  ageMs: number;
  hasReason: boolean;
}

/**
 * The same officer within 15 minutes; later, and of others' crossings, a supervisor with a reason.
 * @throws IamisError `inspection-not-yours`, `correction-too-late`, `reason-required`
 */
export function requireCorrector({ isRecorder, isSupervisor, ageMs, hasReason }: CorrectionAttempt): void {
  if (isRecorder && ageMs <= OWN_CORRECTION_MS) return;
  if (!isSupervisor) throw new IamisError(isRecorder ? 'correction-too-late' : 'inspection-not-yours');
  if (!hasReason) {
    throw new IamisError('reason-required', {
      errors: [{ pointer: '/reason', code: 'field-missing', detail: 'is required' }],
    });
  }
}

/** The parts of a crossing that a correction can change. */
export interface CorrectableCrossing {
  kind: CrossingKind;
  direction: Direction;
  escort: Escort | null;
}

/**
 * The crossing as corrected.
 * @throws IamisError `escort-not-allowed` when the escort doesn't go the other way
 */
export function correctedCrossing(
  current: CorrectableCrossing,
  change: { kind?: CrossingKind | undefined; direction?: Direction | undefined },
): CorrectableCrossing {
  const corrected = { ...current, kind: change.kind ?? current.kind, direction: change.direction ?? current.direction };
  if (corrected.escort !== null && !isEscortOf(corrected.direction, corrected.escort)) {
    throw new IamisError('escort-not-allowed', {
      errors: [
        { pointer: '/direction', code: 'field-not-allowed', detail: 'does not go with the escort of this crossing' },
      ],
    });
  }
  return corrected;
}

const IDENTITY_FIELDS = [
  ...([
    'documentCode',
    'issuingState',
    'documentNumber',
    'surname',
    'givenNames',
    'nativeName',
    'nationality',
  ] as const),
  ...(['birthDate', 'sex', 'expiryDate', 'personalNumber'] as const),
] satisfies (keyof TravelDocument)[];

/** Does a document say something else of its holder? How it was read makes no difference. */
export function isOtherIdentity(before: TravelDocument | undefined, after: TravelDocument): boolean {
  return before === undefined || IDENTITY_FIELDS.some((field) => before[field] !== after[field]);
}
