import { z } from 'zod';
import { VISA_ENTRIES } from '../documents/stay-grant.ts';
import { CHECK_RESULTS, DOCUMENT_CLASSES, MRZ_FORMATS } from '../documents/travel-document.ts';
import {
  calendarDateSchema,
  checkpointCodeSchema,
  directionSchema,
  idSchema,
  instantSchema,
  partialDateSchema,
  plainTextSchema,
  sexSchema,
  stateCodeSchema,
} from '../platform/http/schemas.ts';
import { ACTIONS, BANDS, CATEGORIES, FLAGS } from '../screening/listed-entry.ts';
import { ADVISORY_CODES } from './advisory.ts';
import { CAPTURE_MODES, PURPOSES, RESIDENCE_BASES, TRAVELLER_KINDS } from './inspection.ts';
import { SIGNALS } from './signal.ts';
import { stayContextSchema } from './stay-context.ts';

const mrzSchema = z
  .array(
    z
      .string()
      .max(500)
      .refine((line) => line.isWellFormed(), 'is not Unicode'),
  )
  .max(20)
  .meta({
    description: 'The machine-readable zone as the reader sent it: lines, or one string of 72, 88 or 90 characters',
    examples: [['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']],
  });

export const typedDocumentSchema = z
  .strictObject({
    documentCode: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9]?$/)
      .optional(),
    issuingState: stateCodeSchema,
    documentNumber: plainTextSchema(40),
    surname: plainTextSchema(100).meta({
      description: 'Primary identifier, in any script; the only name of those who have one',
    }),
    givenNames: plainTextSchema(100).optional(),
    nativeName: plainTextSchema(200).optional(),
    nationality: stateCodeSchema,
    birthDate: partialDateSchema,
    sex: sexSchema,
    expiryDate: calendarDateSchema.optional(),
    personalNumber: plainTextSchema(40).optional(),
    isNumberCorrected: z
      .boolean()
      .optional()
      .meta({ description: 'The reader gave a number and the officer changed it' }),
  })
  .meta({ id: 'TypedDocument', description: 'A travel document typed by hand' });

const MOST_VISA_DAYS = 3650;

export const visaSchema = z
  .strictObject({
    number: plainTextSchema(40).optional(),
    type: plainTextSchema(10)
      .optional()
      .meta({ description: 'As printed: T, B1', examples: ['T'] }),
    entries: z.enum(VISA_ENTRIES).optional(),
    validFrom: calendarDateSchema.optional(),
    validUntil: calendarDateSchema.optional().meta({ description: 'The last day, included' }),
    days: z
      .int()
      .min(1)
      .max(MOST_VISA_DAYS)
      .optional()
      .meta({ description: 'For how many days it lets the holder stay' }),
  })
  .meta({
    id: 'ShownVisa',
    description:
      'What stands on a visa of this state. With its zone among otherDocuments, number and last day are the zone’s; without, both are needed',
  });

export type ShownVisaInput = z.infer<typeof visaSchema>;

export const workContractSchema = z
  .strictObject({
    number: plainTextSchema(40).optional(),
    validFrom: calendarDateSchema.optional(),
    validUntil: calendarDateSchema.meta({ description: 'The last day, included' }),
  })
  .meta({
    id: 'ShownWorkContract',
    description:
      'A contract to work here that a national of the Eurasian Economic Union shows: the stay lasts as long as it does',
  });

export type ShownWorkContractInput = z.infer<typeof workContractSchema>;

const presented = {
  mrz: mrzSchema.optional(),
  document: typedDocumentSchema.optional(),
};
const EITHER = 'give either mrz or document';
const isEither = ({ mrz, document }: { mrz?: unknown; document?: unknown }) =>
  (mrz === undefined) !== (document === undefined);

const vehicleText = plainTextSchema(20).optional();

