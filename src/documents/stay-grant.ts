import type { CalendarDate } from '../core/dates.ts';

/** How often a visa lets its holder in. */
export const VISA_ENTRIES = ['single', 'double', 'multiple'] as const;
export type VisaEntries = (typeof VISA_ENTRIES)[number];

/** What stands on a visa and not in its zone (Doc 9303-7): null where it does not say, or nobody read it. */
export interface VisaTerms {
  /** The state's own code: `T`, `B1`. */
  type: string | null;
  entries: VisaEntries | null;
  validFrom: CalendarDate | null;
  /** For how many days it lets the holder stay. */
  days: number | null;
}

/** Of a document that grants a stay in this country. */
export interface StayGrant extends VisaTerms {
  basis: 'visa' | 'residence';
}

export const NO_TERMS: VisaTerms = { type: null, entries: null, validFrom: null, days: null };
