import type { Platform } from '../platform/platform.ts';
import type { StayRule } from './stay-rule.ts';
import { selectRules } from './stay-rule-store.ts';

/** How old the copy may be. A rule is added for a later day, so that nobody is judged without one. */
const FRESH_MS = 5000;

/** The rules of authorised stay, those that are over included. */
export interface StayRules {
  list(): Promise<readonly StayRule[]>;
  /** For this process's own changes, after their commit: the next answer has them. */
  invalidate(): void;
}

/**
 * Answers from a copy in memory, at most five seconds old; while the database is away, the last copy.
 * @throws the database's error when there has never been a copy
 */
export function openStayRules(platform: Pick<Platform, 'db' | 'log'>): StayRules {
  let copy: readonly StayRule[] | undefined;
  let freshUntil = 0;
  let generation = 0;
  let loading: { generation: number; result: Promise<readonly StayRule[]> } | undefined;

  const load = async (asked: number): Promise<readonly StayRule[]> => {
    try {
      const rules = await selectRules(platform.db);
      // A load that began before a change may not have seen it; it must not hide the load that came after.
      if (asked === generation) copy = rules;
      return rules;
    } catch (error) {
      if (!copy) throw error;
      platform.log.warn({ err: error }, 'stay-rules-not-read');
      return copy;
    } finally {
      if (asked === generation) {
        freshUntil = performance.now() + FRESH_MS;
        loading = undefined;
      }
    }
  };

  return {
    list() {
      if (copy && performance.now() < freshUntil) return Promise.resolve(copy);
      if (loading?.generation !== generation) loading = { generation, result: load(generation) };
      return loading.result;
    },
    invalidate() {
      generation += 1;
      freshUntil = 0;
    },
  };
}
