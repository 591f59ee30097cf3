import type { Pool, PoolClient } from 'pg';
import { IamisError } from '../core/errors.ts';
import { openPool } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { openSlices } from '../platform/time-slice.ts';
import type { ScreeningAnswer, ScreeningQuestion } from '../screening/question.ts';
import { buildScreeningIndex, type ScreeningChange, type ScreeningIndex } from '../screening/screening-index.ts';
import { SnapshotRefusedError } from '../screening/snapshot.ts';
import { CHANGE_CHANNEL } from './change-feed.ts';
import {
  beat,
  type FeedChange,
  FeedHoleError,
  type FeedSnapshot,
  inSnapshot,
  readActiveEntries,
  readChangedVersion,
  readChanges,
  readSnapshot,
} from './feed-reader.ts';
import { restoreList, saveList } from './list-file.ts';
import type { ListState, Screener } from './screener.ts';

const LOOK_EVERY_MS = 5_000;
const LIVE_FOR_MS = 15_000;
/** Also what is said of a list whose site was never heard of: it fits the column of an inspection. */
const MAX_AGE_MS = 2_147_483_647;
/** Up to here changes are applied in place, a few at a time; more of them, and a new index is built beside the old one. */
const MAX_CHANGES_IN_PLACE = 50_000;
/** So many changes are soon applied after a restart; then the list is saved again. */
const SAVE_AFTER_CHANGES = 2_000;

export interface WatchlistFollower extends Screener {
  /** Loads the list and begins to follow it. Resolves after the first try: without a database the process starts all the same. */
  start(): Promise<void>;
  /** Reads now what has changed; resolves when this process screens against it. A failure is logged, not thrown. */
  look(): Promise<void>;
  stop(): Promise<void>;
  isLoaded(): boolean;
  /**
   * An empty list of its own that judges as this one does now: for a few entries that are asked what they would say.
   * @throws IamisError `screening-unavailable` while no list is loaded
   */
  openSideList(): ScreeningIndex;
}

export interface FollowerOptions {
  /** The site that owns the list; this one unless the installation is a post. */
  listSite?: string;
  /** The file that keeps the list for the next start; none: each start reads all entries. */
  savedList?: string | undefined;
  /** False for all but one of several processes with one file. */
  isListSaved?: boolean;
  /** A clock that never goes back, in milliseconds; ages are differences of it. */
  monotonicMs?: () => number;
}

type FollowerPlatform = Pick<Platform, 'site' | 'log' | 'metrics' | 'secrets' | 'databaseUrl'>;

/** The watchlist in this process's memory, following the change feed on a connection of its own. */
export function openWatchlistFollower(platform: FollowerPlatform, options: FollowerOptions = {}): WatchlistFollower {
  return new FeedFollower(platform, options);
}

/** One index and the position that it stands at: both move in one synchronous step. */
interface LoadedList {
  index: ScreeningIndex;
  changeSeq: number;
  openSeq: number;
}

class FeedFollower implements WatchlistFollower {
  readonly #platform: FollowerPlatform;
  readonly #listSite: string;
  readonly #savedList: string | undefined;
  readonly #isListSaved: boolean;
  readonly #now: () => number;
  readonly #stepAside = openSlices();
  #pool: Pool | undefined;
  #client: PoolClient | undefined;
  #loop: Loop | undefined;
  #list: LoadedList | undefined;
  #isLookWanted = false;
  /** The save under way, and where the last one stands. */
  #saving: Promise<void> | undefined;
  #savedSeq = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** When the list's own site was last known to be at work, on this process's clock. */
  #beatAt = Number.NEGATIVE_INFINITY;

  constructor(platform: FollowerPlatform, options: FollowerOptions) {
    this.#platform = platform;
    this.#listSite = options.listSite ?? platform.site;
    this.#savedList = options.savedList;
    this.#isListSaved = options.isListSaved ?? true;
    this.#now = options.monotonicMs ?? (() => performance.now());
  }

  screen(question: ScreeningQuestion): ScreeningAnswer {
    return this.#getList().index.screen(question);
  }

