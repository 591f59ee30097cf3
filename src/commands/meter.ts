import { SingleBar } from 'cli-progress';
import { say } from './terminal.ts';

/** A bar for a person, a line every ten seconds for a log. */
export function openMeter(total: number, what: string): { show(done: number): void; stop(): void } {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({
      format: `{bar} {value} of {total} ${what}, {duration_formatted}`,
      clearOnComplete: true,
    });
    bar.start(total, 0);
    return { show: (done) => bar.update(done), stop: () => bar.stop() };
  }
  let toldMs = performance.now();
  return {
    show(done) {
      if (performance.now() - toldMs < 10_000) return;
      toldMs = performance.now();
      say(`${done} of ${total} ${what}`);
    },
    stop() {},
  };
}