/** What may be told of the journey beside the documents: at the opening, or later with the lane's decision. */
const journeyShape = {
  conveyance: z
    .strictObject({ flight: vehicleText, train: vehicleText, bus: vehicleText, plate: vehicleText })
    .optional(),
  purpose: z.enum(PURPOSES).optional(),
  travellerKind: z.enum(TRAVELLER_KINDS).optional(),
  residence: stateCodeSchema.optional(),
  fromCountry: stateCodeSchema.optional(),
  toCountry: stateCodeSchema.optional(),
};
export const journeyDetailsSchema = z.strictObject(journeyShape).meta({
  id: 'JourneyDetails',
  description:
    'What is told of the journey after the documents were read. It holds in place of what was told at the opening, field by field; what is ' +
    'left out stays. The signal stays as it is',
});
export type JourneyDetails = z.infer<typeof journeyDetailsSchema>;

export const inspectionInputSchema = z
  .strictObject({
    checkpoint: checkpointCodeSchema,
    lane: plainTextSchema(20).optional(),
    direction: directionSchema,
    occurredAt: instantSchema.optional().meta({ description: 'When it was not at the time inside the id' }),
    ...presented,
    otherDocuments: z.array(z.strictObject(presented).refine(isEither, EITHER)).max(2).optional(),
    visa: visaSchema.optional(),
    workContract: workContractSchema.optional(),
    captureMode: z.enum(CAPTURE_MODES).optional(),
    ...journeyShape,
    accompaniedBy: idSchema.optional().meta({ description: 'The inspection of the adult who travels along' }),
    lateReason: plainTextSchema(500).optional(),
  })
  .refine(isEither, EITHER)
  .meta({ id: 'NewInspection', description: 'One traveller at a lane; either mrz or document' });

export type InspectionInput = z.infer<typeof inspectionInputSchema>;
export type PresentedDocument = Pick<InspectionInput, 'mrz' | 'document'>;

const checkSchema = z.enum(CHECK_RESULTS);
const documentAnswerSchema = z
  .strictObject({
    format: z.enum(MRZ_FORMATS).nullable(),
    documentCode: z.string(),
    documentClass: z.enum(DOCUMENT_CLASSES),
    issuingState: z.string(),
    documentNumber: z.string(),
    surname: z.string(),
    givenNames: z.string(),
    nationality: z.string(),
    birthDate: z.string().nullable(),
    sex: sexSchema,
    expiryDate: z.string().nullable(),
    checks: z.strictObject({
      documentNumber: checkSchema,
      birthDate: checkSchema,
      expiryDate: checkSchema,
      personalNumber: checkSchema,
      composite: checkSchema,
    }),
    permit: z
      .strictObject({
        basis: z.enum(['visa', 'residence']),
        type: z.string().nullable(),
        entries: z.enum(VISA_ENTRIES).nullable(),
        validFrom: z.string().nullable(),
        days: z.int().nullable(),
      })
      .optional()
      .meta({
        description: 'Of a visa or a residence permit of this state: what it grants; its last day is expiryDate',
      }),
    workContract: z
      .strictObject({ number: z.string().nullable(), validFrom: z.string().nullable(), validUntil: z.string() })
      .optional()
      .meta({ description: 'Of the first document: the contract to work here that its holder showed' }),
  })
  .meta({ id: 'InspectedDocument', description: 'A travel document as read; nothing is corrected' });

export const hitAnswerSchema = z.strictObject({
  entryId: z.string(),
  category: z.enum(CATEGORIES),
  action: z.enum(ACTIONS),
  flags: z.array(z.enum(FLAGS)),
  band: z.enum(BANDS),
  score: z.number(),
  evidence: z.array(
    z.strictObject({ feature: z.string(), traveller: z.string(), listed: z.string(), bits: z.number() }),
  ),
});

const advisorySchema = z
  .strictObject({
    code: z.enum(ADVISORY_CODES),
    level: z.enum(['hold', 'look', 'note']),
    document: z.int().min(2).max(3).optional().meta({ description: 'Which document, when it is not the first' }),
    fields: z.array(z.string()).optional(),
    age: z.int().optional(),
    daysLeft: z.int().optional(),
    checkpoint: z.string().optional(),
    occurredAt: z.string().optional(),
    until: z.string().optional().meta({ description: 'The last authorised day, or the last one of a bar; included' }),
    overDays: z.int().optional().meta({ description: 'By how many days the stay was too long' }),
  })
  .meta({ id: 'Advisory' });

