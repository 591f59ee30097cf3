import { type BatchOptions, openBatches } from './batches.ts';
import { commitStatement, type KeyedUnit, keyOf } from './commit-statement.ts';
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

/**
 * Writes concurrent requests' rows in shared multi-row commits. A lone request is written at once; while a commit is under way the next
 * ones gather.
 * @param run on connections that nobody else uses: each commit is one statement
 */
export function openCommitter(run: RunStatement, options: Pick<BatchOptions<KeyedUnit>, 'lanes'> = {}): Committer {
  /** One transaction. */
  async function write(items: KeyedUnit[]): Promise<boolean[]> {
    const ordered = items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const { statement, values } = commitStatement(ordered);
    const won = new Set((await run<{ key: string }>(statement, values)).map(({ key }) => key));
    return items.map(({ key }) => won.has(key));
  }
  // The same key twice in one statement would tell both that they have won.
  const batches = openBatches(write, { ...options, keyOf: ({ key }) => key });
  return {
    commit: (unit) => batches.add({ unit, key: keyOf(unit) }),
    drain: batches.drain,
  };
}
