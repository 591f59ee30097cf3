import { z } from 'zod';
import { calendarDateSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { ACTIONS, CATEGORIES } from '../screening/listed-entry.ts';

const count = z.int().min(0);

export const qualityQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(731).default(90).meta({ description: 'How far back hits are counted' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const countsShape = {
  hits: count.meta({ description: 'Hits of band stop or review at the lane' }),
  lateHits: count,
  confirmed: count,
  falseMatches: count,
  undetermined: count,
  silenced: count.meta({ description: 'Hits that a remembered false match kept silent' }),
  falseShare: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: 'False and silenced hits among all judged ones; null while none is judged' }),
};

export const qualitySchema = z
  .strictObject({
    since: instantSchema,
    completeness: z
      .array(z.strictObject({ from: z.number(), entries: count }))
      .meta({ description: 'Entries in force by completeness, in quarters' }),
    owner: z.strictObject({ agency: z.string(), entriesInForce: count, entriesWithHits: count, ...countsShape }),
    entries: z
      .array(
        z.strictObject({
          entryId: idSchema,
          activeVersion: z.int().min(1).nullable(),
          completeness: z.number().nullable(),
          category: z.enum(CATEGORIES).nullable(),
          name: z.string().nullable().meta({ description: 'Null when nothing of it is in force any more' }),
          ...countsShape,
        }),
      )
      .meta({ description: 'The noisiest first: by false and silenced hits, then by hits' }),
    owners: z.array(z.strictObject({ agency: z.string(), entriesWithHits: count, ...countsShape })).meta({
      description:
        "Every agency's entries that are in force and not discreet, the own agency's by the same rule; the noisiest owner first",
    }),
  })
  .meta({
    id: 'WatchlistQuality',
    description:
      "The own agency's entries: how complete they are, what came of their hits; and what came of every owner's",
  });

export const reviewsDueQuerySchema = z.strictObject({
  before: calendarDateSchema.optional().meta({ description: 'Reviews due before this day; absent: within 30 days' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before' }),
});

export const reviewsDueSchema = z.strictObject({
  before: calendarDateSchema,
  entries: z.array(
    z.strictObject({
      entryId: idSchema,
      version: z.int().min(1),
      category: z.enum(CATEGORIES),
      action: z.enum(ACTIONS),
      reviewDue: calendarDateSchema,
      isOverdue: z.boolean(),
      completeness: z.number(),
      name: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
