import { type Checkpoint, useCheckpoints as useKnownCheckpoints } from '../../platform/checkpoints.ts';
import { modeWords } from '../../words/checkpoints.ts';
import { useCountryName } from '../../words/countries.ts';
import { purposeWords } from '../../words/journey.ts';
import { useLanguage } from '../../words/language.ts';
import { sexWords, termWords } from '../../words/terms.ts';
import type { FilterName } from './view.ts';

export type { Checkpoint } from '../../platform/checkpoints.ts';

const NONE: readonly Checkpoint[] = [];

/** The checkpoints; none before they are there. */
export function useCheckpoints(): readonly Checkpoint[] {
  return useKnownCheckpoints().data ?? NONE;
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