  state(): ListState {
    const { index, openSeq } = this.#getList();
    return {
      policy: index.policy,
      listVersion: openSeq,
      listAgeMs: Math.min(MAX_AGE_MS, Math.max(0, Math.round(this.#now() - this.#beatAt))),
      feed: this.#now() - this.#lookedAt <= LIVE_FOR_MS ? 'live' : 'lost',
      entryCount: index.openEntryCount,
    };
  }

  isLoaded(): boolean {
    return this.#list !== undefined;
  }

  openSideList(): ScreeningIndex {
    return this.#getList().index.openSideList();
  }

  async start(): Promise<void> {
    this.#pool = openPool({
      url: this.#platform.databaseUrl,
      poolSize: 1,
      name: 'watchlist',
      statementTimeoutMs: 60_000,
    });
    this.#loop = startLoop('watchlist-follower', LOOK_EVERY_MS, this.#platform.log, () => this.#turn());
    await this.look();
  }

  async look(): Promise<void> {
    this.#isLookWanted = true;
    await this.#loop?.turn();
    // The turn under way may have read its snapshot before what this look is for.
    if (this.#isLookWanted && this.#client) await this.#loop?.turn();
  }

  async stop(): Promise<void> {
    await this.#loop?.stop();
    this.#loop = undefined;
    await this.#saving;
    this.#releaseClient();
    await this.#pool?.end();
    this.#pool = undefined;
  }

  #getList(): LoadedList {
    if (!this.#list) throw new IamisError('screening-unavailable', { retryAfterS: 2 });
    return this.#list;
  }

  async #turn(): Promise<void> {
    try {
      do {
        this.#isLookWanted = false;
        await this.#follow(this.#client ?? (await this.#connect()));
      } while (this.#isLookWanted);
    } catch (error) {
      this.#releaseClient();
      throw error;
    } finally {
      this.#showMetrics();
    }
  }

  /** LISTEN comes before the first look: what is committed in between is announced or seen. */
  async #connect(): Promise<PoolClient> {
    if (!this.#pool) throw new Error('The follower is stopped');
    const client = await this.#pool.connect();
    this.#client = client;
    client.on('notification', () => void this.look());
    // The look connects anew; when it can't, the next one tries again.
    client.on('error', () => {
      if (this.#client !== client) return;
      this.#releaseClient();
      void this.look();
    });
    await client.query(`listen ${CHANGE_CHANNEL}`);
    return client;
  }

  #releaseClient(): void {
    const client = this.#client;
    this.#client = undefined;
    client?.removeAllListeners('notification');
    client?.release(true);
  }

  async #follow(client: PoolClient): Promise<void> {
    if (this.#listSite === this.#platform.site) await beat(client, this.#listSite);
    await inSnapshot(client, async () => {
      const snapshot = await readSnapshot(client, this.#listSite);
      const readAt = this.#now();
      await this.#catchUp(client, snapshot);
      this.#lookedAt = this.#now();
      if (snapshot.beatAgeMs !== null) this.#beatAt = readAt - snapshot.beatAgeMs;
    });
  }

  async #catchUp(client: PoolClient, snapshot: FeedSnapshot): Promise<void> {
    const list = this.#list ?? (await this.#restore(client));
    const newCount = list ? snapshot.changeSeq - list.changeSeq : 0;
    // Less than nothing: the database was restored to an earlier day.
    if (!list || newCount < 0 || newCount > MAX_CHANGES_IN_PLACE) await this.#load(client, snapshot);
    else if (newCount > 0 || !this.#list) await this.#moveOn(client, list, snapshot);
    await this.#save(client);
  }

  async #moveOn(client: PoolClient, list: LoadedList, snapshot: FeedSnapshot): Promise<void> {
    try {
      for await (const changes of readChanges(client, list.changeSeq, snapshot.changeSeq)) {
        await this.#apply(list, changes);
      }
      this.#list = list;
    } catch (error) {
      if (!(error instanceof FeedHoleError)) throw error;
      this.#platform.log.error({ err: error }, 'watchlist-feed-hole');
      await this.#load(client, snapshot);
    }
  }

  /** Entry by entry, and lanes are let in between: an entry's old version goes in the same step as its new one comes. */
  async #apply(list: LoadedList, changes: readonly FeedChange[]): Promise<void> {
    for (let at = 0; at < changes.length; ) {
      const ofEntry: ScreeningChange[] = [];
      const { entryId } = changes[at] ?? {};
      for (; changes[at]?.entryId === entryId && at < changes.length; at++) {
        const { change, changeSeq, openSeq } = changes[at] as FeedChange;
        if (change) ofEntry.push(change);
        list.changeSeq = changeSeq;
        list.openSeq = openSeq;
      }
      list.index.apply(ofEntry);
      await this.#stepAside();
    }
  }

  /** The list that an earlier process saved, if it is of this database's history; undefined when all entries must be read. */
  async #restore(client: PoolClient): Promise<LoadedList | undefined> {
    if (this.#savedList === undefined) return undefined;
    try {
      const restored = await restoreList(this.#savedList, this.#platform.secrets.screeningKey);
      if (!restored) return undefined;
      const { changeSeq, openSeq, changedVersion } = restored.position;
      if ((await readChangedVersion(client, changeSeq)) !== changedVersion) throw new SnapshotRefusedError('stale');
      this.#savedSeq = changeSeq;
      this.#platform.log.info({ entryCount: restored.index.openEntryCount }, 'watchlist-restored');
      return { index: restored.index, changeSeq, openSeq };
    } catch (error) {
      if (!(error instanceof SnapshotRefusedError)) throw error;
      this.#platform.log.warn({ reason: error.reason }, 'watchlist-snapshot-refused');
      return undefined;
    }
  }

  /** Saves beside what goes on; a disk that is full costs the next start some time, and nothing else. */
  async #save(client: PoolClient): Promise<void> {
    const path = this.#savedList;
    const list = this.#list;
    if (path === undefined || !this.#isListSaved || !list || this.#saving) return;
    const { index, changeSeq, openSeq } = list;
    if (changeSeq === 0 || (this.#savedSeq > 0 && Math.abs(changeSeq - this.#savedSeq) < SAVE_AFTER_CHANGES)) return;
    const changedVersion = await readChangedVersion(client, changeSeq);
    if (changedVersion === undefined) return;
    this.#savedSeq = changeSeq;
    this.#saving = saveList(path, index, { changeSeq, openSeq, changedVersion })
      .catch((error: unknown) => this.#platform.log.error({ err: error }, 'watchlist-not-saved'))
      .finally(() => {
        this.#saving = undefined;
      });
  }

  /** The old list goes on screening until the new one is whole. */
  async #load(client: PoolClient, { changeSeq, openSeq }: FeedSnapshot): Promise<void> {
    const startedAt = this.#now();
    const index = await buildScreeningIndex({ key: this.#platform.secrets.screeningKey }, readActiveEntries(client));
    this.#list = { index, changeSeq, openSeq };
    this.#platform.log.info(
      { entryCount: index.openEntryCount, tookMs: Math.round(this.#now() - startedAt) },
      'watchlist-loaded',
    );
  }

  #showMetrics(): void {
    if (!this.#list) return;
    const { listAgeMs, entryCount } = this.state();
    this.#platform.metrics.listAgeSeconds.set(listAgeMs / 1000);
    this.#platform.metrics.listEntries.set(entryCount);
  }
}
