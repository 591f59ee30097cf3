export type Direction = 'entry' | 'exit';

/**
 * ordinary; returned: turned back by the neighbour, so there was no arrival; void: did not take place; escorted: deported,
 * readmitted or extradited.
 */
export const CROSSING_KINDS = ['ordinary', 'returned', 'void', 'escorted'] as const;
export type CrossingKind = (typeof CROSSING_KINDS)[number];

export const ESCORTS = ['deported', 'readmitted', 'extradited'] as const;
export type Escort = (typeof ESCORTS)[number];

/** What a decision writes when it lets somebody cross. */
export interface NewCrossing {
  kind: 'ordinary' | 'escorted';
  escort: Escort | null;
}

/**
 * Which escort goes which way. A deportation leaves the country; readmission agreements and extraditions work in both
 * directions: a person is handed out, or taken back.
 */
const ESCORT_DIRECTIONS: Record<Escort, readonly Direction[]> = {
  deported: ['exit'],
  readmitted: ['entry', 'exit'],
  extradited: ['entry', 'exit'],
};

export function isEscortOf(direction: Direction, escort: Escort): boolean {
  return ESCORT_DIRECTIONS[escort].includes(direction);
}

/** The crossing of somebody let through, escorted or not. */
export function newCrossing(escort: Escort | undefined): NewCrossing {
  return escort ? { kind: 'escorted', escort } : { kind: 'ordinary', escort: null };
}
