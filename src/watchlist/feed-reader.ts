import type { PoolClient } from 'pg';
import type { ListedEntry } from '../screening/listed-entry.ts';
import type { ScreeningChange } from '../screening/screening-index.ts';
import type { FeedPosition } from './change-feed.ts';
import type { VersionStatus } from './entry-state.ts';
import type { EntryContent } from './watchlist-entry.ts';

/** The feed as one snapshot of the database shows it. */
export interface FeedSnapshot extends FeedPosition {
  /** How long ago the list's own site was known to be at work on it, in milliseconds by the database's clock; null: never. */
  beatAgeMs: number | null;
}

/** One version as its row has it. */
export interface VersionRow {
  entry_id: string;
  version: number;
  owner_agency: string;
  content: EntryContent;
}

const BATCH = 2_000;
/** Reading a batch and handing it over keeps the event loop for a few milliseconds. */
const LOAD_BATCH = 250;

/** Runs `work` in one read-only snapshot: the position and the rows belong together. */
export async function inSnapshot<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const answer = await work();
    await client.query('commit');
    return answer;
  } catch (error) {
    // A lost line can't roll back; the server has done it.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** Says that the list's own site is at work. Several processes share the beat: one every three seconds is written. */
export async function beat(client: PoolClient, site: string): Promise<void> {
  await client.query(
    `insert into feed_heartbeat (site, beat_at) values ($1, clock_timestamp())
     on conflict (site) do update set beat_at = excluded.beat_at
     where feed_heartbeat.beat_at < excluded.beat_at - interval '3 seconds'`,
    [site],
  );
}

export async function readSnapshot(client: PoolClient, listSite: string): Promise<FeedSnapshot> {
  const { rows } = await client.query<{ change_seq: number; open_seq: number; beat_age_ms: number | null }>(
    `select c.change_seq, c.open_seq,
       (select extract(epoch from clock_timestamp() - h.beat_at) * 1000 from feed_heartbeat h where h.site = $1) as beat_age_ms
     from watchlist_counter c`,
    [listSite],
  );
  const [row] = rows;
  if (!row) throw new Error('watchlist_counter has no row');
  return {
    changeSeq: row.change_seq,
    openSeq: row.open_seq,
    beatAgeMs: row.beat_age_ms === null ? null : Math.max(0, row.beat_age_ms),
  };
}

/** All versions in force, by a cursor: the memory needed does not grow with the list. Inside `inSnapshot`. */
export async function* readActiveEntries(client: PoolClient): AsyncGenerator<ListedEntry[]> {
  await client.query(
    `declare active_entry no scroll cursor for
     select v.entry_id, v.version, v.owner_agency, v.content
     from watchlist_entry e join watchlist_version v on v.entry_id = e.entry_id and v.version = e.active_version
     where e.active_version is not null`,
  );
  for (;;) {
    const { rows } = await client.query<VersionRow>(`fetch forward ${LOAD_BATCH} from active_entry`);
    if (rows.length === 0) return;
    yield rows.map(listedEntry);
  }
}

/** A change of the feed, and where a list stands that has it and all before it. */
export interface FeedChange extends FeedPosition {
  entryId: string;
  /** Null for what changes nothing in force: a rejected version never was, and the one that was stays. */
  change: ScreeningChange | null;
}

/**
 * What changed after a position, in the order of the commits. Inside `inSnapshot`. An entry's changes that follow each other come together:
 * between the old version's end and the new one's begin nobody may pass.
 * @throws FeedHoleError
 */
export async function* readChanges(
  client: PoolClient,
  after: number,
  upTo: number,
  batch = BATCH,
): AsyncGenerator<FeedChange[]> {
  let held: FeedChange[] = [];
  for (let from = after; from < upTo; from += batch) {
    const to = Math.min(from + batch, upTo);
    const { rows } = await client.query<VersionRow & { status: VersionStatus; change_seq: number; open_seq: number }>(
      `select c.change_seq, c.open_seq, c.entry_id, c.version, c.status, v.owner_agency, v.content
       from watchlist_change c left join watchlist_version v
         on v.entry_id = c.entry_id and v.version = c.version and c.status = 'active'
       where c.change_seq > $1 and c.change_seq <= $2
       order by c.change_seq`,
      [from, to],
    );
    if (rows.length !== to - from) throw new FeedHoleError(to - from - rows.length);
    const changes = [
      ...held,
      ...rows.map((row) => ({
        changeSeq: row.change_seq,
        openSeq: row.open_seq,
        entryId: row.entry_id,
        change: changeOf(row),
      })),
    ];
    const last = changes.at(-1)?.entryId;
    const whole = to === upTo ? changes.length : changes.findLastIndex(({ entryId }) => entryId !== last) + 1;
    held = changes.slice(whole);
    yield changes.slice(0, whole);
  }
}

function changeOf(row: VersionRow & { status: VersionStatus }): ScreeningChange | null {
  if (row.status === 'active') return { kind: 'put', entry: listedEntry(row) };
  return row.status === 'rejected' ? null : { kind: 'remove', entryId: row.entry_id };
}

/** The version that a change of the feed is about; undefined when there is no such change. Tells two histories apart. */
export async function readChangedVersion(client: PoolClient, changeSeq: number): Promise<string | undefined> {
  const { rows } = await client.query<{ entry_id: string; version: number }>(
    'select entry_id, version from watchlist_change where change_seq = $1',
    [changeSeq],
  );
  const [row] = rows;
  return row && `${row.entry_id}/${row.version}`;
}

/** The feed lacks changes that its counter has counted: somebody has taken rows away. */
export class FeedHoleError extends Error {
  constructor(missingCount: number) {
    super(`${missingCount} changes are missing in the watchlist's feed`);
    this.name = 'FeedHoleError';
  }
}

/** A version as screening needs it: without what only editors read. */
export function listedEntry({ entry_id, version, owner_agency, content }: VersionRow): ListedEntry {
  const { category, action, flags, names, birthDates, sex, nationalities, documents, pin } = content;
  const { directions, onlyNationalities = [], validFrom, validTo } = content;
  return {
    ...{ entryId: entry_id, version, ownerAgency: owner_agency, category, action, flags, names, birthDates },
    ...{ sex, nationalities, documents, pin, directions, onlyNationalities, validFrom, validTo },
  };
}
