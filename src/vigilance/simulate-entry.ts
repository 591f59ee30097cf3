import { localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { idFloor, newId } from '../core/ids.ts';
import { type RecordedTraveller, readRecordedTravellers } from '../crossings/recorded-traveller-reader.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices } from '../platform/time-slice.ts';
import type { ScreeningIndex } from '../screening/screening-index.ts';
import { listedEntry } from '../watchlist/feed-reader.ts';
import type { EntryContent } from '../watchlist/watchlist-entry.ts';
import { MOST_NARROWED, narrowEntry } from './narrow-entry.ts';
import type { Narrowing } from './narrowing.ts';
import { personKeyOf } from './person-key.ts';
import { openTally, SIMULATED_DAYS, type Simulation } from './simulation.ts';

const DAY_MS = 86_400_000;
/** A person waits for the answer: then what was counted so far is told, and that it is not all. */
const PATIENCE_MS = 60_000;
/** Who waits behind a simulation; more are asked to come back. */
const MOST_WAITING = 8;

export interface FinishedSimulation extends Simulation {
  /** The newest crossings are simulated first: from here on everything was. */
  from: Date;
  to: Date;
  /** False when the time was over before the 30 days were. */
  isComplete: boolean;
  policy: string;
  /** What each fact that it lacks would leave. Empty when nobody was met, when it lacks none, and when more than 5,000 crossings were met. */
  narrowings: Narrowing[];
}

export interface SimulatedEntry {
  content: EntryContent;
  ownerAgency: string;
  /** Whether it is asked what one more fact would do, too. */
  isNarrowed?: boolean;
}

export interface Simulator {
  /**
   * What an entry would have done to the crossings of the last 30 days, whatever its validity: it is asked what it would have done had
   * it been in force. One at a time in a process, on the reports' connections, in slices that leave the event loop free.
   * @throws IamisError `overloaded` when many wait already, `screening-unavailable` while no list is loaded
   */
  simulate(entry: SimulatedEntry): Promise<FinishedSimulation>;
}

type SimulatorPlatform = Pick<Platform, 'reports' | 'secrets' | 'clock'>;
/** An empty list that judges as the lanes' list does. */
type OpenSideList = () => ScreeningIndex;

export function openSimulator(
  platform: SimulatorPlatform,
  openSideList: OpenSideList,
  patienceMs: number = PATIENCE_MS,
): Simulator {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async simulate(entry) {
      if (waiting >= MOST_WAITING) throw new IamisError('overloaded', { retryAfterS: 10 });
      waiting += 1;
      const mine = last.then(() => run(platform, openSideList(), entry, patienceMs));
      last = mine.catch(() => {});
      return mine.finally(() => {
        waiting -= 1;
      });
    },
  };
}

async function run(
  platform: SimulatorPlatform,
  index: ScreeningIndex,
  { content, ownerAgency, isNarrowed = false }: SimulatedEntry,
  patienceMs: number,
): Promise<FinishedSimulation> {
  const to = platform.clock();
  const from = new Date(to.getTime() - SIMULATED_DAYS * DAY_MS);
  const always = { ...content, validFrom: null, validTo: null };
  const simulated = listedEntry({ entry_id: newId(), version: 1, owner_agency: ownerAgency, content: always });
  index.apply([{ kind: 'put', entry: simulated }]);
  const personOf = ({ documents: [document] }: RecordedTraveller) =>
    document ? (personKeyOf(platform, document)?.toString('hex') ?? null) : null;
  const tally = openTally(personOf);
  const met: RecordedTraveller[] = [];
  const onDate = localDate(to);
  const stepAside = openSlices();
  const startedMs = performance.now();
  const end = { isComplete: false, at: to };
  const read = (below: string) => readRecordedTravellers(platform.reports, { from: idFloor(from.getTime()), below });
  // A late record may have an id of tomorrow's clock.
  let reading = read(idFloor(to.getTime() + DAY_MS));
  while (!end.isComplete && performance.now() - startedMs <= patienceMs) {
    const { travellers, cursor } = await reading;
    // The database reads the next page while this one is screened.
    if (cursor !== null) reading = read(cursor);
    reading.catch(() => {});
    for (const traveller of travellers) {
      const { documents, direction } = traveller;
      const [hit] = index.screen({ documents, direction, onDate }).hits;
      tally.add(traveller, hit);
      if (hit && isNarrowed && met.length <= MOST_NARROWED) met.push(traveller);
      end.at = traveller.occurredAt;
      await stepAside();
    }
    end.isComplete = cursor === null;
  }
  const { isComplete } = end;
  const { policy } = index;
  const narrowings =
    met.length > MOST_NARROWED ? [] : await narrowEntry(index, { entry: simulated, met, personOf, onDate }, stepAside);
  return { ...tally.result(), from: isComplete ? from : end.at, to, isComplete, policy, narrowings };
}
