import { z } from 'zod';
import { calendarDateSchema } from '../platform/http/schemas.ts';

export const figureQuerySchema = z.strictObject({
  from: calendarDateSchema.optional().meta({ description: 'First local day; 30 days before `to` without it' }),
  to: calendarDateSchema.optional().meta({ description: 'Local day after the last one; tomorrow without it' }),
});

const count = z.int().min(0);
const total = count.nullable().meta({ description: 'null: withheld, of too few persons' });
const withheld = z
  .boolean()
  .meta({ description: 'So few persons that somebody could be recognised, or needed to hide such a cell' });
const shared = {
  asOf: z.string().nullable().meta({ description: 'Everything committed before is counted; null: not counted yet' }),
  from: z.string(),
  to: z.string(),
  onDate: z.string().meta({ description: 'The last of the days: who is inside, or abroad, when it ends' }),
  includesInvented: z.boolean(),
};

export const staySummarySchema = z
  .strictObject({
    ...shared,
    inside: z
      .strictObject({
        low: total,
        high: total,
        enteredBeforeRecording: z.strictObject({ count: total, share: z.number().nullable() }),
        byNationality: z.array(
          z.strictObject({ nationality: z.string(), low: count.nullable(), high: count.nullable(), withheld }),
        ),
      })
      .meta({ description: 'Persons who are no citizens, from pairs; never opening plus in minus out' }),
    completed: z
      .strictObject({
        stays: total,
        nights: z
          .array(z.strictObject({ upTo: count.nullable(), stays: count.nullable() }))
          .meta({ description: 'stays null: withheld' }),
        byNationality: z.array(
          z.strictObject({
            nationality: z.string(),
            stays: count.nullable(),
            medianNights: count.nullable(),
            withheld,
          }),
        ),
      })
      .meta({ description: 'Certain stays that ended on these days; nights 0: the same day' }),
    citizensAbroad: z.strictObject({
      under3Months: count.nullable(),
      from3To12Months: count.nullable(),
      over12Months: count.nullable(),
      byDestination: z
        .array(z.strictObject({ destination: z.string().nullable(), citizens: count.nullable(), withheld }))
        .meta({ description: 'Where the exit led, if it was said; null: not said, or another' }),
    }),
  })
  .meta({ id: 'StaySummary' });

export const overstaySummarySchema = z
  .strictObject({
    ...shared,
    foundOnExit: total.meta({ description: 'Certain pairs that ended on these days; null: withheld' }),
    completedStays: total,
    presumedInside: z.strictObject({ low: total, high: total }).meta({
      description:
        'Entries that nothing had followed when the last day ended, and whose authorised stay was over; low: less the exits that are likely to have been missed',
    }),
    byNationality: z.array(
      z.strictObject({
        nationality: z.string(),
        foundOnExit: count.nullable(),
        medianOverDays: count.nullable(),
        presumedInside: z.strictObject({ low: count, high: count }).nullable(),
        withheld,
      }),
    ),
  })
  .meta({ id: 'OverstaySummary', description: 'Figures; nobody in particular is called an overstayer' });

export const migrantQuerySchema = z.strictObject({
  from: calendarDateSchema.optional().meta({ description: 'The first of a month; a year before `to` without it' }),
  to: calendarDateSchema
    .optional()
    .meta({ description: 'The first of the month after the last one; the first of this month without it' }),
});

const migrants = z.strictObject({ low: count.nullable(), high: count.nullable(), withheld });
const byCitizenship = z.strictObject({ citizens: migrants, others: migrants });

export const migrantSummarySchema = z
  .strictObject({
    asOf: shared.asOf,
    from: z.string(),
    to: z.string(),
    includesInvented: z.boolean(),
    months: z.array(
      z.strictObject({
        month: z.string().meta({ description: 'Of the crossing, as 2026-03' }),
        isFinal: z.boolean().meta({ description: 'Sixteen months have passed since; before that more become known' }),
        isHistoryKnown: z
          .boolean()
          .meta({ description: 'Recording had begun sixteen months before: who was a resident already is known' }),
        arrivals: byCitizenship,
        departures: byCitizenship,
      }),
    ),
  })
  .meta({
    id: 'MigrantSummary',
    description:
      'Persons, not crossings: twelve of the sixteen months after a crossing on its other side, twelve of the sixteen before it on this one. ' +
      'low: certain pairs say so; high: and those of whom nothing was seen since',
  });
