import type { CalendarDate } from '../core/dates.ts';

/**
 * forgotten: a crossing is not kept; crossing: it is kept otherwise than it stands; person: it belongs to somebody else, or a key does; pair: a
 * stay is not what a pairing gives; end: an open end can't be found by its name; balance: a day's entries and exits.
 */
export type StayFault = 'forgotten' | 'crossing' | 'person' | 'pair' | 'end' | 'balance';

export interface StayDifference {
  fault: StayFault;
  /** A crossing, a stay, a key; of a balance checkpoint and day. */
  what: string;
}

export interface StayProof {
  crossings: number;
  persons: number;
  stays: number;
  differing: number;
  /** The first of them. */
  differences: StayDifference[];
}

/** How far a proof has come: up to a crossing, a person, a day. */
export interface ProofPlace {
  stage: 'crossings' | 'persons' | 'balances';
  /** An id; of balances a day. */
  reached: string | CalendarDate;
}

export const NOTHING_PROVED: Readonly<StayProof> = {
  crossings: 0,
  persons: 0,
  stays: 0,
  differing: 0,
  differences: [],
};

const MOST_SHOWN = 20;

/** Of differences so many are told, the others are counted. */
export function addProofs(one: StayProof, other: StayProof): StayProof {
  return {
    crossings: one.crossings + other.crossings,
    persons: one.persons + other.persons,
    stays: one.stays + other.stays,
    differing: one.differing + other.differing,
    differences: [...one.differences, ...other.differences].slice(0, MOST_SHOWN),
  };
}
