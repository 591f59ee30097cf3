import type { Direction } from './crossing.ts';

/** Why an entry may be refused. */
export const ENTRY_REFUSAL_REASONS = [
  'no-document',
  'forged-document',
  'no-visa',
  'forged-visa',
  'purpose-not-shown',
  'stay-used-up',
  'bar-running',
  'no-means',
  'listed',
  'not-open-to-nationality',
  'threat-to-health-or-order',
] as const;

/** Why an exit may be refused. */
export const EXIT_REFUSAL_REASONS = ['exit-ban', 'no-parental-consent', 'wanted', 'document-invalid'] as const;

export const REFUSAL_REASONS = [...ENTRY_REFUSAL_REASONS, ...EXIT_REFUSAL_REASONS] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

const REASONS_BY_DIRECTION: Record<Direction, readonly RefusalReason[]> = {
  entry: ENTRY_REFUSAL_REASONS,
  exit: EXIT_REFUSAL_REASONS,
};

export function isReasonOf(direction: Direction, reason: RefusalReason): boolean {
  return REASONS_BY_DIRECTION[direction].includes(reason);
}
