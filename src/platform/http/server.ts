import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import { newId } from '../../core/ids.ts';
import type { Permission } from '../../core/roles.ts';
import type { Platform } from '../platform.ts';
import type { App } from './app-type.ts';
import { type DeclaredRoute, type FindActor, registerAuthorization } from './authorization.ts';
import { registerDrain } from './drain.ts';
import { answerBrokenRequest, registerErrorHandler } from './error-handler.ts';
import { registerOpenApi } from './openapi.ts';
import { securityHeaders } from './security-headers.ts';
import { registerShedding } from './shedding.ts';

export interface HttpOptions {
  findActor: FindActor;
  requestsPerMinute: number;
  /** Proxies whose X-Forwarded-For is believed; empty: none, an address is the connection's own. */
  trustedProxies?: string;
  /** Tests: an answer that doesn't fit its schema fails the request. In service it is sent as it is: the commit has happened. */
  isAnswerChecked: boolean;
}

const BODY_LIMIT = 64 * 1024;
/** Each lane keeps one or two; the next one is closed at once. */
const MOST_CONNECTIONS = 10_000;

/**
 * Not counted in the metrics, which anybody at the network may read: an approval after which the list is no longer than before would
 * tell that somebody is watched discreetly. The log has these requests.
 */
const UNCOUNTED: readonly (Permission | undefined)[] = [
  ...(['edit-watchlist', 'approve-watchlist', 'read-watchlist', 'read-discreet-hits'] as const),
];

/** A Fastify instance with everything that all routes share; rooms then register their routes on it. */
export async function openHttp(
  platform: Platform,
  options: HttpOptions,
): Promise<{ app: App; routes: DeclaredRoute[] }> {
  const app: App = Fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustedProxies || false,
    // A list file of 100 MB needs a line of 7 Mbit/s; headers are a few hundred bytes.
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerBrokenRequest,
    // registerDrain answers it, as the problem that every refusal is.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(({ schema, method, url }) => (data) => {
    if (options.isAnswerChecked && 'safeParse' in (schema as object)) {
      const fit = (schema as unknown as ZodType).safeParse(JSON.parse(JSON.stringify(data)));
      if (!fit.success) throw new Error(`The answer of ${method} ${url} does not fit its schema: ${fit.error.message}`);
    }
    return JSON.stringify(data);
  });
  // A client that always says JSON may approve or release with no body at all; the route's schema decides whether one is needed.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, done);
  });
  registerErrorHandler(app);
  registerDrain(app);
  registerShedding(app);
  app.server.maxConnections = MOST_CONNECTIONS;
  // Before anybody is looked up: a cookie that is nobody's would else be a read of the database that nothing counts.
  await app.register(rateLimit, { global: false, max: options.requestsPerMinute, timeWindow: 60_000, cache: 10_000 });
  app.addHook('onRequest', app.rateLimit());
  const routes = registerAuthorization(app, options.findActor);

  const constantHeaders = { ...(await securityHeaders()), 'cache-control': 'no-store' };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(constantHeaders);
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { permission, isStream } = request.routeOptions.config;
    if (!UNCOUNTED.includes(permission) && !isStream) {
      platform.metrics.requestSeconds.observe(
        { method: request.method, route, status: String(reply.statusCode) },
        reply.elapsedTime / 1000,
      );
    }
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        account: request.actor?.accountId,
      },
      'answered',
    );
  });

  await registerOpenApi(app);
  return { app, routes };
}
