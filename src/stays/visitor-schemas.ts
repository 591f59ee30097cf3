import { z } from 'zod';
import { calendarDateSchema } from '../platform/http/schemas.ts';
import { OTHER_CLASSES, RESIDENCE_GROUNDS, VISITOR_CLASSES } from './visitor.ts';

const figure = z.int().min(0).nullable().meta({ description: 'null: withheld' });
const visitorClasses = z.array(z.strictObject({ class: z.enum(VISITOR_CLASSES), arrivals: figure }));

export const visitorsSchema = z
  .strictObject({
    unit: z.literal('arrivals').meta({ description: 'Entries, not persons: who comes twice arrives twice' }),
    asOf: z.string().nullable().meta({ description: 'Everything committed before is counted; null: not counted yet' }),
    from: calendarDateSchema,
    to: calendarDateSchema,
    includesInvented: z.boolean(),
    arrivals: figure,
    notVisitors: z.strictObject({
      arrivals: figure,
      classes: z.array(z.strictObject({ class: z.enum(OTHER_CLASSES), arrivals: figure })),
    }),
    visitors: z
      .strictObject({ arrivals: figure, classes: visitorClasses })
      .meta({ description: 'Of those still inside, and those whose exit is not known, the night is not known' }),
    grounds: z
      .array(z.strictObject({ ground: z.enum(RESIDENCE_GROUNDS), arrivals: figure, visitors: figure }))
      .meta({ description: 'How residence is known: stated, by a journey home, or the nationality in its stead' }),
    byCountry: z
      .array(
        z.strictObject({
          country: z.string().meta({ description: 'Of residence; the nationality where none was stated' }),
          visitors: figure,
          classes: visitorClasses,
          withheld: z.literal(true).optional(),
        }),
      )
      .meta({ description: 'Visitors' }),
  })
  .meta({ id: 'VisitorSummary' });
