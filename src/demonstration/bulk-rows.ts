import { hash } from 'node:crypto';
import { ageOn } from '../core/dates.ts';
import { type Advisory, advise } from '../crossings/advisory.ts';
import { signalOf } from '../crossings/signal.ts';
import { type BulkPeople, MOST_IDENTITY_BYTES, PERSON_COLUMNS } from './bulk-people.ts';
import type { BulkMovement } from './bulk-schedule.ts';
import { conveyanceOf, otherCountryOf } from './invented-journey.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/** Tables of a movement, with the columns that are written; what a lane leaves empty is not named. */
export const BULK_COLUMNS = {
  inspection: [
    ...['id', 'site', 'checkpoint', 'lane', 'direction', 'occurred_at', 'received_at', 'officer_id', 'capture_mode'],
    ...['traveller_kind', 'purpose', 'conveyance', 'residence', 'residence_basis', 'from_country', 'to_country'],
    ...['document_class', 'document_format', 'issuing_state', 'nationality', 'sex', 'age', 'verdict', 'signal'],
    ...['advisories', 'policy', 'list_version', 'list_age_ms', 'feed', 'entry_count', 'took_us', 'request_hash'],
    'is_invented',
  ],
  inspection_identity: ['inspection_id', ...PERSON_COLUMNS],
  decision: [
    ...['inspection_id', 'stage', 'site', 'outcome', 'reason', 'acknowledged', 'asks_for_protection', 'account_id'],
    ...['decided_at', 'recorded_at', 'request_hash'],
  ],
  crossing: [
    ...['inspection_id', 'revision', 'site', 'checkpoint', 'mode', 'direction', 'kind', 'occurred_at', 'nationality'],
    ...['sex', 'age', 'purpose', 'traveller_kind', 'residence', 'account_id', 'recorded_at', 'request_hash'],
    'is_invented',
  ],
  audit_entry: [
    ...['id', 'site', 'at', 'actor_id', 'actor_roles', 'action', 'object_kind', 'object_id', 'checkpoint', 'details'],
  ],
} as const;

export type BulkTable = keyof typeof BULK_COLUMNS;
export const BULK_TABLES = Object.keys(BULK_COLUMNS) as BulkTable[];

/** COPY's text for each table, and how many crossings it holds. */
export interface BulkBatch {
  crossings: number;
  rows: Record<BulkTable, Buffer>;
}

/** What the rows need to know of the world. */
export interface BulkDesk {
  site: string;
  /** Id of the account that inspects at a checkpoint. */
  officerAt(checkpoint: string): string;
  list: { policy: string; listVersion: number; entryCount: number };
}

const DAY_MS = 86_400_000;

/**
 * Writes movements as COPY's text: what `lane-rows.ts` makes of a lane's record with all its objects, in a tenth of the time. Verdicts are
 * clear, nobody is referred. A test holds the two together.
 */
export function openBulkRows(
  seed: string,
  people: BulkPeople,
  desk: BulkDesk,
): (movements: readonly BulkMovement[]) => BulkBatch {
  const random = seededRandom(`${seed} rows`);
  const id = openIds(random);
  const ageOf = openAges(people);
  const pages: Record<BulkTable, Page> = {
    inspection: new Page(),
    inspection_identity: new Page(),
    decision: new Page(),
    crossing: new Page(),
    audit_entry: new Page(),
  };

  const add = ({ person, atMs, checkpoint, direction, fate }: BulkMovement): void => {
    const { nationality, isCitizen, sex, kind, purpose } = people.profile(person);
    const age = ageOf(person, atMs);
    const advice = age < 18 ? adviceOnMinor(age) : NO_ADVICE;
    const inspectionId = id(atMs);
    const requestHash = `\\\\x${hash('sha256', `no request: ${inspectionId}`, 'hex')}`;
    const { site, list } = desk;
    const officer = desk.officerAt(checkpoint.code);
    const receivedMs = atMs + random.int(40, 900);
    const decidedMs = atMs + random.int(15_000, 100_000);
    const [at, received, decided] = [stamp(atMs), stamp(receivedMs), stamp(decidedMs)];
    const other = otherCountryOf(random, checkpoint);
    const isStated = purpose !== 'not-asked';
    const residence = isStated ? (isCitizen && purpose === 'return-home' ? other : nationality) : NULL;
    const conveyance = conveyanceOf(random, checkpoint, kind);
    const lanes = checkpoint.lanes.filter((lane) => lane.direction === direction || lane.direction === 'both');
    pages.inspection.add([
      ...[
        inspectionId,
        site,
        checkpoint.code,
        lanes.length > 0 ? random.pick(lanes).code : NULL,
        direction,
        at,
        received,
      ],
      ...[officer, 'reader', kind, purpose, conveyance ? JSON.stringify(conveyance) : NULL, residence],
      ...[isStated ? 'declared' : 'unknown', direction === 'entry' ? other : NULL, direction === 'exit' ? other : NULL],
      ...[
        'ordinary',
        'TD3',
        nationality,
        nationality,
        sex,
        age,
        'clear',
        advice.signal,
        advice.advisories,
        list.policy,
      ],
      ...[list.listVersion, random.int(200, 4_900), 'live', list.entryCount, random.int(8, 60), requestHash, 't'],
    ]);
    pages.inspection_identity.addPerson(inspectionId, people, person);
    const isAdmitted = fate === 'admit';
    const [reason, protection] = fate === 'refuse' ? ['purpose-not-shown', 'f'] : [NULL, NULL];
    pages.decision.add([
      ...[inspectionId, 'lane', site, fate, reason, isAdmitted ? advice.acknowledged : '{}', protection, officer],
      ...[decided, decided, requestHash],
    ]);
    if (isAdmitted) {
      pages.crossing.add([
        ...[inspectionId, 1, site, checkpoint.code, checkpoint.mode, direction, 'ordinary', at, nationality, sex, age],
        ...[purpose, kind, residence, officer, decided, requestHash, 't'],
      ]);
    }
    const audit = (atMs: number, text: string, action: string, details: string) =>
      pages.audit_entry.add([
        ...[id(atMs), site, text, officer, '{officer}', action, 'inspection', inspectionId, checkpoint.code, details],
      ]);
    const opened = `{"direction":"${direction}","verdict":"clear","signal":"${advice.signal}","isInvented":true}`;
    audit(receivedMs, received, 'open-inspection', opened);
    audit(decidedMs, decided, 'decide-inspection', `{"outcome":"${fate}","isInvented":true}`);
  };

  return (movements) => {
    for (const movement of movements) add(movement);
    const crossings = movements.filter(({ fate }) => fate === 'admit').length;
    const [inspection, identity, decision, crossing, audit] = BULK_TABLES.map((table) => pages[table].take());
    return {
      crossings,
      rows: {
        inspection: inspection ?? NO_BYTES,
        inspection_identity: identity ?? NO_BYTES,
        decision: decision ?? NO_BYTES,
        crossing: crossing ?? NO_BYTES,
        audit_entry: audit ?? NO_BYTES,
      },
    };
  };
}

