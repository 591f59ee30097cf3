import { type App, actorOf } from '../platform/http/app-type.ts';
import type { EventStreams } from '../platform/http/event-streams.ts';
import { answers, eventStreamSchema } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { ReferralQueue } from './open-referral-queue.ts';
import { answerOfQueued } from './referral-answer.ts';
import { queueSchema } from './referral-schemas.ts';

/** The queue of the second line as it stands, and as it changes. */
export function registerReferralQueueRoutes(
  app: App,
  platform: Platform,
  { queue, streams }: { queue: ReferralQueue; streams: EventStreams },
): void {
  app.get(
    '/v1/referrals/queue',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'readReferralQueue',
        tags: ['crossings'],
        summary: "What waits and what is in hand at one's own checkpoints, the oldest first",
        response: answers({ 200: queueSchema }),
      },
    },
    async (request) => {
      const { referrals } = await queue.read(actorOf(request).checkpoints);
      const now = platform.clock();
      return { asOf: now.toISOString(), referrals: referrals.map((referral) => answerOfQueued(referral, now)) };
    },
  );

  app.get(
    '/v1/referrals/stream',
    {
      config: { permission: 'second-line', isStream: true },
      exposeHeadRoute: false,
      schema: {
        operationId: 'watchReferralQueue',
        tags: ['crossings'],
        summary: 'The same queue, live',
        description:
          'Server-sent events. First `snapshot` (a ReferralQueue), then `opened`, `claimed`, `released`, `changed` and `closed`, each a ' +
          'QueuedReferral, within about a second. Who comes again with Last-Event-ID is told what it missed, or a new `snapshot`.',
        response: answers({ 200: eventStreamSchema }),
      },
    },
    async (request, reply) => {
      const { checkpoints } = actorOf(request);
      const stream = streams.open(request, reply);
      await stream.follow(() =>
        queue.watch({
          checkpoints,
          lastEventId: request.headers['last-event-id']?.toString(),
          onSnapshot({ id, referrals }) {
            const now = platform.clock();
            const waiting = referrals.map((referral) => answerOfQueued(referral, now));
            stream.send('snapshot', { asOf: now.toISOString(), referrals: waiting }, id);
          },
          onEvent: ({ id, kind, referral }) => stream.send(kind, answerOfQueued(referral, platform.clock()), id),
        }),
      );
      return reply;
    },
  );
}
