import { z } from 'zod';
import { lookupSchema } from '../audit/lookup-reason.ts';
import { idSchema, instantSchema, stateCodeSchema } from '../platform/http/schemas.ts';
import { ACTIONS, CATEGORIES, FLAGS } from '../screening/listed-entry.ts';
import { ENTRY_STATUSES, PROPOSAL_KINDS, VERSION_STATUSES } from './entry-state.ts';
import { PROGRAM_REASONS } from './program-reason.ts';
import { DIRECTIONS, SEVERITIES } from './watchlist-entry.ts';

const agencyCode = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const completenessSchema = z
  .number()
  .min(0)
  .max(1)
  .meta({ description: '0 to 1: how much is known that tells people apart' });
const version = z.int().min(1);
const text = z.string().nullable();
const listedNames = z.array(z.strictObject({ text: z.string(), kind: z.enum(['primary', 'alias', 'weak']) }));
const listedDocuments = z.array(z.strictObject({ state: text, number: z.string() }));

export const entryParamsSchema = z.strictObject({ id: idSchema });

const isPlain = (value: string) => value.isWellFormed() && !/\p{Cc}/u.test(value.replaceAll(/[\n\r\t]/g, ' '));
const reasonSchema = z.string().trim().min(1).max(500).refine(isPlain, 'must not contain control characters');
/** Also no body at all: a withdrawal or rejection need not be explained. */
export const reasonBodySchema = z.strictObject({ reason: reasonSchema.optional() }).nullish();
export const emptyBodySchema = z.strictObject({}).nullish();

export const versionAnswerSchema = z.strictObject({
  id: idSchema.meta({ description: 'The entryId of hits; the same through all versions' }),
  version,
  status: z
    .enum(VERSION_STATUSES)
    .meta({ description: "This version's status; the one before it may still be in force" }),
  completeness: completenessSchema,
  approvalsNeeded: z.int().optional().meta({ description: 'While a second approver is needed: 2' }),
  approvalsGiven: z.int().optional(),
});

export const missingSchema = z.array(z.enum(['legalBasis', 'contact']));

/** Ids alone tell nobody who did what. */
export const usernamesSchema = z
  .record(z.string(), z.string())
  .meta({ description: 'User names of the accounts that the answer names, by id' });

export const proposalAnswerSchema = versionAnswerSchema.extend({
  missing: missingSchema.meta({ description: 'What an approval will ask for; empty when it will ask for nothing' }),
});

const contentShape = {
  category: z.enum(CATEGORIES),
  action: z.enum(ACTIONS),
  names: listedNames,
  birthDates: z.array(z.string()),
  sex: z.enum(['F', 'M', 'X']).nullable(),
  nationalities: z.array(z.string()),
  documents: listedDocuments,
  pin: text,
  birthPlace: text,
  flags: z.array(z.enum(FLAGS)),
  legalBasis: text,
  caseNumber: text,
  severity: z.enum(SEVERITIES).nullable(),
  directions: z.array(z.enum(DIRECTIONS)),
  onlyNationalities: z.array(z.string()),
  contact: text,
  validFrom: text,
  reviewDue: text,
  validTo: text,
  sourceList: text,
  sourceId: text,
};

/** What another agency may know: somebody is listed, by whom, and whom to ring. */
const listedEntrySchema = z
  .strictObject({ id: idSchema, ownerAgency: agencyCode, contact: text, isListed: z.literal(true) })
  .meta({ id: 'ListedEntry', description: "Another agency's entry" });

const stateShape = {
  id: idSchema,
  ownerAgency: agencyCode,
  isListed: z.boolean().meta({ description: 'In force now' }),
  status: z.enum(ENTRY_STATUSES),
  version: version.meta({ description: 'The version shown: the one in force, else the last one' }),
  activeVersion: version.nullable(),
  pendingVersion: version.nullable(),
  latestVersion: version.meta({ description: 'What If-Match is compared with' }),
  completeness: completenessSchema,
};

export const proposalSchema = z
  .strictObject({
    id: idSchema,
    version,
    kind: z.enum(PROPOSAL_KINDS),
    category: z.enum(CATEGORIES),
    action: z.enum(ACTIONS),
    names: listedNames,
    completeness: completenessSchema,
    proposedBy: idSchema.nullable(),
    proposedAt: instantSchema,
    reason: text,
    isOwn: z.boolean().meta({ description: 'Proposed by the account that asks: somebody else must decide' }),
    approvedBy: z.array(idSchema).meta({ description: 'The first approver of an entry that needs two' }),
    missing: missingSchema.meta({ description: 'What approval still needs' }),
    changes: z
      .array(z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() }))
      .meta({ description: 'Against what is in force; a withdrawal changes nothing' }),
  })
  .meta({ id: 'EntryProposal' });

const programReasonSchema = z
  .enum(PROGRAM_REASONS)
  .nullable()
  .meta({ description: 'Which reason it is when the program itself wrote it' });

const historySchema = z.strictObject({
  version,
  kind: z.enum(PROPOSAL_KINDS),
  status: z.enum(VERSION_STATUSES),
  proposedBy: idSchema.nullable(),
  proposedAt: instantSchema,
  reason: text,
  programReason: programReasonSchema,
  importId: idSchema.nullable(),
  changes: z.array(
    z.strictObject({
      ...{ status: z.enum(VERSION_STATUSES), by: idSchema.nullable(), at: instantSchema },
      ...{ reason: text, programReason: programReasonSchema },
    }),
  ),
});

const ownEntrySchema = z
  .strictObject({
    ...stateShape,
    ...contentShape,
    proposal: proposalSchema.nullable(),
    history: z.array(historySchema),
    usernames: usernamesSchema,
  })
  .meta({ id: 'OwnEntry', description: 'An entry of the own agency, whole' });

export const entryAnswerSchema = z.union([ownEntrySchema, listedEntrySchema]);

const ownSummarySchema = z
  .strictObject({
    ...stateShape,
    category: contentShape.category,
    action: contentShape.action,
    names: listedNames,
    birthDates: contentShape.birthDates,
    nationalities: contentShape.nationalities,
    documents: listedDocuments,
    contact: text,
    validTo: text,
  })
  .meta({ id: 'OwnEntrySummary' });

const cursorSchema = z.string().max(200).meta({ description: '`nextCursor` of the page before' });
const nextCursor = z.string().nullable();

/** The body of POST /v1/watchlist/entries/search. */
export const entrySearchSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Beginnings of names, in any order and script' }),
  document: z.strictObject({ state: stateCodeSchema.optional(), number: z.string().trim().min(1).max(50) }).optional(),
  pin: z.string().trim().min(1).max(50).optional(),
  status: z.enum(ENTRY_STATUSES).optional(),
  ownerAgency: agencyCode.optional(),
  lookup: lookupSchema.optional().meta({ description: 'Required with name, document or pin' }),
  limit: z.int().min(1).max(200).default(50),
  cursor: cursorSchema.optional(),
});
export type EntrySearch = z.output<typeof entrySearchSchema>;

export const entryPageSchema = z.strictObject({
  entries: z.array(z.union([ownSummarySchema, listedEntrySchema])),
  nextCursor,
});

export const proposalQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorSchema.optional(),
});
export const proposalPageSchema = z.strictObject({
  proposals: z.array(proposalSchema),
  usernames: usernamesSchema,
  nextCursor,
});

export type OwnEntry = z.infer<typeof ownEntrySchema>;
export type OwnSummary = z.infer<typeof ownSummarySchema>;
export type ListedEntryAnswer = z.infer<typeof listedEntrySchema>;
export type Proposal = z.infer<typeof proposalSchema>;