const NULL = '\\N';
const NO_BYTES = Buffer.alloc(0);
/** The longest row of the tables is far below it. */
const MOST_ROW_BYTES = MOST_IDENTITY_BYTES;

/** Rows of one table as bytes. All but identities are plain ASCII. */
class Page {
  #bytes = Buffer.allocUnsafe(1 << 20);
  #end = 0;

  add(fields: readonly (string | number)[]): void {
    this.#makeRoom();
    this.#end += this.#bytes.write(`${fields.join('\t')}\n`, this.#end, 'latin1');
  }

  addPerson(inspectionId: string, people: BulkPeople, person: number): void {
    this.#makeRoom();
    this.#end += this.#bytes.write(`${inspectionId}\t`, this.#end, 'latin1');
    this.#end = people.copyIdentity(person, this.#bytes, this.#end);
  }

  /** The bytes so far; the page begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#end));
    this.#end = 0;
    return taken;
  }

  #makeRoom(): void {
    if (this.#bytes.length - this.#end > MOST_ROW_BYTES) return;
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

const NO_ADVICE = { advisories: '[]', signal: 'go', acknowledged: '{}' };

/** What the lane's own tables say of a minor with a passport in order. */
function adviceOnMinor(age: number): typeof NO_ADVICE {
  const advisories: Advisory[] = advise({
    ...{ documents: [], direction: 'entry', onDate: '2000-01-01', age, isOpenToNationality: true, isOpenNow: true },
    ...{ listAgeMs: 0, lastCrossing: null, seenAgain: null },
  });
  const codes = advisories.filter(({ level }) => level === 'look').map(({ code }) => code);
  return {
    advisories: JSON.stringify(advisories),
    signal: signalOf('clear', advisories),
    acknowledged: `{${codes.join(',')}}`,
  };
}

/** UUIDv7 of a time whose other bits come from the seed. */
function openIds(random: Random): (atMs: number) => string {
  const hex = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
  const four = (from: number, count: number) => hex[from + Math.floor(random.next() * count)] ?? '';
  return (atMs) => {
    const time = Math.floor(atMs);
    const high = Math.floor(time / 2 ** 16);
    const prefix = `${hex[Math.floor(high / 65_536)]}${hex[high % 65_536]}-${hex[time % 65_536]}`;
    return `${prefix}-${four(0x7000, 0x1000)}-${four(0x8000, 0x4000)}-${four(0, 65_536)}${four(0, 65_536)}${four(0, 65_536)}`;
  };
}

/** Completed years on the local day: asked for each movement, so days are turned into dates once. */
function openAges(people: BulkPeople): (person: number, atMs: number) => number {
  const dates = new Map<number, string>();
  const dateOf = (day: number) => {
    const known = dates.get(day);
    if (known !== undefined) return known;
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    dates.set(day, date);
    return date;
  };
  // The country is six hours ahead of UTC.
  return (person, atMs) => ageOn(dateOf(people.birthDay(person)), dateOf(Math.floor((atMs + 21_600_000) / DAY_MS)));
}

let stampedDay = -1;
let stampedText = '';
const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

/** As `toISOString`, five times as fast for times of one day. */
function stamp(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  if (day !== stampedDay) {
    stampedDay = day;
    stampedText = new Date(day * DAY_MS).toISOString().slice(0, 11);
  }
  const left = Math.floor(ms - day * DAY_MS);
  const seconds = Math.floor(left / 1000);
  const minutes = Math.floor(seconds / 60);
  return `${stampedText}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${String(left % 1000).padStart(3, '0')}Z`;
}
