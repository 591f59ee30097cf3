import type { CalendarDate } from '../core/dates.ts';
import type { RecordedTraveller } from '../crossings/recorded-traveller-reader.ts';
import type { StepAside } from '../platform/time-slice.ts';
import type { ListedEntry } from '../screening/listed-entry.ts';
import type { ScreeningIndex } from '../screening/screening-index.ts';
import { factsMissing, type Narrowing, narrowingOf, valuesBeside, valuesOf, withFact } from './narrowing.ts';

/** Crossings that are kept to be asked again: at some 16 µs each, sixty birth years of so many take five seconds. */
export const MOST_NARROWED = 5_000;
/** A fact that takes longer isn't told. */
const PATIENCE_MS = 10_000;

export interface NarrowingQuestion {
  entry: ListedEntry;
  /** All crossings that the entry meets as it is, band log included: with one more fact some of those are reviewed. */
  met: readonly RecordedTraveller[];
  personOf(traveller: RecordedTraveller): string | null;
  onDate: CalendarDate;
}

/**
 * What each fact that the entry lacks would leave of the people whom it meets: the entry is screened against them with each value that occurs
 * among them. Screened and not grouped, since a year next to one's own may agree as well, and a nationality may bring in who was too far before.
 * @param index its own list, in which the entry stands already
 */
export async function narrowEntry(
  index: ScreeningIndex,
  { entry, met, personOf, onDate }: NarrowingQuestion,
  stepAside: StepAside,
): Promise<Narrowing[]> {
  const narrowings: Narrowing[] = [];
  const deadlineMs = performance.now() + PATIENCE_MS;
  let { version } = entry;
  for (const fact of factsMissing(entry)) {
    const values = new Set(met.flatMap(({ documents }) => valuesOf(fact, documents)));
    const tried = new Set([...values, ...[...values].flatMap((value) => valuesBeside(fact, value))]);
    const counts: number[] = [];
    for (const value of tried) {
      version += 1;
      index.apply([{ kind: 'put', entry: { ...withFact(entry, fact, value), version } }]);
      const persons = new Set<string>();
      for (const traveller of met) {
        const { documents, direction, inspectionId } = traveller;
        const [hit] = index.screen({ documents, direction, onDate }).hits;
        if (hit && hit.band !== 'log') persons.add(personOf(traveller) ?? inspectionId);
        await stepAside();
        if (performance.now() > deadlineMs) return narrowings;
      }
      counts.push(persons.size);
    }
    const narrowing = narrowingOf(fact, counts.slice(0, values.size), counts.slice(values.size));
    if (narrowing) narrowings.push(narrowing);
  }
  return narrowings;
}
