import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { FieldError, Schemas } from './api.ts';
import { mayRepeat, repeatAfterMs, retryAfterMs } from './repeat-rule.ts';
import { session } from './session.ts';
import { useStore } from './store.ts';

/** Why there is no answer: the server's refusal, or silence. */
export interface Trouble {
  code: Schemas['Problem']['code'] | 'silent';
  /** What is wrong with which field, by JSON pointer into the body. */
  errors: readonly FieldError[];
}

export class Refusal extends Error {
  readonly trouble: Trouble;
  /** When the server wants to be asked again; null: it has not said. */
  readonly afterMs: number | null;
  constructor(trouble: Trouble, afterMs: number | null = null) {
    super(trouble.code);
    this.trouble = trouble;
    this.afterMs = afterMs;
  }
}

export interface Answered<T> {
  data?: T;
  error?: Schemas['Problem'];
  response: Response;
}

/** @throws Refusal when the server says no, or nothing */
export async function answerOf<T>(call: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal({ code: 'silent', errors: [] });
  }
  if (answered.response.ok) return answered.data as T;
  const { code, errors = [] } = answered.error ?? { code: 'silent' as const };
  throw new Refusal({ code, errors }, retryAfterMs(answered.response.headers.get('retry-after')));
}

export function troubleOf(error: unknown): Trouble | null {
  if (!error) return null;
  return error instanceof Refusal ? error.trouble : { code: 'silent', errors: [] };
}

/** The account's own answers: what another one was told at this machine is never shown. */
function useOwnKey(key: readonly unknown[]): readonly unknown[] {
  const now = useStore(session);
  return [now.at === 'signed-in' ? now.me.id : null, ...key];
}

const unansweredOf = (error: Error) => ({
  code: troubleOf(error)?.code ?? 'silent',
  afterMs: error instanceof Refusal ? error.afterMs : null,
});

/** How every question is repeated. */
const REPEATS = {
  retry: (count: number, error: Error) => mayRepeat(count, unansweredOf(error)),
  retryDelay: (_count: number, error: Error) => repeatAfterMs(unansweredOf(error), Math.random()),
};

/** One question to the server, asked again when `key` changes; meanwhile the answer before is shown when `doesKeep`. */
export function useAnswer<T>(
  key: readonly unknown[],
  call: (signal: AbortSignal) => Promise<Answered<T>>,
  options: {
    isAsked?: boolean;
    doesKeep?: boolean;
    everyMs?: number | ((data: T | undefined) => number | false);
    /** Not asked again before: for what changes seldom, or is written down with each look. */
    freshMs?: number;
    /** Forgotten as soon as it is no longer shown. */
    isForgotten?: boolean;
  } = {},
): UseQueryResult<T> {
  const { isAsked = true, doesKeep = false, everyMs, freshMs, isForgotten = false } = options;
  return useQuery({
    queryKey: useOwnKey(key),
    queryFn: ({ signal }) => answerOf(call(signal)),
    enabled: isAsked,
    ...REPEATS,
    ...(freshMs !== undefined && { staleTime: freshMs }),
    ...(isForgotten && { gcTime: 0 }),
    placeholderData: doesKeep ? keepPreviousData : undefined,
    refetchInterval: typeof everyMs === 'function' ? (query) => everyMs(query.state.data) : (everyMs ?? false),
  });
}

/** A list, page after page. */
export function usePages<T extends { nextCursor: string | null }>(
  key: readonly unknown[],
  call: (cursor: string | undefined, signal: AbortSignal) => Promise<Answered<T>>,
  options: { isAsked?: boolean } = {},
): UseInfiniteQueryResult<{ pages: T[] }> {
  return useInfiniteQuery({
    queryKey: useOwnKey(key),
    queryFn: ({ pageParam, signal }) => answerOf(call(pageParam, signal)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: options.isAsked ?? true,
    ...REPEATS,
  });
}

export interface Act {
  isBusy: boolean;
  trouble: Trouble | null;
  /** Does it once however often it is called meanwhile. @returns true when the server has taken it */
  run(work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

/** Something that is done once: a proposal, a decision. */
export function useAct(): Act {
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isRunning = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (isRunning.current) return false;
    isRunning.current = true;
    setIsBusy(true);
    setTrouble(null);
    try {
      await work();
      return true;
    } catch (error) {
      setTrouble(troubleOf(error));
      return false;
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  }, []);
  const clear = useCallback(() => setTrouble(null), []);
  return { isBusy, trouble, run, clear };
}
