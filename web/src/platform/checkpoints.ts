import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../words/language.ts';
import { api, type Schemas } from './api.ts';

export type Checkpoint = Schemas['Checkpoint'];

/** The checkpoints with their names in three languages; they change seldom. */
export function useCheckpoints() {
  return useQuery({
    queryKey: ['checkpoints'],
    staleTime: 10 * 60_000,
    queryFn: async (): Promise<readonly Checkpoint[]> => {
      const { data } = await api.GET('/v1/checkpoints');
      if (!data) throw new Error('no checkpoints');
      return data.checkpoints;
    },
  });
}

/** A checkpoint's name in the screen's language; its code until the names are there. */
export function useCheckpointName(): (code: string) => string {
  const { language } = useLanguage();
  const { data } = useCheckpoints();
  return (code) => data?.find((one) => one.code === code)?.names[language] ?? code;
}
