import type { FastifyRequest } from 'fastify';
import { IamisError } from '../../core/errors.ts';
import type { Permission } from '../../core/roles.ts';
import type { App } from './app-type.ts';

/** Who gives way to whom: reports first, lanes last. Health is always answered. */
export type Precedence = 'lane' | 'desk' | 'report' | 'health';

const REPORTS: readonly Permission[] = ['read-flows', 'read-stay-figures', 'read-audit'];
/** Asked by those who watch the program, and small. */
const HEALTH: readonly string[] = ['/livez', '/readyz', '/metrics'];
const LANES: readonly Permission[] = ['inspect'];

export interface Limits {
  /** Requests of this kind under way at a time. */
  underWay: number;
  /** How late the event loop may be, in milliseconds. */
  lateMs: number;
  retryAfterS: number;
}

/** Reports have four connections: as many again may wait for one. A lane is turned away only when its answer would come too late anyway. */
const LIMITS: Record<Exclude<Precedence, 'health'>, Limits> = {
  report: { underWay: 8, lateMs: 250, retryAfterS: 10 },
  desk: { underWay: 100, lateMs: 1_000, retryAfterS: 3 },
  lane: { underWay: 1_000, lateMs: 4_000, retryAfterS: 1 },
};

/** A lane asks one thing at a time; who sends a thousand requests ahead on one connection would fill the places of all others. */
const MOST_ON_A_CONNECTION = 32;

const LOOK_EVERY_MS = 100;

export function precedenceOf(request: Pick<FastifyRequest, 'routeOptions'>): Precedence {
  const { permission } = request.routeOptions.config;
  if (!permission) return 'desk';
  if (LANES.includes(permission)) return 'lane';
  if (REPORTS.includes(permission)) return 'report';
  return HEALTH.includes(request.routeOptions.url ?? '') ? 'health' : 'desk';
}

/** How late the event loop is, in milliseconds: the middle one of the last five looks, so that one pause is not taken for an overload. */
export interface Lateness {
  ms(): number;
  stop(): void;
}

export function watchLateness(): Lateness {
  const recent = [0, 0, 0, 0, 0];
  let dueMs = performance.now() + LOOK_EVERY_MS;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    recent.shift();
    recent.push(Math.max(0, nowMs - dueMs));
    dueMs = nowMs + LOOK_EVERY_MS;
  }, LOOK_EVERY_MS).unref();
  return { ms: () => recent.toSorted((a, b) => a - b)[2] ?? 0, stop: () => clearInterval(timer) };
}

/**
 * Turns requests away early, before token and body are looked at, when more of their kind are under way than can be answered in time, or
 * when the process is late: 503 `overloaded` with Retry-After.
 */
export function registerShedding(app: App, options: { limits?: typeof LIMITS; lateness?: Lateness } = {}): void {
  const { limits = LIMITS, lateness = watchLateness() } = options;
  const underWay: Record<Precedence, number> = { lane: 0, desk: 0, report: 0, health: 0 };
  const counted = new WeakSet<object>();
  const onConnection = new WeakMap<object, number>();

  app.addHook('onRequest', (request, reply, done) => {
    const precedence = precedenceOf(request);
    const ahead = (onConnection.get(request.raw.socket) ?? 0) + 1;
    if (ahead > MOST_ON_A_CONNECTION) {
      reply.header('connection', 'close');
      return done(
        new IamisError('overloaded', { detail: 'Too many requests at a time on one connection.', retryAfterS: 1 }),
      );
    }
    onConnection.set(request.raw.socket, ahead);
    reply.raw.once('close', () =>
      onConnection.set(request.raw.socket, (onConnection.get(request.raw.socket) ?? 1) - 1),
    );
    if (precedence === 'health') return done();
    const limit = limits[precedence];
    if (underWay[precedence] >= limit.underWay || lateness.ms() > limit.lateMs) {
      return done(new IamisError('overloaded', { retryAfterS: limit.retryAfterS }));
    }
    if (request.routeOptions.config.isStream) return done();
    underWay[precedence] += 1;
    counted.add(request);
    // Also when the client goes away before its answer is made.
    reply.raw.once('close', () => leave(request, precedence));
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    leave(request, precedenceOf(request));
    done();
  });
  app.addHook('onClose', async () => lateness.stop());

  function leave(request: FastifyRequest, precedence: Precedence): void {
    if (counted.delete(request)) underWay[precedence] -= 1;
  }
}