const inspectionShape = {
  id: z.string(),
  signal: z.enum(SIGNALS),
  verdict: z.enum(['clear', 'review', 'stop', 'unscreenable']),
  hits: z.array(hitAnswerSchema),
  document: documentAnswerSchema,
  advisories: z.array(advisorySchema),
  screening: z.strictObject({
    policy: z.string(),
    listVersion: z.int(),
    listAgeMs: z.number(),
    feed: z.enum(['live', 'lost']),
    entryCount: z.int(),
    tookMs: z.number(),
  }),
};

export const inspectionAnswerSchema = z
  .strictObject({ ...inspectionShape, decision: z.null() })
  .meta({ id: 'Inspection', description: 'What the lane goes by; no hit of band log is shown' });
export type InspectionAnswer = z.infer<typeof inspectionAnswerSchema>;

export const inspectionDetailSchema = z
  .strictObject({
    ...inspectionShape,
    document: documentAnswerSchema.nullable().meta({ description: 'As corrected; null once retention has dropped it' }),
    otherDocuments: z.array(documentAnswerSchema),
    state: z.enum(['open', 'decided', 'referred', 'abandoned']),
    checkpoint: z.string(),
    lane: z.string().nullable(),
    direction: directionSchema,
    occurredAt: z.string(),
    receivedAt: z.string(),
    officerId: z.string(),
    captureMode: z.enum(CAPTURE_MODES),
    conveyance: z
      .strictObject({ flight: vehicleText, train: vehicleText, bus: vehicleText, plate: vehicleText })
      .nullable(),
    purpose: z.enum(PURPOSES),
    travellerKind: z.enum(TRAVELLER_KINDS),
    residence: z.string().nullable(),
    residenceBasis: z.enum(RESIDENCE_BASES),
    fromCountry: z.string().nullable(),
    toCountry: z.string().nullable(),
    accompaniedBy: z.string().nullable(),
    lateReason: z.string().nullable(),
    age: z.int().nullable(),
    decision: z
      .strictObject({
        outcome: z.string(),
        reason: z.string().nullable(),
        acknowledged: z.array(z.string()),
        asksForProtection: z.boolean().nullable(),
        escort: z.string().nullable(),
        decidedAt: z.string(),
        decidedBy: z.string(),
      })
      .nullable(),
    referral: z
      .strictObject({
        id: z.string(),
        status: z.string(),
        cause: z.string(),
        isProtected: z.boolean(),
        openedAt: z.string(),
        claimedBy: z.string().nullable(),
        outcome: z.string().nullable(),
      })
      .nullable(),
    crossing: z
      .strictObject({
        id: z.string(),
        revision: z.int(),
        kind: z.string(),
        direction: directionSchema,
        escort: z.string().nullable(),
        occurredAt: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'InspectionDetail', description: 'An inspection as it stands' });
export type InspectionDetail = z.infer<typeof inspectionDetailSchema>;

export const inspectionContextSchema = z
  .strictObject({
    inspectionId: z.string(),
    crossings: z.array(
      z.strictObject({
        id: z.string(),
        revision: z.int(),
        checkpoint: z.string(),
        direction: directionSchema,
        kind: z.string(),
        occurredAt: z.string(),
        basis: z.enum(['personal-number', 'document', 'name-and-birth-date']),
      }),
    ),
    stay: stayContextSchema.nullable().meta({ description: 'null while stays have not been counted yet' }),
    owners: z
      .array(z.strictObject({ entryId: z.string(), ownerAgency: z.string(), contact: z.string().nullable() }))
      .meta({ description: 'Of each hit that is shown: whose entry it is, and whom to ring around the clock' }),
  })
  .meta({ id: 'InspectionContext', description: 'Last crossings of the person, newest first, and how each is linked' });
export type InspectionContext = z.infer<typeof inspectionContextSchema>;
