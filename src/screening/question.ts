import type { CalendarDate, PartialDate } from '../core/dates.ts';
import type { Action, Band, Category, Flag } from './listed-entry.ts';

/** One travel document as presented. Names without MRZ fillers, in any script; numbers as read. */
export interface ScreenedDocument {
  issuingState: string;
  documentNumber: string;
  surname: string;
  givenNames: string;
  nativeName: string | null;
  /** The MRZ's name field is filled to its last position: the last token may be cut, more may be missing. */
  isNameTruncated: boolean;
  birthDate: PartialDate | null;
  /** X is "not said", never a contradiction. */
  sex: 'F' | 'M' | 'X';
  nationality: string;
  personalNumber: string | null;
}

export interface ScreeningQuestion {
  /** One to three documents of one traveller; all are screened. */
  documents: readonly ScreenedDocument[];
  direction: 'entry' | 'exit';
  /** The local day of the inspection. */
  onDate: CalendarDate;
}

export type Feature = 'document-number' | 'personal-number' | 'name' | 'birth-date' | 'sex' | 'nationality';

/** One reason of a hit. Positive bits speak for the match, negative ones against it. */
export interface EvidenceLine {
  feature: Feature;
  /** The traveller's value, as presented. */
  traveller: string;
  /** The list's value, as listed; of several names, dates or documents the one that agrees best. */
  listed: string;
  bits: number;
}

export interface ScreeningHit {
  entryId: string;
  version: number;
  category: Category;
  action: Action;
  flags: readonly Flag[];
  ownerAgency: string;
  band: Band;
  /** The sum of the evidence's bits, exactly. */
  score: number;
  evidence: readonly EvidenceLine[];
}

/**
 * Why a name could not be compared: none was given, or it is written in a script that has no table yet. Manual review,
 * never a match, never a pass; documents are matched all the same.
 */
export type Unscreenable = 'no-name' | 'unreadable-name';

export interface ScreeningAnswer {
  unscreenable: Unscreenable | null;
  /** One hit per entry, by band, then score; at most five of discreet entries and five of all others. */
  hits: readonly ScreeningHit[];
}
