import type { Platform } from '../platform/platform.ts';
import type { Checkpoint, CheckpointReader } from './checkpoint.ts';
import { selectCheckpoints } from './checkpoint-store.ts';

/** How old the copy may be: a change made in another process works within this time. */
const FRESH_MS = 1000;

type Copy = ReadonlyMap<string, Checkpoint>;

/**
 * Answers from a copy in memory, at most a second old, so that a lane never waits for reference data; askers at the same
 * moment share one query. It is read on the lanes' own connections: who asks inside a transaction holds one of `db`, and as many of them as that
 * pool has would wait for each other. While the database is away the last copy is answered.
 * `invalidate` is for this process's own changes, after their commit: the next answer has them.
 * @throws the database's error when there has never been a copy
 */
export function openCheckpointReader(
  platform: Pick<Platform, 'laneReads' | 'log'>,
): CheckpointReader & { invalidate(): void } {
  let copy: Copy | undefined;
  // Monotonic, not the platform's clock: a corrected wall clock must not keep an old copy alive.
  let freshUntil = 0;
  let generation = 0;
  let loading: { generation: number; result: Promise<Copy> } | undefined;

  async function load(asked: number): Promise<Copy> {
    try {
      const rows = await selectCheckpoints(platform.laneReads);
      const loaded: Copy = new Map(rows.map((row) => [row.code, row]));
      // A load that began before a change may not have seen it; it must not hide the load that came after.
      if (asked === generation) copy = loaded;
      return loaded;
    } catch (error) {
      if (!copy) throw error;
      platform.log.warn({ err: error }, 'checkpoints-not-read');
      return copy;
    } finally {
      if (asked === generation) {
        freshUntil = performance.now() + FRESH_MS;
        loading = undefined;
      }
    }
  }

  function current(): Promise<Copy> {
    if (copy && performance.now() < freshUntil) return Promise.resolve(copy);
    if (loading?.generation !== generation) loading = { generation, result: load(generation) };
    return loading.result;
  }

  return {
    find: async (code) => (await current()).get(code),
    list: async () => [...(await current()).values()],
    invalidate() {
      generation += 1;
      freshUntil = 0;
    },
  };
}
