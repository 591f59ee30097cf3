import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { canonicalState, HOME_STATE } from '../core/countries.ts';
import { type CalendarDate, localDate } from '../core/dates.ts';
import { factState } from '../crossings/inspection.ts';
import { rowsOfIdentity } from '../crossings/inspection-rows.ts';
import { readMrz } from '../documents/read-mrz.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import type { Traffic } from './border-traffic.ts';
import { copyLine } from './copy-rows.ts';
import { habitOf, type TravelHabit } from './invented-journey.ts';
import { inventPerson, passportMrz } from './invented-person.ts';
import { NATIONS } from './nations.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/** What facts tell of a traveller; thousands share one. */
export interface BulkProfile extends Pick<TravelHabit, 'kind' | 'purpose'> {
  home: Checkpoint;
  /** As the passport writes it. */
  mrzCode: string;
  /** As facts know it: `DEU`, not the zone's `D`. */
  nationality: string;
  isCitizen: boolean;
  sex: string;
}

/** Columns of an identity behind the inspection's id: the person's, the same at each crossing. */
export const PERSON_COLUMNS = [
  ...['revision', 'ordinal', 'document_code', 'document_class', 'document_format', 'issuing_state', 'document_number'],
  ...['surname', 'given_names', 'native_name', 'is_name_truncated', 'name_key', 'nationality', 'birth_date', 'sex'],
  ...['expiry_date', 'personal_number', 'optional_data', 'raw_mrz', 'checks', 'findings'],
];

/** No identity of the invented names comes near it. */
export const MOST_IDENTITY_BYTES = 2_048;
const SLAB_BYTES = 1 << 26;
const DAY_MS = 86_400_000;

/**
 * Invented people by number. An identity is read from the person's passport as a lane reads it, which costs 20 µs; kept as bytes, it
 * costs a copy at each further crossing. A person takes 340 bytes of memory.
 */
export class BulkPeople {
  readonly #slabs: Buffer[] = [];
  readonly #starts: Float64Array;
  readonly #profileOf: Uint32Array;
  readonly #birthDays: Int32Array;
  readonly #profiles: BulkProfile[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #world: ReturnType<typeof worldOf>;
  #end = 0;
  count = 0;

  constructor(seed: string, traffic: Traffic, now: Date, most: number) {
    this.#world = worldOf(seed, traffic, now);
    this.#starts = new Float64Array(most + 1);
    this.#profileOf = new Uint32Array(most);
    this.#birthDays = new Int32Array(most);
  }

  /** Makes the next person. @returns their number */
  add(): number {
    const number = this.count;
    const { profile, document } = invent(seededRandom(`${this.#world.seed} person ${number}`), this.#world, number);
    const [row = {}] = rowsOfIdentity('', 1, [document]);
    let slab = this.#slabs[this.#slabs.length - 1];
    if (!slab || this.#slabs.length * SLAB_BYTES - this.#end < MOST_IDENTITY_BYTES) {
      this.#end = this.#slabs.length * SLAB_BYTES;
      slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      this.#slabs.push(slab);
    }
    this.#starts[number] = this.#end;
    this.#end += slab.write(copyLine(row, PERSON_COLUMNS), this.#end % SLAB_BYTES);
    this.#profileOf[number] = this.#numberOf(profile);
    this.#birthDays[number] = Date.parse(document.birthDate ?? '') / DAY_MS;
    this.count += 1;
    return number;
  }

  profile(number: number): BulkProfile {
    const profile = number < this.count ? this.#profiles[this.#profileOf[number] ?? 0] : undefined;
    if (!profile) throw new RangeError(`nobody has the number ${number}`);
    return profile;
  }

  /** Days since 1970; negative before. */
  birthDay(number: number): number {
    return this.#birthDays[number] ?? 0;
  }

  /** Copies the person's identity, a line of COPY, to a place in `target`. @returns where it ends */
  copyIdentity(number: number, target: Buffer, at: number): number {
    const start = this.#starts[number] ?? 0;
    const slab = this.#slabs[Math.floor(start / SLAB_BYTES)];
    if (!slab || number >= this.count) throw new RangeError(`nobody has the number ${number}`);
    const from = start % SLAB_BYTES;
    return at + slab.copy(target, at, from, slab.indexOf(10, from) + 1);
  }

  #numberOf(profile: BulkProfile): number {
    const { home, mrzCode, sex, kind, purpose } = profile;
    const key = `${home.code} ${mrzCode} ${sex} ${kind} ${purpose}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#profiles.length);
    return this.#profiles.push(profile) - 1;
  }
}

/** The passport of a bulk person by number, without making the others: the same seed and day give the same. */
export function bulkDocument(seed: string, traffic: Traffic, now: Date, number: number): TravelDocument {
  return invent(seededRandom(`${seed} person ${number}`), worldOf(seed, traffic, now), number).document;
}

function worldOf(seed: string, traffic: Traffic, now: Date) {
  return { seed, traffic, today: localDate(now), offset: seededRandom(`${seed} numbers`).int(0, 999_999) };
}

/** The first people cross at each checkpoint, the next come from each nation, so that none is missing. */
function invent(
  random: Random,
  { traffic, today, offset }: { traffic: Traffic; today: CalendarDate; offset: number },
  number: number,
): { profile: BulkProfile; document: TravelDocument } {
  const nation = NATIONS[number - traffic.checkpoints.length];
  const airport =
    nation && traffic.checkpoints.find(({ mode, status }) => mode === 'air' && status === 'international');
  const home = airport ?? traffic.checkpoints[number] ?? traffic.checkpoint(random);
  const mrzCode = nation?.code ?? traffic.nationality(random, home);
  const isMinor = home.status !== 'goods' && random.chance(0.06);
  const ages = isMinor ? ([3, 17] as const) : ([21, 74] as const);
  const person = inventPerson(random, today, { nationality: mrzCode, ages });
  const lines = passportMrz({ ...person, passportNumber: numberOf(mrzCode, number, offset) });
  const reading = readMrz(lines, today);
  if (!reading.ok) throw new Error(`an invented passport cannot be read: ${reading.code}`);
  const { document } = reading;
  const { kind, purpose } = habitOf(random, home, { nationality: mrzCode, isMinor });
  const nationality = factState(document.nationality);
  const isCitizen = canonicalState(mrzCode) === HOME_STATE;
  return { profile: { home, mrzCode, nationality, isCitizen, sex: document.sex, kind, purpose }, document };
}

const patternOf = new Map(NATIONS.map(({ code, passport }) => [code, passport]));

/** The digits go on in steps that meet each value once before any comes again: no two people of a nation share a number. */
function numberOf(mrzCode: string, number: number, offset: number): string {
  const pattern = patternOf.get(mrzCode) ?? 'P########';
  const digits = pattern.split('#').length - 1;
  const text = String((number * 7_654_321 + offset) % 10 ** digits).padStart(digits, '0');
  let at = 0;
  return pattern.replaceAll('#', () => text[at++] ?? '0');
}
