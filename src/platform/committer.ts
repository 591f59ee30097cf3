import { IamisError } from '../core/errors.ts';
import { commitStatement, type KeyedUnit, keyOf } from './commit-statement.ts';
import { isDatabaseUnavailable } from './database.ts';
import type { FactUnit } from './fact-unit.ts';
import type { RunStatement } from './statement.ts';

export interface Committer {
  /**
   * Resolves after the commit: true when this unit's rows are durable, false when its claim was already there.
   * @throws the database's error when this very unit can't be written; another unit's fault never reaches it; IamisError `overloaded`
   *   when too many wait
   */
  commit(unit: FactUnit): Promise<boolean>;
  /** Waits for everything accepted so far. */
  drain(): Promise<void>;
}

/** Some seconds of work: who comes later is told at once to come back. */
const MOST_WAITING = 2_000;

interface Waiting extends KeyedUnit {
  resolve: (won: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes concurrent requests' rows in shared multi-row commits. A lone request is written at once; while a commit is
 * under way the next ones gather (at most `maxUnits`), so that the batch grows with the load and never waits for a timer.
 * @param run on connections that nobody else uses: each commit is one statement
 */
export function openCommitter(run: RunStatement, options: { maxUnits?: number; lanes?: number } = {}): Committer {
  const { maxUnits = 64, lanes = 2 } = options;
  let waiting: Waiting[] = [];
  let busyLanes = 0;
  let isPumpComing = false;
  const idle: (() => void)[] = [];

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const keys = new Set<string>();
    for (const item of waiting) {
      // The same key twice in one statement would tell both that they have won.
      if (batch.length < maxUnits && !keys.has(item.key)) {
        keys.add(item.key);
        batch.push(item);
      } else later.push(item);
    }
    waiting = later;
    return batch;
  }

  /** One transaction. @returns the keys that have won */
  async function write(items: Waiting[]): Promise<Set<string>> {
    const ordered = items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const { statement, values } = commitStatement(ordered);
    return new Set((await run<{ key: string }>(statement, values)).map(({ key }) => key));
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const won = await write(batch);
      for (const item of batch) item.resolve(won.has(item.key));
    } catch (error) {
      // One row is poisoned: each unit gets a commit of its own, and only the poisoned one fails.
      if (batch.length > 1 && !isDatabaseUnavailable(error)) for (const item of batch) await writeBatch([item]);
      else for (const item of batch) item.reject(error);
      // Who waits behind a database that does not answer would wait as long again for the same news.
      if (isDatabaseUnavailable(error)) for (const item of waiting.splice(0)) item.reject(error);
    }
  }

  function pump(): void {
    isPumpComing = false;
    while (busyLanes < lanes && waiting.length > 0) {
      busyLanes += 1;
      void writeBatch(takeBatch()).finally(() => {
        busyLanes -= 1;
        wakePump();
        if (busyLanes === 0 && waiting.length === 0) for (const wake of idle.splice(0)) wake();
      });
    }
  }

  /** After the sockets that are ready now have been read: their requests share a commit. */
  function wakePump(): void {
    if (!isPumpComing) setImmediate(pump);
    isPumpComing = true;
  }

  return {
    commit(unit) {
      return new Promise((resolve, reject) => {
        if (waiting.length >= MOST_WAITING) return reject(new IamisError('overloaded', { retryAfterS: 1 }));
        waiting.push({ unit, key: keyOf(unit), resolve, reject });
        wakePump();
      });
    },
    drain() {
      return busyLanes === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake));
    },
  };
}
