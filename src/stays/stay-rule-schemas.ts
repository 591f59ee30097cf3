import { z } from 'zod';
import { calendarDateSchema, idSchema, plainTextSchema, stateCodeSchema } from '../platform/http/schemas.ts';
import { STAY_BASES, STAY_METHODS } from './stay-rule.ts';

const dayCount = (most: number) => z.int().min(1).max(most).nullable();

const fields = {
  title: plainTextSchema(200)
    .nullable()
    .meta({ description: 'What administrators call it; null: it is told by its basis and days' }),
  nationalities: z
    .array(stateCodeSchema)
    .max(300)
    .refine((codes) => new Set(codes).size === codes.length, 'names a nationality twice')
    .meta({ description: 'Empty: every nationality that no other rule of the basis names' }),
  basis: z.enum(STAY_BASES),
  method: z.enum(STAY_METHODS),
  days: dayCount(3650).meta({ description: 'null: no limit in days' }),
  windowDays: dayCount(3650).meta({ description: 'Of a rolling window or a period from the first entry; else null' }),
  resetAfterDays: dayCount(3650).meta({
    description: 'So many days outside in a row, and earlier days no longer count',
  }),
  countsEntryDay: z.boolean(),
  countsExitDay: z.boolean(),
  countsDaysBefore: z.boolean().meta({ description: 'Do days before validFrom count?' }),
  registrationFreeDays: dayCount(3650).meta({ description: 'From the entry on, the day of entry included' }),
  barDays: dayCount(36_500).meta({ description: 'After the exit that ended an overstay' }),
  validFrom: calendarDateSchema,
  validTo: calendarDateSchema.nullable().meta({ description: 'The last day, included' }),
};

export const stayRuleSchema = z.strictObject({ id: idSchema, ...fields }).meta({ id: 'StayRule' });
export const stayRuleListSchema = z.strictObject({ rules: z.array(stayRuleSchema) });
export const newStayRuleSchema = z
  .strictObject({
    ...fields,
    title: fields.title.default(null),
    windowDays: fields.windowDays.default(null),
    resetAfterDays: fields.resetAfterDays.default(null),
    countsEntryDay: fields.countsEntryDay.default(true),
    countsExitDay: fields.countsExitDay.default(true),
    countsDaysBefore: fields.countsDaysBefore.default(true),
    registrationFreeDays: fields.registrationFreeDays.default(null),
    barDays: fields.barDays.default(null),
    validTo: fields.validTo.default(null),
  })
  .meta({ id: 'NewStayRule' });

const visitSchema = z.strictObject({
  entryDate: calendarDateSchema,
  exitDate: calendarDateSchema.nullable().meta({ description: 'null: still inside' }),
});

export const stayTrialSchema = z
  .strictObject({
    rule: newStayRuleSchema,
    visits: z.array(visitSchema).max(100),
    onDate: calendarDateSchema,
    termUntil: calendarDateSchema.nullable().default(null).meta({
      description: 'Last day of a visa, permit or contract, for document-term and the bases visa and residence',
    }),
    termFrom: calendarDateSchema.nullable().default(null).meta({ description: 'Its first day' }),
    termDays: dayCount(3650).default(null).meta({ description: 'For how many days it lets its holder stay' }),
    termEntries: z
      .int()
      .min(1)
      .max(100)
      .nullable()
      .default(null)
      .meta({ description: 'How often it lets its holder in' }),
  })
  .meta({ id: 'StayTrial' });

export const stayTrialAnswerSchema = z
  .strictObject({
    onDate: z.string(),
    isInside: z.boolean(),
    limit: z.enum(['none', 'days', 'term', 'unknown']),
    countedFrom: z.string().meta({ description: 'The first day whose use still counts' }),
    used: z.int(),
    left: z.int().nullable(),
    until: z.string().nullable().meta({ description: 'The last authorised day, included' }),
    isUsedUp: z.boolean(),
    overDays: z.int(),
    registerBy: z.string().nullable(),
    barredUntil: z.string().nullable(),
    entriesUsed: z.int().meta({ description: 'Of the document whose term it is' }),
    visits: z.array(
      z.strictObject({
        entryDate: z.string(),
        exitDate: z.string().nullable(),
        countedDays: z.int(),
        overDays: z.int(),
        earlierDays: z.int(),
        days: z.array(
          z.strictObject({
            date: z.string(),
            isCounted: z.boolean(),
            why: z.enum(['entry-day', 'exit-day', 'before-rule', 'counted-already']).nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'StayTrialAnswer', description: 'How a rule counts given stays, day by day' });

export const stayRuleParamsSchema = z.strictObject({ id: idSchema });
export const stayRuleEndSchema = z.strictObject({ validTo: calendarDateSchema });
