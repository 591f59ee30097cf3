import { IamisError } from '../core/errors.ts';
import { isDatabaseUnavailable } from './database.ts';

/** Work that concurrent requests give to the database together. */
export interface Batches<Item, Answer> {
  /** @throws what the work throws for this very item; IamisError `overloaded` when too many wait */
  add(item: Item): Promise<Answer>;
  /** Waits for everything accepted so far. */
  drain(): Promise<void>;
}

export interface BatchOptions<Item> {
  /** Items of one batch. */
  mostItems?: number;
  /** Batches under way at a time. */
  lanes?: number;
  mostWaiting?: number;
  /** Two items of the same key never go in one batch. */
  keyOf?: (item: Item) => string;
}

/** Some seconds of work: who comes later is told at once to come back. */
const MOST_WAITING = 2_000;

interface Waiting<Item, Answer> {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what comes while a batch is under way: a lone item goes at once, and the batches grow with the load, never waiting for a timer.
 * @param work answers a batch, in its order; when one fails each of its items is worked alone, and fails alone
 */
export function openBatches<Item, Answer>(
  work: (items: Item[]) => Promise<Answer[]>,
  { mostItems = 64, lanes = 2, mostWaiting = MOST_WAITING, keyOf }: BatchOptions<Item> = {},
): Batches<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let busyLanes = 0;
  let isPumpComing = false;
  const idle: (() => void)[] = [];

  function takeBatch(): Waiting<Item, Answer>[] {
    if (!keyOf) return waiting.splice(0, mostItems);
    const batch: Waiting<Item, Answer>[] = [];
    const later: Waiting<Item, Answer>[] = [];
    const keys = new Set<string>();
    for (const one of waiting) {
      const key = keyOf(one.item);
      if (batch.length < mostItems && !keys.has(key)) {
        keys.add(key);
        batch.push(one);
      } else later.push(one);
    }
    waiting = later;
    return batch;
  }

  async function workBatch(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(batch.map(({ item }) => item));
      for (const [at, one] of batch.entries()) one.resolve(answers[at] as Answer);
    } catch (error) {
      // One item is poisoned: each goes alone, and only the poisoned one fails.
      if (batch.length > 1 && !isDatabaseUnavailable(error)) for (const one of batch) await workBatch([one]);
      else for (const one of batch) one.reject(error);
      // Who waits behind a database that does not answer would wait as long again for the same news.
      if (isDatabaseUnavailable(error)) for (const one of waiting.splice(0)) one.reject(error);
    }
  }

  function pump(): void {
    isPumpComing = false;
    while (busyLanes < lanes && waiting.length > 0) {
      busyLanes += 1;
      void workBatch(takeBatch()).finally(() => {
        busyLanes -= 1;
        wakePump();
        if (busyLanes === 0 && waiting.length === 0) for (const wake of idle.splice(0)) wake();
      });
    }
  }

  /** After the sockets that are ready now have been read: their requests go together. */
  function wakePump(): void {
    if (!isPumpComing) setImmediate(pump);
    isPumpComing = true;
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting) return reject(new IamisError('overloaded', { retryAfterS: 1 }));
        waiting.push({ item, resolve, reject });
        wakePump();
      });
    },
    drain() {
      return busyLanes === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake));
    },
  };
}
