import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../../platform/api.ts';
import { useCountryName } from '../../words/countries.ts';
import { useLanguage } from '../../words/language.ts';
import { modeWords, purposeWords } from '../../words/statistics.ts';
import { sexWords, termWords } from '../../words/terms.ts';
import type { FilterName } from './view.ts';

export type Checkpoint = Schemas['Checkpoint'];

/** The checkpoints with their names in three languages; they change seldom. */
export function useCheckpoints(): readonly Checkpoint[] {
  const { data } = useQuery({
    queryKey: ['checkpoints'],
    staleTime: 10 * 60_000,
    queryFn: async (): Promise<readonly Checkpoint[]> => {
      const { data } = await api.GET('/v1/checkpoints');
      if (!data) throw new Error('no checkpoints');
      return data.checkpoints;
    },
  });
  return data ?? [];
}

/** The value of a dimension in the screen's language; the code itself where there is no name for it. */
export type NameOf = (dimension: FilterName, value: string) => string;

const tables: Partial<
  Record<FilterName, Readonly<Record<string, Parameters<ReturnType<typeof useLanguage>['say']>[0]>>>
> = {
  direction: { entry: termWords.entry, exit: termWords.exit },
  mode: modeWords,
  purpose: purposeWords,
  sex: sexWords,
};

export function useNames(): NameOf {
  const { language, say } = useLanguage();
  const checkpoints = useCheckpoints();
  const countryName = useCountryName();
  return (dimension, value) => {
    if (dimension === 'checkpoint') return checkpoints.find(({ code }) => code === value)?.names[language] ?? value;
    if (dimension === 'nationality' || dimension === 'neighbour') return countryName(value);
    const saying = tables[dimension]?.[value];
    return saying ? say(saying) : value;
  };
}
