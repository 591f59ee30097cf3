import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointFaults } from '../../../src/checkpoints/checkpoint.ts';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { openLog } from '../../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../../src/platform/platform.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
const platforms: Platform[] = [];

function platformOn(url: string): Platform {
  const platform = openPlatform({
    site: 'hub',
    databaseUrl: url,
    poolSize: 4,
    secrets: makeSecrets(),
    log: openLog('silent'),
  });
  platforms.push(platform);
  return platform;
}

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const platform of platforms) await platform.close();
  await database.drop();
});

describe('the checkpoints that are shipped', () => {
  test('all 26 are there, each with names in three languages and parts that fit together', async () => {
    const shipped = await openCheckpointReader(platformOn(database.app)).list();
    expect(shipped).toHaveLength(26);
    for (const checkpoint of shipped) {
      expect(checkpointFaults(checkpoint), checkpoint.code).toEqual([]);
      expect(Object.values(checkpoint.names).every((name) => name.length > 1)).toBe(true);
      expect(checkpoint.lanes.length > 0, checkpoint.code).toBe(checkpoint.status !== 'planned');
    }
  });

  test('as the border service lists them', async () => {
    const reader = openCheckpointReader(platformOn(database.app));
    expect(await reader.find('irkeshtam')).toMatchObject({
      names: { ky: 'Эркечтам', ru: 'Иркештам', en: 'Irkeshtam' },
      neighbour: 'CHN',
      mode: 'road',
      status: 'international',
    });
    expect(await reader.find('manas')).toMatchObject({ mode: 'air', neighbour: null });
    expect(await reader.find('kainda')).toMatchObject({ mode: 'rail', neighbour: 'KAZ' });
    expect(await reader.find('madaniyat')).toMatchObject({ mode: 'foot', neighbour: 'UZB' });
    expect(await reader.find('kairagach')).toMatchObject({ status: 'bilateral', neighbour: 'TJK' });
    expect(await reader.find('bedel')).toMatchObject({ status: 'planned' });
    expect((await reader.find('dostuk'))?.lanes).toHaveLength(33);
    expect(await reader.find('nowhere')).toBeUndefined();
  });
});

describe('the copy in memory', () => {
  const close = (code: string) =>
    database.asOwner(`update checkpoint set status = 'closed', row_version = row_version + 1 where code = $1`, [code]);

  test("this process's own change is in the next answer", async () => {
    const reader = openCheckpointReader(platformOn(database.app));
    expect((await reader.find('tokmok'))?.status).toBe('bilateral');
    await close('tokmok');
    reader.invalidate();
    expect((await reader.find('tokmok'))?.status).toBe('closed');
  });

  test("another process's change is known without being told", async () => {
    const reader = openCheckpointReader(platformOn(database.app));
    expect((await reader.find('karkyra'))?.status).toBe('seasonal');
    await close('karkyra');
    await expect.poll(async () => (await reader.find('karkyra'))?.status, { timeout: 5_000 }).toBe('closed');
  });

  test('a load that began before a change does not hide it', async () => {
    const reader = openCheckpointReader(platformOn(database.app));
    const early = reader.find('baimak');
    await close('baimak');
    reader.invalidate();
    expect((await reader.find('baimak'))?.status).toBe('closed');
    await early;
    expect((await reader.find('baimak'))?.status).toBe('closed');
  });

  test('goes on answering while the database is away, and refuses when it never had a copy', async () => {
    const platform = platformOn(database.app);
    const reader = openCheckpointReader(platform);
    const before = await reader.list();
    await platform.close();
    platforms.splice(platforms.indexOf(platform), 1);
    reader.invalidate();
    expect(await reader.list()).toEqual(before);

    const gone = platformOn(database.app.replace(/\/test_[^?]*/, '/no_such_database'));
    await expect(openCheckpointReader(gone).find('manas')).rejects.toThrow();
  });
});
