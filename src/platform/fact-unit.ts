import type { Insertable } from 'kysely';
import type { DB } from './tables.ts';

/** Rows of one table. */
export type RowsOf = { [T in keyof DB]: { table: T; rows: Insertable<DB[T]>[] } }[keyof DB];

/** The tables whose primary key decides who came first. */
export type ClaimTable = 'inspection' | 'decision';

/**
 * One request's rows. The claim's primary key decides: when another request has already written it, none of the
 * dependents is written and `commit` answers false; the caller then reads who won.
 */
export type FactUnit = {
  [T in ClaimTable]: { table: T; claim: Insertable<DB[T]>; dependents: RowsOf[] };
}[ClaimTable];
