import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../core/actor.ts';
import { IamisError } from '../../core/errors.ts';
import { isPermitted, PERMISSIONS, type Permission } from '../../core/roles.ts';
import type { App } from './app-type.ts';

/**
 * The question this floor asks of the accounts room: whose token or cookie is this, as the account stands now? A renewed cookie is set on
 * the answer. Throws `not-signed-in`.
 */
export type FindActor = (request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;

export interface DeclaredRoute {
  method: string;
  url: string;
  permission: Permission;
}

/**
 * Deny first: each route declares its permission in `config.permission`, and is refused to everybody else before its body
 * is read. Registering a route without one throws, so the start fails.
 * @returns the route table, filled as routes are registered
 */
export function registerAuthorization(app: App, findActor: FindActor): DeclaredRoute[] {
  const table: DeclaredRoute[] = [];
  app.decorateRequest('actor', null);

  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    // @fastify/swagger-ui's pages (under /docs) are reading matter; they can't declare anything.
    const declared = permission ?? (route.url === '/docs' || route.url.startsWith('/docs/') ? 'public' : undefined);
    if (!declared || !PERMISSIONS.includes(declared)) {
      throw new Error(`Route ${String(route.method)} ${route.url} declares no permission`);
    }
    route.config = { ...route.config, permission: declared };
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') table.push({ method, url: route.url, permission: declared });
    }
  });

  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const permission = request.routeOptions.config.permission;
    if (permission === 'public') return;
    request.actor = await findActor(request, reply);
    if (!permission || !isPermitted(request.actor.roles, permission))
      throw new IamisError('forbidden', { detail: `This needs the permission ${permission}.` });
  });
  return table;
}
