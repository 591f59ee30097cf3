import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../core/actor.ts';
import { IamisError } from '../../core/errors.ts';
import { type App, actorOf } from './app-type.ts';

/** Server-sent events to one page (HTML Living Standard, 9.2). */
export interface EventStream {
  /** @param id what the browser sends back as Last-Event-ID when it comes again */
  send(name: string, data: unknown, id?: string): void;
  /** The browser comes again by itself. */
  end(): void;
  /** Begins to watch, and leaves off when the stream ends; a failure ends it. */
  follow(watch: () => Promise<() => void>): Promise<void>;
}

export interface EventStreams {
  /**
   * Begins to answer a request by a stream. Return the reply from the handler.
   * @throws IamisError `overloaded` when this process, or the account, has enough of them
   */
  open(request: FastifyRequest, reply: FastifyReply): EventStream;
}

export interface EventStreamOptions {
  /** The account behind a stream as it stands now; undefined once it is signed out or disabled. */
  findStillSignedIn(request: FastifyRequest): Promise<Actor | undefined>;
  longestMs?: number;
  heartbeatMs?: number;
}

const MOST_STREAMS = 400;
/** Four tabs with two streams each. */
const MOST_OF_ACCOUNT = 8;
const HEARTBEAT_MS = 15_000;
/** Then the browser comes again, and with it its cookie is renewed. */
const LONGEST_MS = 10 * 60_000;
/** A page that reads nothing is let go. */
const MOST_UNREAD_BYTES = 512 * 1024;
const COME_AGAIN_MS = 2_000;

/** What may watch, written down so that a change of roles or checkpoints ends a stream that began before it. */
const standingOf = ({ roles, checkpoints }: Actor) => JSON.stringify([roles, checkpoints]);

/** Streams of this process: bounded, with a heartbeat, ended with the sign-in behind them and before the process stops. */
export function openEventStreams(app: App, options: EventStreamOptions): EventStreams {
  const { findStillSignedIn, longestMs = LONGEST_MS, heartbeatMs = HEARTBEAT_MS } = options;
  const open = new Map<PassThrough, string>();

  app.addHook('preClose', async () => {
    for (const body of open.keys()) body.end();
  });

  return {
    open(request, reply) {
      const actor = actorOf(request);
      const ofAccount = [...open.values()].filter((accountId) => accountId === actor.accountId).length;
      if (open.size >= MOST_STREAMS || ofAccount >= MOST_OF_ACCOUNT)
        throw new IamisError('overloaded', { detail: 'Too many streams are open.', retryAfterS: 10 });

      const body = new PassThrough();
      open.set(body, actor.accountId);
      const write = (text: string) => {
        if (body.writableEnded || body.destroyed) return;
        body.write(text);
        if (body.writableLength > MOST_UNREAD_BYTES) body.destroy();
      };
      const beat = async () => {
        const now = await findStillSignedIn(request);
        if (!now || standingOf(now) !== standingOf(actor)) body.end();
        else write(': here\n\n');
      };
      // Without a database nobody's standing is known: the browser asks anew.
      const heartbeat = setInterval(() => void beat().catch(() => body.end()), heartbeatMs);
      const longest = setTimeout(() => body.end(), longestMs);
      body.once('close', () => {
        open.delete(body);
        clearInterval(heartbeat);
        clearTimeout(longest);
      });
      // The reply is a stream: it is sent as it comes. A proxy must not wait for its end either.
      void reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(body);
      write(`retry: ${COME_AGAIN_MS}\n\n`);
      return {
        send(name, data, id) {
          const idLine = id === undefined ? '' : `id: ${id}\n`;
          write(`event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
        },
        end: () => void body.end(),
        async follow(watch) {
          try {
            const leave = await watch();
            if (body.closed) leave();
            else body.once('close', leave);
          } catch (error) {
            request.log.warn({ err: error }, 'stream-not-begun');
            body.end();
          }
        },
      };
    },
  };
}
