import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Actor } from '../../core/actor.ts';
import { IamisError } from '../../core/errors.ts';
import type { Permission } from '../../core/roles.ts';

/** The Fastify instance that rooms register their routes on: bodies, queries and answers are typed by zod. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. Required: a route without it makes the start fail. */
    permission?: Permission;
    /** An answer without an end: bounded by itself, and no measure of how long a request takes. */
    isStream?: boolean;
  }
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** The account behind the request; routes whose permission is not `public` always have one. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new IamisError('not-signed-in');
  return request.actor;
}
