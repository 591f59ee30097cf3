import { z } from 'zod';
import { directionSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { BANDS } from '../screening/listed-entry.ts';
import { GAP_PARTS } from '../watchlist/watchlist-entry.ts';
import { completenessSchema, missingSchema } from '../watchlist/watchlist-schemas.ts';
import { NARROWING_FACTS } from './narrowing.ts';

const count = z.int().min(0);

const nearTravellerSchema = z.strictObject({
  inspectionId: idSchema,
  direction: directionSchema,
  crossedOn: z.string().meta({ description: 'The local day', format: 'date' }),
  band: z.enum(BANDS),
  score: z.number(),
  evidence: z.array(
    z.strictObject({ feature: z.string(), traveller: z.string(), listed: z.string(), bits: z.number() }),
  ),
});

/** What both answers say of the entry and of the crossings that it was asked about. */
const askedShape = {
  completeness: completenessSchema,
  gaps: z
    .array(z.strictObject({ part: z.enum(GAP_PARTS), adds: z.number() }))
    .meta({ description: 'What would make it more complete, the most telling first' }),
  missing: missingSchema.meta({ description: 'What approval will ask for' }),
  approvalsNeeded: z.int().min(1).max(2).meta({ description: '2: it would have stopped many travellers' }),
  from: instantSchema,
  to: instantSchema,
  isComplete: z.boolean().meta({ description: 'False: time was over before 30 days were; it holds from `from` on' }),
  policy: z.string(),
  crossings: count.meta({ description: 'Crossings that were simulated' }),
};

/** @param figure how a figure of persons is told: whole, or null for fewer than five */
function countedShape<F extends z.ZodType>(figure: F) {
  return {
    stopped: figure.meta({ description: 'Crossings that would have been stopped' }),
    stoppedTravellers: figure.meta({ description: 'Persons among them; decides on a second approver' }),
    reviewed: figure,
    reviewedTravellers: figure,
    reported: figure.meta({ description: 'Hits of a discreet entry: no lane would have felt them' }),
    reportedTravellers: figure,
    narrowings: z
      .array(
        z.strictObject({
          fact: z.enum(NARROWING_FACTS),
          typical: figure.meta({ description: 'Persons stopped, reviewed or reported with the value in the middle' }),
          most: figure.meta({ description: 'The same with the worst value' }),
        }),
      )
      .meta({
        description:
          'What one more fact would leave, for each that the entry lacks, with the values of the people whom it meets as it is; empty when it meets nobody, or more than 5,000 crossings',
      }),
  };
}

const nearestSchema = z.array(nearTravellerSchema).max(10);
const NEAREST = 'The ten nearest persons, the nearest first';

export const simulationSchema = z
  .strictObject({
    ...askedShape,
    ...countedShape(count.nullable()),
    nearest: nearestSchema.nullable().meta({ description: `${NEAREST}; null without a purpose and a case number` }),
  })
  .meta({
    id: 'Simulation',
    description:
      'What an entry would have done to the crossings of the last 30 days. Without a purpose and a case number figures of fewer than five persons are null',
  });

export const proposalSimulationSchema = z
  .strictObject({
    version: z.int().min(1),
    ...askedShape,
    ...countedShape(count),
    nearest: nearestSchema.meta({ description: NEAREST }),
  })
  .meta({ id: 'ProposalSimulation' });
