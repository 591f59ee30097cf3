import { z } from 'zod';
import type { ShownPermit } from '../documents/stay-permit.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { Direction } from './crossing.ts';
import type { Purpose, TravellerKind } from './inspection.ts';

/** What the lane asks the room of stays: this room only knows the question and the shape of the answer. */
export interface StayQuestion {
  documents: readonly Pick<
    TravelDocument,
    | 'documentClass'
    | 'issuingState'
    | 'documentNumber'
    | 'personalNumber'
    | 'surname'
    | 'givenNames'
    | 'nativeName'
    | 'birthDate'
    | 'sex'
    | 'permit'
    | 'workContract'
  >[];
  nationality: string;
  travellerKind: TravellerKind;
  purpose: Purpose;
  /** The visa, residence permit or contract that is shown. */
  permit: ShownPermit | null;
  direction: Direction;
  at: Date;
  /** The inspection that asks: its own crossing counts for nothing. */
  except: string;
}

const endSchema = z.strictObject({ checkpoint: z.string(), occurredAt: z.string(), date: z.string() }).nullable();

export const countedStaySchema = z.strictObject({
  entry: endSchema,
  exit: endSchema,
  confidence: z.enum(['certain', 'probable']).nullable(),
  reason: z.string().nullable().meta({ description: 'What links the two ends' }),
  class: z
    .string()
    .nullable()
    .meta({ description: 'same-document, other-document, other-nationality; of an end alone why it is' }),
  countedDays: z.int(),
  overDays: z.int(),
  earlierDays: z.int().meta({ description: 'Days that no longer count: before the window, or before a reset' }),
  days: z.array(
    z.strictObject({
      date: z.string(),
      isCounted: z.boolean(),
      why: z.enum(['entry-day', 'exit-day', 'before-rule', 'counted-already']).nullable(),
    }),
  ),
});

const permitSchema = z.strictObject({
  basis: z.enum(['visa', 'residence', 'eaeu-worker']),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable().meta({ description: 'The last day, included' }),
  days: z.int().nullable(),
  entries: z
    .int()
    .nullable()
    .meta({ description: 'How often it lets the holder in; null: as often as one likes, or it is not known' }),
  entriesUsed: z.int().meta({ description: 'Visits that began on it, the one under way included' }),
});

export const stayContextSchema = z
  .strictObject({
    asOf: z.string().meta({ description: 'Everything that was committed before is counted' }),
    onDate: z.string(),
    rule: z
      .strictObject({
        id: z.string(),
        title: z.string().nullable(),
        basis: z.string(),
        method: z.string(),
        days: z.int().nullable(),
        windowDays: z.int().nullable(),
      })
      .nullable()
      .meta({ description: 'null: a visa or a permit decides and none was shown, or an agreement that is in no rule' }),
    permit: permitSchema.nullable().meta({ description: 'The visa, residence permit or contract that it rests on' }),
    limit: z.enum(['none', 'days', 'term', 'unknown']),
    isVisaRequired: z.boolean().meta({
      description:
        'On entry: a rule says that the nationality needs a visa, and nothing was shown that lets the holder in. false: or not known',
    }),
    isInside: z.boolean(),
    countedFrom: z.string().nullable(),
    used: z.int().nullable(),
    left: z.int().nullable(),
    until: z.string().nullable().meta({ description: 'The last authorised day' }),
    inclusive: z.literal(true).meta({ description: 'until, and every other last day, is included' }),
    isUsedUp: z.boolean(),
    overDays: z.int(),
    registerBy: z.string().nullable(),
    barredUntil: z.string().nullable(),
    stays: z
      .array(countedStaySchema)
      .meta({ description: 'Every stay that was counted, day by day; the earliest first' }),
    uncertain: z
      .array(countedStaySchema)
      .meta({ description: 'Not counted: probable pairs, and ends without the other end; the latest first' }),
  })
  .meta({ id: 'Stay', description: 'How much of an authorised stay is used and left' });
export type StayContext = z.infer<typeof stayContextSchema>;

/** The stay of whoever shows these documents; null while stays have not been counted yet. */
export type FindStay = (question: StayQuestion) => Promise<StayContext | null>;
