import { useLanguage } from '../words/language.ts';
import { useAnswer } from './answer.ts';
import { api, type Schemas } from './api.ts';

export type Checkpoint = Schemas['Checkpoint'];

const SELDOM_MS = 10 * 60_000;

/** The checkpoints with their names in three languages; they change seldom. */
export function useCheckpoints(): { data: readonly Checkpoint[] | undefined; isError: boolean; isPending: boolean } {
  const { data, isError, isPending } = useAnswer(['checkpoints'], (signal) => api.GET('/v1/checkpoints', { signal }), {
    freshMs: SELDOM_MS,
  });
  return { data: data?.checkpoints, isError, isPending };
}

/** A checkpoint's name in the screen's language; its code until the names are there. */
export function useCheckpointName(): (code: string) => string {
  const { language } = useLanguage();
  const { data } = useCheckpoints();
  return (code) => data?.find((one) => one.code === code)?.names[language] ?? code;
}
