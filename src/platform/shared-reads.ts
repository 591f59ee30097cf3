import { isDatabaseUnavailable } from './database.ts';

/** Answers one asking among others that ask at the same moment. */
export type SharedRead<Ask, Answer> = (ask: Ask) => Promise<Answer>;

interface Waiting<Ask, Answer> {
  ask: Ask;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets concurrent requests share one query, as the committer lets them share a commit. A lone request asks at once; while a query is under
 * way the next ones gather, and go together: starting a query over all months' partitions costs more than another key in it.
 * @param read answers a batch, in its order; when a batch fails, each ask is read alone, and fails alone
 */
export function shareReads<Ask, Answer>(
  read: (asks: Ask[]) => Promise<Answer[]>,
  options: { maxAsks?: number; lanes?: number } = {},
): SharedRead<Ask, Answer> {
  const { maxAsks = 64, lanes = 2 } = options;
  const waiting: Waiting<Ask, Answer>[] = [];
  let busyLanes = 0;
  let isPumpComing = false;

  async function readBatch(batch: Waiting<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await read(batch.map(({ ask }) => ask));
      for (const [at, item] of batch.entries()) item.resolve(answers[at] as Answer);
    } catch (error) {
      if (isDatabaseUnavailable(error)) for (const item of [...batch, ...waiting.splice(0)]) item.reject(error);
      else if (batch.length === 1) batch[0]?.reject(error);
      else for (const item of batch) await readBatch([item]);
    }
  }

  function pump(): void {
    isPumpComing = false;
    while (busyLanes < lanes && waiting.length > 0) {
      busyLanes += 1;
      void readBatch(waiting.splice(0, maxAsks)).finally(() => {
        busyLanes -= 1;
        wakePump();
      });
    }
  }

  /** After the sockets that are ready now have been read: their requests go together. */
  function wakePump(): void {
    if (!isPumpComing) setImmediate(pump);
    isPumpComing = true;
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      wakePump();
    });
}
