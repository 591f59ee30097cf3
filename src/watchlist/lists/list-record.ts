import { IamisError } from '../../core/errors.ts';
import type { Action, Category } from '../../screening/listed-entry.ts';
import type { EntryContent } from '../watchlist-entry.ts';
import { faultText, type RecordFault } from './record-fault.ts';

export const LIST_FORMATS = ['un-xml', 'ofac-csv', 'opensanctions-csv', 'ftm-json', 'iamis-ndjson'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** What one record of a list file became. `line` counts from 1: where the record begins (CSV: where it ends). */
export type ListRecord =
  | {
      kind: 'entry';
      line: number;
      sourceId: string;
      content: EntryContent;
      /** The record as read, fit for jsonb; kept beside the entry so that a doubt can be settled years later. */
      raw: unknown;
    }
  | { kind: 'skipped'; line: number; reason: string; faults: readonly RecordFault[] }
  | {
      kind: 'rejected';
      line: number;
      /** `faults` in English; it may say more. */
      reason: string;
      faults: readonly RecordFault[];
      /** Whose record it is, wherever that can be read: that person has not left the list. */
      sourceId?: string | undefined;
    };

/** @param sourceId whose record it is, wherever that can be read */
export function rejectedRecord(line: number, fault: RecordFault, sourceId?: string): ListRecord {
  return { kind: 'rejected', line, reason: faultText(fault), faults: [fault], sourceId };
}

export function skippedRecord(line: number, fault: RecordFault): ListRecord {
  return { kind: 'skipped', line, reason: faultText(fault), faults: [fault] };
}

/** What the records of a list that has no words of its own for it are listed for. */
export interface ListDefaults {
  readonly category: Category;
  readonly action: Action;
}

/** Where configuration says nothing. `iamis-ndjson` names both in each line, so its row is never used. */
export const LIST_DEFAULTS: Readonly<Record<ListFormat, ListDefaults>> = Object.freeze({
  'un-xml': Object.freeze({ category: 'refusal-of-entry', action: 'refuse-entry' }),
  'ofac-csv': Object.freeze({ category: 'inquiry-check', action: 'refer' }),
  'opensanctions-csv': Object.freeze({ category: 'inquiry-check', action: 'refer' }),
  'ftm-json': Object.freeze({ category: 'inquiry-check', action: 'refer' }),
  'iamis-ndjson': Object.freeze({ category: 'other', action: 'refer' }),
} as const);

/** `sourceList` of the entries of each format: with `sourceId` it says which entry a record of the next file is. */
export const SOURCE_LISTS: Readonly<Record<ListFormat, string>> = Object.freeze({
  'un-xml': 'un-consolidated',
  'ofac-csv': 'ofac-sdn',
  'opensanctions-csv': 'opensanctions',
  'ftm-json': 'ftm',
  'iamis-ndjson': 'iamis',
});

/** One part of an upload. */
export const MAX_LIST_BYTES = 100 * 1024 * 1024;

/** Entries of one list; the ids seen are held to find duplicates, at about 90 bytes each. */
export const MAX_LIST_ENTRIES = 1_000_000;

/**
 * Records of any kind, and lines of a file of lines: 100 MB of line ends would keep a processor busy for minutes. The fullest
 * real list has 110 bytes a record.
 */
export const MAX_LIST_RECORDS = 2_000_000;

/** The file is not what its format says. `detail` never quotes the file: what is in it is personal data. */
export function unreadable(detail: string): IamisError {
  return new IamisError('import-unreadable', { detail });
}

export function tooLarge(detail: string): IamisError {
  return new IamisError('import-too-large', { detail });
}

/** The id in a record that cannot be used; undefined when it has none that can be told. */
export function readableId(value: unknown): string | undefined {
  return typeof value === 'string' && isSourceId(value) ? value : undefined;
}

/** Ids as sources write them: visible characters only, so that an id is a line of a log and a key of a table. */
export function isSourceId(text: string): boolean {
  return /^[^\p{Cc}\p{Cf}\p{Cs}\s]{1,200}$/u.test(text);
}
