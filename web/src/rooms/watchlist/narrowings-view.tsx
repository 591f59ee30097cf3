import { entryWords, narrowingWords } from '../../words/entry.ts';
import { formatNumber } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import type { Simulation } from './use-simulation.ts';

type Narrowing = Simulation['narrowings'][number];

/** What a birth year, and each other fact that is not typed yet, would leave of the people: whichever value it turns out to have. */
export function NarrowingsView({ narrowings }: { narrowings: readonly Narrowing[] }) {
  const { say } = useLanguage();
  const figure = (persons: number | null) => (persons === null ? say(entryWords.simFew) : formatNumber(persons));
  return (
    <div>
      <ul className="narrowings">
        {narrowings.map(({ fact, typical, most }) => (
          <li key={fact}>
            {say(narrowingWords[fact])}{' '}
            {typical === most
              ? say(entryWords.simAtMost, { most: figure(most) })
              : say(entryWords.simUsually, { typical: figure(typical), most: figure(most) })}
          </li>
        ))}
      </ul>
      <p className="quiet-text">{say(entryWords.simNarrowed)}</p>
    </div>
  );
}
