import type { UseQueryResult } from '@tanstack/react-query';
import { type Answered, useAnswer } from '../../platform/answer.ts';

/** Figures change with every crossing, and nobody reads them so fast. */
const FRESH_MS = 60_000;

/** One question to a report of the API's, which is CSV for whoever wants that, and is read here as JSON. */
export function useReport<T extends object>(
  key: readonly unknown[],
  call: (signal: AbortSignal) => Promise<Answered<T | string>>,
  options: Pick<NonNullable<Parameters<typeof useAnswer<T>>[2]>, 'isAsked' | 'doesKeep' | 'everyMs'> = {},
): UseQueryResult<T> {
  return useAnswer<T>(
    key,
    async (signal) => {
      const { data, ...answer } = await call(signal);
      return typeof data === 'object' ? { ...answer, data } : answer;
    },
    { ...options, freshMs: FRESH_MS },
  );
}
