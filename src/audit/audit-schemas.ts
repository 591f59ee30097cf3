import { z } from 'zod';
import { ROLES } from '../core/roles.ts';
import { checkpointCodeSchema, idSchema, instantSchema, plainTextSchema } from '../platform/http/schemas.ts';
import { AUDIT_ACTIONS } from './audit-action.ts';
import { lookupSchema } from './lookup-reason.ts';
import { AUDIT_FINDING_KINDS } from './verify-audit.ts';

export const auditQuerySchema = z.strictObject({
  actor: plainTextSchema(60).optional().meta({ description: 'The account that acted: its id or its user name' }),
  action: z.enum(AUDIT_ACTIONS).optional().meta({ description: 'What was done' }),
  object: plainTextSchema(200).optional().meta({ description: 'Id of the thing acted upon' }),
  from: instantSchema.optional().meta({ description: 'Inclusive' }),
  to: instantSchema.optional().meta({ description: 'Exclusive' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(100).optional(),
});

export const looksBodySchema = z.strictObject({
  number: plainTextSchema(40).meta({ description: 'Of a document of theirs, or their personal number' }),
  lookup: lookupSchema.optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(100).optional().meta({ description: '`nextCursor` of the page before' }),
});

export const auditEntrySchema = z
  .strictObject({
    id: idSchema,
    site: z.string(),
    at: instantSchema,
    actorId: z.string().nullable(),
    actorRoles: z.array(z.enum(ROLES)),
    action: z.string().meta({ description: 'One of those that can be asked for, or of a newer version’s' }),
    object: z.strictObject({ kind: z.string(), id: z.string() }),
    checkpoint: checkpointCodeSchema.nullable(),
    purpose: z.string().nullable(),
    caseNumber: z.string().nullable(),
    details: z.record(z.string(), z.unknown()).meta({ description: 'Ids, codes, counts and keyed hashes' }),
  })
  .meta({ id: 'AuditEntry' });

export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  usernames: z
    .record(z.string(), z.string())
    .meta({ description: 'User names of the accounts that acted or were acted upon, by id' }),
  nextCursor: z.string().nullable(),
});

const count = z.int().min(0);

export const auditVerificationSchema = z
  .strictObject({
    site: z.string(),
    verifiedAt: instantSchema.meta({ description: 'When the run began' }),
    isSound: z.boolean(),
    sealCount: count,
    sealedEntryCount: count,
    unsealedEntryCount: count.meta({ description: 'Entries that wait for their seal' }),
    last: z
      .strictObject({ number: z.int(), root: z.string() })
      .nullable()
      .meta({ description: 'Note it elsewhere: only that shows an end that was cut off' }),
    findings: z
      .array(
        z.strictObject({
          kind: z.enum(AUDIT_FINDING_KINDS),
          number: z.int().optional(),
          entryId: z.string().optional(),
        }),
      )
      .max(100)
      .meta({ description: 'The first ones' }),
    findingCount: count,
  })
  .meta({ id: 'AuditVerification' });
