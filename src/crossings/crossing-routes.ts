import { type App, actorOf } from '../platform/http/app-type.ts';
import { answerOnce } from '../platform/http/once.ts';
import { answers } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { Screener } from '../watchlist/screener.ts';
import { correctCrossing } from './correct-crossing.ts';
import type { CrossingKind, Direction, Escort } from './crossing.ts';
import {
  correctionAnswerSchema,
  correctionBodySchema,
  crossingListSchema,
  crossingParamsSchema,
  crossingSearchSchema,
} from './crossing-schemas.ts';
import type { FoundCrossing } from './crossing-search-store.ts';
import type { Purpose, TravellerKind } from './inspection.ts';
import { answerOfHits } from './inspection-answer.ts';
import { searchCrossings } from './search-crossings.ts';
import type { FindSilenced } from './silenced-hit.ts';

function toAnswer(row: Omit<FoundCrossing, 'document'>) {
  return {
    id: row.inspection_id,
    revision: row.revision,
    kind: row.kind as CrossingKind,
    escort: row.escort as Escort | null,
    checkpoint: row.checkpoint,
    direction: row.direction as Direction,
    occurredAt: row.occurred_at.toISOString(),
    nationality: row.nationality,
    sex: row.sex as 'F' | 'M' | 'X',
    age: row.age,
    purpose: row.purpose as Purpose,
    travellerKind: row.traveller_kind as TravellerKind,
  };
}

function toFoundAnswer(row: FoundCrossing) {
  const { document } = row;
  return {
    ...toAnswer(row),
    document: document && {
      issuingState: document.issuing_state,
      documentNumber: document.document_number,
      surname: document.surname,
      givenNames: document.given_names,
      birthDate: document.birth_date,
    },
  };
}

export function registerCrossingRoutes(
  app: App,
  platform: Platform,
  deps: { screener: Screener; findSilenced: FindSilenced },
): void {
  app.post(
    '/v1/crossings/search',
    {
      config: { permission: 'read-crossings' },
      schema: {
        operationId: 'searchCrossings',
        tags: ['crossings'],
        summary: "Crossings at one's own checkpoints, newest first",
        description: 'Shows persons, so `lookup` is required. Officers search by document, supervisors also by name.',
        body: crossingSearchSchema,
        response: answers({ 200: crossingListSchema }),
      },
    },
    async (request) => {
      const { crossings, nextCursor } = await searchCrossings(platform, actorOf(request), request.body);
      return { crossings: crossings.map(toFoundAnswer), nextCursor };
    },
  );

  app.post(
    '/v1/crossings/:id/correction',
    {
      config: { permission: 'correct-crossings' },
      schema: {
        operationId: 'correctCrossing',
        tags: ['crossings'],
        summary: 'Correct a crossing: writes its next revision',
        description:
          'The same officer within 15 minutes, later a supervisor with a reason. A changed direction or identity, and another number of a ' +
          'visa, is screened again at once and, unless it is clear, opens a referral. By a corrected visa the stays are counted anew.',
        params: crossingParamsSchema,
        body: correctionBodySchema,
        response: answers({ 201: correctionAnswerSchema }),
      },
    },
    async (request, reply) =>
      answerOnce(platform.db, request, reply, 201, async (tx) => {
        const actor = actorOf(request);
        const corrected = await correctCrossing(tx, { platform, ...deps }, actor, request.params.id, request.body);
        const { crossing, screened, referralId } = corrected;
        return {
          ...toAnswer(crossing),
          screening: screened && { verdict: screened.verdict, hits: answerOfHits(screened.hits) },
          referral: referralId ? { id: referralId, status: 'open' as const } : null,
        };
      }),
  );
}
