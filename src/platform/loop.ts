import type { Logger } from './log.ts';

export interface Loop {
  /** Does the work now, once more than planned; resolves when that turn is over. */
  turn(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Repeats a piece of work with a pause between its end and its next start; a failure is logged and the next turn comes.
 * `stop` waits for the turn under way.
 */
export function startLoop(name: string, everyMs: number, log: Logger, work: () => Promise<void>): Loop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const schedule = () => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void turn(), everyMs);
  };
  const turn = (): Promise<void> => {
    if (running) return running;
    clearTimeout(timer);
    running = work()
      .catch((error: unknown) => log.warn({ loop: name, err: error }, 'loop-turn-failed'))
      .finally(() => {
        running = undefined;
        schedule();
      });
    return running;
  };
  schedule();
  return {
    turn,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
