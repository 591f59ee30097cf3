import { z } from 'zod';
import { freeTextSchema } from '../crossings/decision-schemas.ts';
import { checkpointCodeSchema, directionSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { GROUP_KINDS } from './group.ts';
import { CHECK_NAMES, SHIFT_STATUSES, SIGN_OFF_PARTS } from './shift.ts';

const noteSchema = freeTextSchema(500).optional();

export const shiftInputSchema = z
  .strictObject({
    checkpoint: checkpointCodeSchema,
    checks: z.strictObject({
      reader: z.strictObject({ isPassed: z.boolean(), note: noteSchema }),
      printer: z.strictObject({ isPassed: z.boolean(), note: noteSchema }),
      clock: z.strictObject({
        laneAt: instantSchema.meta({ description: "What the lane's clock shows; passed within 60 seconds" }),
        note: noteSchema,
      }),
      listAge: z
        .strictObject({ note: noteSchema })
        .default({})
        .meta({ description: 'Measured by the server; passed up to an hour' }),
    }),
  })
  .meta({ id: 'NewShift', description: 'A check that failed needs a note; it stops nobody' });

export const shiftParamsSchema = z.strictObject({ id: idSchema });
export const checkpointQuerySchema = z.strictObject({ checkpoint: checkpointCodeSchema });
export const shiftListQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idSchema.optional().meta({ description: '`nextCursor` of the page before' }),
});

export const shiftSchema = z
  .strictObject({
    id: idSchema,
    checkpoint: checkpointCodeSchema,
    leaderId: idSchema,
    leader: z.string().meta({ description: "The leader's user name" }),
    openedAt: instantSchema,
    countsFrom: instantSchema.meta({ description: 'Where its figures begin: where those of the shift before ended' }),
    status: z.enum(SHIFT_STATUSES),
    closedAt: instantSchema.nullable(),
    checks: z.array(
      z.strictObject({
        name: z.enum(CHECK_NAMES),
        isPassed: z.boolean(),
        note: z.string().nullable(),
        measured: z.int().nullable().meta({ description: 'Seconds: how far the clock is off, how old the list is' }),
      }),
    ),
  })
  .meta({ id: 'Shift' });

export const currentShiftSchema = z.strictObject({
  shift: shiftSchema.nullable().meta({ description: 'null: none is open' }),
});
export const shiftListSchema = z.strictObject({ shifts: z.array(shiftSchema), nextCursor: idSchema.nullable() });
export const handoverInputSchema = z.strictObject({ note: freeTextSchema(2000).optional() });

const countSchema = z.int().min(0);
const directionCountsSchema = z.strictObject({
  inspections: countSchema,
  admitted: countSchema,
  refused: countSchema,
  referred: countSchema,
  abandoned: countSchema,
  undecided: countSchema,
});
const referralLineSchema = z.strictObject({
  referralId: idSchema,
  inspectionId: idSchema,
  cause: z.string(),
  direction: directionSchema,
  lane: z.string().nullable(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  claimedBy: idSchema.nullable(),
  isProtected: z.boolean(),
  handedTo: z.string().nullable(),
});
export const screeningShareSchema = z.strictObject({
  inspections: countSchema,
  fullyScreened: countSchema.meta({ description: 'By name and document, against a list at most an hour old' }),
  overrides: countSchema,
});

export const handoverSheetSchema = z
  .strictObject({
    checkpoint: checkpointCodeSchema,
    from: instantSchema,
    until: instantSchema,
    counts: z.strictObject({ entry: directionCountsSchema, exit: directionCountsSchema }),
    refusals: z.array(z.strictObject({ reason: z.string(), count: countSchema })),
    screening: screeningShareSchema,
    officers: z.array(z.strictObject({ accountId: idSchema, username: z.string(), inspections: countSchema })),
    lanes: z.array(z.strictObject({ lane: z.string().nullable(), inspections: countSchema })),
    personsHeld: z
      .array(referralLineSchema)
      .meta({ description: "The lane's referrals that are not closed: the persons are still there" }),
    handedOver: z.array(referralLineSchema),
    documentsSeized: z.array(referralLineSchema),
    openReferrals: z.array(referralLineSchema),
    overrides: z.array(
      z.strictObject({
        inspectionId: idSchema,
        lane: z.string().nullable(),
        officerId: idSchema,
        acknowledged: z.array(z.string()),
        decidedAt: instantSchema,
      }),
    ),
    groupsNotClosed: z.array(
      z.strictObject({
        groupId: idSchema,
        kind: z.enum(GROUP_KINDS),
        label: z.string().nullable(),
        declaredCount: countSchema,
        seenCount: countSchema,
      }),
    ),
  })
  .meta({
    id: 'HandoverSheet',
    description: 'What a shift leaves to the next one; by id, lane and time, never a name',
  });

export const handoverSchema = z
  .strictObject({
    shift: shiftSchema,
    isWritten: z.boolean().meta({ description: 'false: as it would be if it were written now' }),
    sheet: handoverSheetSchema,
    note: z.string().nullable(),
    signOffs: z.array(
      z.strictObject({
        part: z.enum(SIGN_OFF_PARTS),
        accountId: idSchema,
        username: z.string(),
        signedAt: instantSchema,
      }),
    ),
  })
  .meta({ id: 'Handover' });
