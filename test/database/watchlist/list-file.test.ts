import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../../src/platform/platform.ts';
import { openWatchlistFollower, type WatchlistFollower } from '../../../src/watchlist/watchlist-follower.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { inventEntry, listEntry, openTestPlatform, questionOf } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
const directory = mkdtempSync(join(tmpdir(), 'iamis-list-'));
const savedList = join(directory, 'watchlist.snapshot');
const list = (number: string) =>
  listEntry(platform, inventEntry({ documents: [{ state: 'KGZ', number }], birthDates: [] }));

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  await list('SAVED0001');
  await list('SAVED0002');
});
afterAll(async () => {
  await platform.close();
  await database.drop();
  rmSync(directory, { recursive: true });
});

/** A start of the program: what it says while it loads, and the follower. */
async function start(change: Partial<Platform> = {}): Promise<{ follower: WatchlistFollower; said: string[] }> {
  const said: string[] = [];
  const tell = (_: unknown, message: string) => void said.push(message);
  const log = { ...platform.log, info: tell, warn: tell, error: tell } as Platform['log'];
  const follower = openWatchlistFollower({ ...platform, log, ...change }, { savedList });
  await follower.start();
  return { follower, said };
}

async function startAndStop(change: Partial<Platform> = {}): Promise<string[]> {
  const { follower, said } = await start(change);
  await follower.stop();
  return said;
}

const hitsOf = (follower: WatchlistFollower, number: string) =>
  follower.screen(questionOf('KGZ', number)).hits.map((hit) => hit.entryId);

describe('the watchlist of an earlier start', () => {
  it('is saved once it is loaded, for its owner alone', async () => {
    expect(await startAndStop()).toEqual(['watchlist-loaded']);
    expect(statSync(savedList).mode & 0o777).toBe(0o600);
  });

  it('is taken up again, and what was listed since comes on top', async () => {
    const later = await list('SINCE0001');
    const { follower, said } = await start();
    expect(said).toEqual(['watchlist-restored']);
    expect(hitsOf(follower, 'SAVED0001')).toHaveLength(1);
    expect(hitsOf(follower, 'SINCE0001')).toEqual([later]);
    expect(follower.state()).toMatchObject({ entryCount: 3, listVersion: 3 });
    const latest = await list('SINCE0002');
    await vi.waitFor(() => expect(hitsOf(follower, 'SINCE0002')).toEqual([latest]), { timeout: 5_000 });
    await follower.stop();
  });

  it('is not used when it belongs to another database, and written anew', async () => {
    const other = await createTestDatabase();
    const elsewhere = openTestPlatform(other);
    for (const number of ['OTHER0001', 'OTHER0002', 'OTHER0003']) {
      await listEntry(elsewhere, inventEntry({ documents: [{ state: 'KGZ', number }] }));
    }
    const { follower, said } = await start({ databaseUrl: elsewhere.databaseUrl });
    expect(said).toEqual(['watchlist-snapshot-refused', 'watchlist-loaded']);
    expect(hitsOf(follower, 'SAVED0001')).toEqual([]);
    expect(hitsOf(follower, 'OTHER0001')).toHaveLength(1);
    await follower.stop();
    await elsewhere.close();
    await other.drop();
    expect(await startAndStop()).toEqual(['watchlist-snapshot-refused', 'watchlist-loaded']);
  });

  it('is not used under another key', async () => {
    const secrets = { ...platform.secrets, screeningKey: 'feed'.repeat(8) };
    expect(await startAndStop({ secrets })).toEqual(['watchlist-snapshot-refused', 'watchlist-loaded']);
    expect(await startAndStop()).toEqual(['watchlist-snapshot-refused', 'watchlist-loaded']);
  });

  it.each([
    ['cut', () => truncateSync(savedList, statSync(savedList).size - 100)],
    ['empty', () => truncateSync(savedList, 0)],
    [
      'changed',
      () => {
        const bytes = readFileSync(savedList);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(savedList, bytes);
      },
    ],
  ])('is not used when the file is %s: the list is read from the database', async (_, harm) => {
    harm();
    const { follower, said } = await start();
    expect(said).toEqual(['watchlist-snapshot-refused', 'watchlist-loaded']);
    expect(hitsOf(follower, 'SAVED0001')).toHaveLength(1);
    await follower.stop();
  });

  it('costs nothing but time where it can not be written', async () => {
    const follower = openWatchlistFollower(platform, { savedList: join(directory, 'nowhere', 'list') });
    await follower.start();
    expect(hitsOf(follower, 'SAVED0001')).toHaveLength(1);
    await follower.stop();
  });
});
