import type { Pool, PoolClient } from 'pg';
import { IamisError } from '../core/errors.ts';
import { openPool } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import type { ScreeningAnswer, ScreeningQuestion } from '../screening/question.ts';
import { createScreeningIndex, type ScreeningIndex } from '../screening/screening-index.ts';
import { CHANGE_CHANNEL } from './change-feed.ts';
import {
  beat,
  FeedHoleError,
  type FeedSnapshot,
  inSnapshot,
  readActiveEntries,
  readChanges,
  readSnapshot,
} from './feed-reader.ts';
import type { ListState, Screener } from './screener.ts';

const LOOK_EVERY_MS = 5_000;
const LIVE_FOR_MS = 15_000;
/** Also what is said of a list whose site was never heard of: it fits the column of an inspection. */
const MAX_AGE_MS = 2_147_483_647;
/** Up to here changes are applied in place, in one step; more of them, and a new index is built beside the old one. */
const MAX_CHANGES_IN_PLACE = 5_000;

export interface WatchlistFollower extends Screener {
  /** Loads the list and begins to follow it. Resolves after the first try: without a database the process starts all the same. */
  start(): Promise<void>;
  /** Reads now what has changed; resolves when this process screens against it. A failure is logged, not thrown. */
  look(): Promise<void>;
  stop(): Promise<void>;
  isLoaded(): boolean;
}

export interface FollowerOptions {
  /** The site that owns the list; this one unless the installation is a post. */
  listSite?: string;
  /** A clock that never goes back, in milliseconds; ages are differences of it. */
  monotonicMs?: () => number;
}

type FollowerPlatform = Pick<Platform, 'site' | 'log' | 'metrics' | 'secrets' | 'databaseUrl'>;

/** The watchlist in this process's memory, following the change feed on a connection of its own. */
export function openWatchlistFollower(platform: FollowerPlatform, options: FollowerOptions = {}): WatchlistFollower {
  return new FeedFollower(platform, options);
}

/** One index and the position that it stands at; replaced or moved on in one synchronous step. */
interface LoadedList {
  index: ScreeningIndex;
  changeSeq: number;
  openSeq: number;
}

class FeedFollower implements WatchlistFollower {
  readonly #platform: FollowerPlatform;
  readonly #listSite: string;
  readonly #now: () => number;
  #pool: Pool | undefined;
  #client: PoolClient | undefined;
  #loop: Loop | undefined;
  #list: LoadedList | undefined;
  #isLookWanted = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** When the list's own site was last known to be at work, on this process's clock. */
  #beatAt = Number.NEGATIVE_INFINITY;

  constructor(platform: FollowerPlatform, options: FollowerOptions) {
    this.#platform = platform;
    this.#listSite = options.listSite ?? platform.site;
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
    const list = this.#list;
    const newCount = list ? snapshot.changeSeq - list.changeSeq : 0;
    // Less than nothing: the database was restored to an earlier day.
    if (!list || newCount < 0 || newCount > MAX_CHANGES_IN_PLACE) return this.#load(client, snapshot);
    if (newCount === 0) return;
    try {
      const changes = await readChanges(client, list.changeSeq, snapshot.changeSeq);
      list.index.apply(changes);
      list.changeSeq = snapshot.changeSeq;
      list.openSeq = snapshot.openSeq;
    } catch (error) {
      if (!(error instanceof FeedHoleError)) throw error;
      this.#platform.log.error({ err: error }, 'watchlist-feed-hole');
      await this.#load(client, snapshot);
    }
  }

  /** The old list goes on screening until the new one is whole. */
  async #load(client: PoolClient, { changeSeq, openSeq }: FeedSnapshot): Promise<void> {
    const startedAt = this.#now();
    const index = createScreeningIndex({ key: this.#platform.secrets.screeningKey });
    for await (const batch of readActiveEntries(client)) index.apply(batch);
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
