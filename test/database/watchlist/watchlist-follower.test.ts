import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction, openPool } from '../../../src/platform/database.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { approveEntry } from '../../../src/watchlist/approve-entry.ts';
import { changeEntry } from '../../../src/watchlist/change-entry.ts';
import { readChanges } from '../../../src/watchlist/feed-reader.ts';
import { openWatchlistFollower, type WatchlistFollower } from '../../../src/watchlist/watchlist-follower.ts';
import { withdrawEntry } from '../../../src/watchlist/withdraw-entry.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { inventActor, inventEntry, listEntry, openTestPlatform, questionOf } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let manas: WatchlistFollower;
let osh: WatchlistFollower;
const editor = inventActor(['editor']);
const approver = inventActor(['approver']);

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number: 'BEFORE001' }] }));
  manas = openWatchlistFollower(platform);
  osh = openWatchlistFollower(platform);
  await Promise.all([manas.start(), osh.start()]);
});

afterAll(async () => {
  await Promise.all([manas.stop(), osh.stop()]);
  await platform.close();
  await database.drop();
});

const hitsOf = (follower: WatchlistFollower, number: string) =>
  follower.screen(questionOf('KGZ', number)).hits.map((hit) => hit.entryId);

/** Nobody calls `look` here: the followers must learn of it by themselves. Generous, so that a slow machine is no failure. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 20 });

describe('the watchlist in memory', () => {
  it('is loaded with what is in force at the start', () => {
    expect(manas.isLoaded()).toBe(true);
    expect(hitsOf(manas, 'BEFORE001')).toHaveLength(1);
    expect(manas.state()).toMatchObject({ entryCount: 1, listVersion: 1, feed: 'live' });
    expect(manas.state().listAgeMs).toBeLessThan(60_000);
  });

  it('answers nothing, and never "clear", while no list is loaded', async () => {
    const unstarted = openWatchlistFollower(platform);
    expect(unstarted.isLoaded()).toBe(false);
    const unavailable = expect.objectContaining({ code: 'screening-unavailable' });
    expect(() => unstarted.screen(questionOf('KGZ', 'BEFORE001'))).toThrow(unavailable);
    expect(() => unstarted.state()).toThrow(unavailable);

    const nowhere = openWatchlistFollower({ ...platform, databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' });
    await nowhere.start();
    expect(() => nowhere.screen(questionOf('KGZ', 'BEFORE001'))).toThrow(unavailable);
    await nowhere.stop();
  });

  it('stops the next traveller in every process once an entry is approved', async () => {
    const entryId = await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number: 'APPROVED1' }] }));
    await soon(() => {
      expect(hitsOf(manas, 'APPROVED1')).toEqual([entryId]);
      expect(hitsOf(osh, 'APPROVED1')).toEqual([entryId]);
    });
  });

  it('keeps the old version in force until a change is approved, and lets it go then', async () => {
    const entryId = await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number: 'OLD000001' }] }));
    const patch = { documents: [{ state: 'KGZ', number: 'NEW000001' }] };
    await inTransaction(platform.db, (tx) => changeEntry(tx, platform, editor, { entryId, expectedVersion: 1, patch }));
    await osh.look();
    expect(hitsOf(osh, 'OLD000001')).toEqual([entryId]);
    expect(hitsOf(osh, 'NEW000001')).toEqual([]);

    await inTransaction(platform.db, (tx) => approveEntry(tx, platform, approver, { entryId }));
    await osh.look();
    expect(hitsOf(osh, 'OLD000001')).toEqual([]);
    expect(hitsOf(osh, 'NEW000001')).toEqual([entryId]);
  });

  it('lets a traveller go once a withdrawal is approved', async () => {
    const entryId = await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number: 'LETGO0001' }] }));
    await inTransaction(platform.db, (tx) => withdrawEntry(tx, platform, editor, { entryId }));
    await manas.look();
    expect(hitsOf(manas, 'LETGO0001')).toEqual([entryId]);
    await inTransaction(platform.db, (tx) => approveEntry(tx, platform, approver, { entryId }));
    await manas.look();
    expect(hitsOf(manas, 'LETGO0001')).toEqual([]);
  });

  it('matches discreet entries, and shows lanes neither their number nor that the list has moved', async () => {
    await manas.look();
    const before = manas.state();
    const body = inventEntry({
      category: 'discreet-check',
      action: 'report-discreetly',
      documents: [{ state: 'KGZ', number: 'QUIET0001' }],
    });
    const entryId = await listEntry(platform, body);
    await manas.look();
    expect(hitsOf(manas, 'QUIET0001')).toEqual([entryId]);
    expect(manas.state()).toMatchObject({ listVersion: before.listVersion, entryCount: before.entryCount });
    expect(await platform.metrics.registry.getSingleMetricAsString('iamis_watchlist_entries')).toContain(
      `iamis_watchlist_entries ${before.entryCount}`,
    );
  });

  it('goes on with the list it has when its line is cut, and catches up by itself', async () => {
    await database.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'iamis watchlist' and datname = current_database()`,
    );
    expect(hitsOf(manas, 'BEFORE001')).toHaveLength(1);
    const entryId = await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number: 'AFTERCUT1' }] }));
    await vi.waitFor(() => expect(hitsOf(manas, 'AFTERCUT1')).toEqual([entryId]), { timeout: 15_000 });
  });

  it('calls its feed lost when nothing was heard for 15 seconds, and its list older and older', async () => {
    let nowMs = 1_000_000;
    const follower = openWatchlistFollower(platform, { monotonicMs: () => nowMs });
    await follower.start();
    const { listAgeMs } = follower.state();
    nowMs += 15_001;
    expect(follower.state()).toMatchObject({ feed: 'lost', listAgeMs: listAgeMs + 15_001 });
    await follower.look();
    expect(follower.state().feed).toBe('live');
    await follower.stop();
  });

  it('builds the list anew when the feed lacks changes that were counted', async () => {
    const follower = openWatchlistFollower(platform);
    await follower.start();
    await database.asOwner('update watchlist_counter set change_seq = change_seq + 3');
    const entryId = await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number: 'HOLE00001' }] }));
    await follower.look();
    expect(hitsOf(follower, 'HOLE00001')).toEqual([entryId]);
    await follower.stop();
  });

  it('takes an entry’s old version and its new one in one step, wherever a batch of the feed ends', async () => {
    const { rows } = await database.asOwner('select change_seq::int as seq from watchlist_counter');
    const after = rows[0].seq;
    for (const number of ['STEP00001', 'STEP00002', 'STEP00003']) {
      const entryId = await listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number }] }));
      const patch = { documents: [{ state: 'KGZ', number: `${number}N` }] };
      await inTransaction(platform.db, (tx) =>
        changeEntry(tx, platform, editor, { entryId, expectedVersion: 1, patch }),
      );
      await inTransaction(platform.db, (tx) => approveEntry(tx, platform, approver, { entryId }));
    }
    const upTo = (await database.asOwner('select change_seq::int as seq from watchlist_counter')).rows[0].seq;
    expect(upTo - after).toBe(9);
    const pool = openPool({ url: platform.databaseUrl, poolSize: 1, name: 'test', statementTimeoutMs: 5_000 });
    const client = await pool.connect();
    for (const batch of [1, 2, 4, 100]) {
      const seen: number[] = [];
      for await (const changes of readChanges(client, after, upTo, batch)) {
        seen.push(...changes.map(({ changeSeq }) => changeSeq));
        const next = changes.at(-1);
        const { rows: following } = await database.asOwner(
          'select entry_id from watchlist_change where change_seq = $1 and change_seq <= $2',
          [(next?.changeSeq ?? 0) + 1, upTo],
        );
        if (next) expect(following.map(({ entry_id }) => entry_id)).not.toContain(next.entryId);
      }
      expect(seen).toEqual(Array.from({ length: upTo - after }, (_, at) => after + 1 + at));
    }
    client.release();
    await pool.end();
  });
});
