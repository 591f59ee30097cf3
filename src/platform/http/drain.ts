import { IamisError } from '../../core/errors.ts';
import type { App } from './app-type.ts';

const SWEEP_MS = 100;
/** Shorter than what the process gives itself before it exits (30 s): the database's connections are closed in order too. */
const LONGEST_DRAIN_MS = 20_000;

/**
 * How the door is closed: what is under way is answered to its end, what comes after gets 503 `overloaded`, and every
 * answer asks the client to close its connection. Register it before everything that looks at a request.
 *
 * Node closes the idle connections once, when closing begins. One that was at work then falls idle after its answer, and a
 * proxy would hold it, and with it the whole process, for as long as keep-alive allows: so they are looked for again. What
 * has not ended after 20 s, a connection that never said anything included, is cut.
 */
export function registerDrain(app: App): void {
  let isClosing = false;
  let sweep: NodeJS.Timeout | undefined;
  let cut: NodeJS.Timeout | undefined;

  app.addHook('preClose', async () => {
    isClosing = true;
    sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS).unref();
    cut = setTimeout(() => app.server.closeAllConnections(), LONGEST_DRAIN_MS).unref();
  });
  app.server.once('close', () => {
    clearInterval(sweep);
    clearTimeout(cut);
  });
  app.addHook('onRequest', async () => {
    if (isClosing) throw new IamisError('overloaded', { detail: 'This process is stopping.', retryAfterS: 1 });
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    if (isClosing) reply.header('connection', 'close');
    return payload;
  });
}
