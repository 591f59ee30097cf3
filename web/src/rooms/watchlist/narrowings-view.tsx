import { entryWords, narrowingWords } from '../../words/entry.ts';
import { formatNumber } from '../../words/figures.ts';
import { type Say, useLanguage } from '../../words/language.ts';
import type { Simulation } from './use-simulation.ts';

type Narrowing = Simulation['narrowings'][number];

function sayFigures(say: Say, { typical, most }: Narrowing): string {
  if (most === null) return say(entryWords.simOnlyFew);
  if (typical === most) return say(entryWords.simAtMost, { most });
  return say(entryWords.simUsually, {
    typical: typical === null ? say(entryWords.simFew) : formatNumber(typical),
    most,
  });
}

/** What a birth year, and each other fact that is not typed yet, would leave of the people: whichever value it turns out to have. */
export function NarrowingsView({ narrowings }: { narrowings: readonly Narrowing[] }) {
  const { say } = useLanguage();
  return (
    <div>
      <ul className="narrowings">
        {narrowings.map((narrowing) => (
          <li key={narrowing.fact}>
            {say(narrowingWords[narrowing.fact])} {sayFigures(say, narrowing)}
          </li>
        ))}
      </ul>
      <p className="quiet-text">{say(entryWords.simNarrowed)}</p>
    </div>
  );
}
