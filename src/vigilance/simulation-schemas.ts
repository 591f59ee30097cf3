import { z } from 'zod';
import { directionSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { BANDS } from '../screening/listed-entry.ts';
import { GAP_PARTS } from '../watchlist/watchlist-entry.ts';
import { completenessSchema, missingSchema } from '../watchlist/watchlist-schemas.ts';

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

const simulationShape = {
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
  stopped: count.meta({ description: 'Crossings that would have been stopped' }),
  stoppedTravellers: count.meta({ description: 'Persons among them; decides on a second approver' }),
  reviewed: count,
  reviewedTravellers: count,
  reported: count.meta({ description: 'Hits of a discreet entry: no lane would have felt them' }),
  nearest: z.array(nearTravellerSchema).max(10).meta({ description: 'The ten nearest persons, the nearest first' }),
};

export const simulationSchema = z
  .strictObject(simulationShape)
  .meta({ id: 'Simulation', description: 'What an entry would have done to the crossings of the last 30 days' });

export const proposalSimulationSchema = z
  .strictObject({ version: z.int().min(1), ...simulationShape })
  .meta({ id: 'ProposalSimulation' });
