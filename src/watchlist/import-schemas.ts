import { z } from 'zod';
import { idSchema, instantSchema } from '../platform/http/schemas.ts';
import { ACTIONS, CATEGORIES } from '../screening/listed-entry.ts';
import { diffOf } from './entry-diff.ts';
import type { ImportRow } from './import-row-store.ts';
import { LIST_FORMATS } from './lists/list-record.ts';
import { RECORD_FAULT_CODES } from './lists/record-fault.ts';
import type { ImportWithReasons } from './read-imports.ts';
import { IMPORT_STATUSES, isSourceList, ROW_OUTCOMES, type WatchlistImport } from './watchlist-import.ts';
import { usernamesSchema } from './watchlist-schemas.ts';

const count = z.int().min(0);
const sourceListSchema = z.string().max(60).refine(isSourceList, 'must be like un-consolidated: a-z, 0-9 and -');

/** A client is told the counts when they are there by then; else it asks for them later. */
const MOST_WAIT_S = 30;

export const uploadQuerySchema = z.strictObject({
  format: z.enum(LIST_FORMATS),
  sourceList: sourceListSchema
    .optional()
    .meta({ description: 'The list that the file is of; absent: the one of its format' }),
  waitS: z.coerce.number().int().min(0).max(MOST_WAIT_S).default(MOST_WAIT_S).meta({
    description: 'Seconds that the answer waits for the counts; then it is 202, and the import says how far it is read',
  }),
});

export const importParamsSchema = z.strictObject({ id: idSchema });

const importShape = {
  id: idSchema,
  status: z.enum(IMPORT_STATUSES),
  format: z.enum(LIST_FORMATS),
  sourceList: z.string(),
  fileHash: z.string().nullable().meta({ description: 'SHA-256 of the file; null until it has been read' }),
  recordCount: count.meta({ description: 'Records read so far' }),
  byteCount: count
    .nullable()
    .meta({ description: 'Bytes of the file, its parts together; null when that is not known' }),
  readByteCount: count.meta({ description: 'Bytes read so far; all of them: it is being compared with the list' }),
  counts: z
    .strictObject({ added: count, changed: count, removed: count, unchanged: count, skipped: count, rejected: count })
    .meta({ description: 'Against what was in force when it was last compared' }),
  errorCode: z.string().nullable().meta({ description: 'Why it failed' }),
  reason: z.string().nullable().meta({ description: 'Why it was rejected' }),
  uploadedBy: idSchema,
  uploadedAt: instantSchema,
  decidedBy: idSchema.nullable(),
  decidedAt: instantSchema.nullable(),
};

const summarySchema = z.strictObject(importShape).meta({ id: 'WatchlistImportSummary' });

const faultSchema = z
  .strictObject({
    code: z.enum(RECORD_FAULT_CODES),
    field: z.string().optional().meta({ description: 'JSON pointer into the record, or the name that the format has' }),
    action: z.enum(ACTIONS).optional().meta({ description: 'Of `needed-for-action`' }),
    found: z.int().optional().meta({ description: 'Of `columns-wrong`, as `expected`' }),
    expected: z.int().optional(),
    part: z.enum(['alt']).optional().meta({ description: 'The part of the upload, when it is not the list itself' }),
  })
  .meta({
    id: 'RecordFault',
    description: 'Why a record becomes no entry; at most three. None of records that were read before this was kept',
  });

export const importSchema = z
  .strictObject({
    ...importShape,
    rejected: z
      .array(z.strictObject({ line: z.int().nullable(), reason: z.string(), faults: z.array(faultSchema) }))
      .meta({ description: 'The first hundred records that cannot be used' }),
  })
  .meta({ id: 'WatchlistImport' });

const pageShape = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before' }),
};

export const importQuerySchema = z.strictObject(pageShape);
export const importPageSchema = z.strictObject({
  imports: z.array(summarySchema),
  usernames: usernamesSchema,
  nextCursor: z.string().nullable(),
});

export const importRowQuerySchema = z.strictObject({ outcome: z.enum(ROW_OUTCOMES).optional(), ...pageShape });

const importRowSchema = z
  .strictObject({
    line: z.int().nullable().meta({ description: 'Null for what is in force and not in the file' }),
    outcome: z.enum(ROW_OUTCOMES),
    sourceId: z.string().nullable(),
    entryId: idSchema.nullable(),
    reason: z.string().nullable().meta({ description: '`faults` in English' }),
    faults: z.array(faultSchema),
    category: z.enum(CATEGORIES).nullable(),
    action: z.enum(ACTIONS).nullable(),
    names: z.array(z.strictObject({ text: z.string(), kind: z.enum(['primary', 'alias', 'weak']) })),
    changes: z
      .array(z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() }))
      .meta({ description: 'Against what is in force; a removal changes nothing' }),
  })
  .meta({ id: 'WatchlistImportRow' });

export const importRowPageSchema = z.strictObject({
  rows: z.array(importRowSchema),
  nextCursor: z.string().nullable(),
});

export const approvalBodySchema = z
  .strictObject({
    confirmRemovals: z.boolean().optional().meta({
      description:
        'Needed when more than 5 % of the list in force would go, and when any of it would go while a rejected record has no readable id',
    }),
  })
  .nullish();

export function summaryAnswer(one: WatchlistImport): z.infer<typeof summarySchema> {
  return {
    id: one.id,
    status: one.status,
    format: one.format,
    sourceList: one.sourceList,
    fileHash: one.fileHash,
    recordCount: one.recordCount,
    byteCount: one.byteCount,
    readByteCount: one.readByteCount,
    counts: one.counts,
    errorCode: one.errorCode,
    reason: one.reason,
    uploadedBy: one.uploadedBy,
    uploadedAt: one.uploadedAt.toISOString(),
    decidedBy: one.decidedBy,
    decidedAt: one.decidedAt?.toISOString() ?? null,
  };
}

export function importAnswer(one: ImportWithReasons): z.infer<typeof importSchema> {
  return { ...summaryAnswer(one), rejected: one.rejected };
}

export function rowAnswer(row: ImportRow): z.infer<typeof importRowSchema> {
  const { line, outcome, sourceId, entryId, reason, faults, inForce, proposed } = row;
  const shown = proposed ?? inForce;
  return {
    ...{ line, outcome, sourceId, entryId, reason, faults: faults ?? [] },
    category: shown?.category ?? null,
    action: shown?.action ?? null,
    names: [...(shown?.names ?? [])],
    changes: proposed === null || outcome === 'unchanged' ? [] : diffOf(inForce, proposed),
  };
}
