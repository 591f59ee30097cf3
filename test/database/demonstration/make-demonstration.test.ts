import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { DEMONSTRATION_ACCOUNTS } from '../../../src/demonstration/demonstration-accounts.ts';
import { type DemonstrationOptions, makeDemonstration } from '../../../src/demonstration/make-demonstration.ts';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import { openLog } from '../../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../../src/platform/platform.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import { openWatchlistFollower } from '../../../src/watchlist/watchlist-follower.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let platform: Platform;

const NOW = new Date();
const options = (changes: Partial<DemonstrationOptions> = {}): DemonstrationOptions => ({
  now: NOW,
  crossings: 2500,
  entries: 200,
  passwordHashes: new Map(DEMONSTRATION_ACCOUNTS.map(({ username }) => [username, `hash of ${username}`])),
  unusableHash: 'nobody',
  ...changes,
});

async function rowsOf<T>(text: string): Promise<T[]> {
  return (await sql.raw<T>(text).execute(platform.db)).rows;
}

async function count(text: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(`select count(*) as count from ${text}`);
  return row?.count ?? -1;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const log = openLog('silent');
  platform = openPlatform({ site: 'hub', databaseUrl: database.app, poolSize: 4, secrets: makeSecrets(), log });
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

describe('the demonstration', () => {
  it('leaves nothing behind when it fails in the middle', async () => {
    const failing = options({
      onProgress: () => {
        throw new Error('the power went');
      },
    });
    await expect(makeDemonstration(platform, failing)).rejects.toThrow('the power went');
    for (const table of ['account', 'watchlist_entry', 'inspection', 'crossing', 'audit_entry']) {
      expect(await count(table), table).toBe(0);
    }
  });

  it('is made whole after that', async () => {
    const made = await makeDemonstration(platform, options());
    expect(made).toMatchObject({ crossings: 2500, entries: 200 });
    expect(made.inspections).toBe(await count('inspection'));
  });

  it('balances its books: every inspection is decided, every admission is one crossing', async () => {
    const admitted = await count(`decision where outcome in ('admit', 'admitted')`);
    expect(admitted).toBe(2500);
    expect(await count('crossing')).toBe(2500);
    expect(await count(`inspection i where not exists (select from decision d where d.inspection_id = i.id)`)).toBe(0);
    expect(
      await count(`crossing c join inspection i on i.id = c.inspection_id
        where c.checkpoint = i.checkpoint and c.direction = i.direction and c.nationality = i.nationality and c.occurred_at = i.occurred_at`),
    ).toBe(2500);
    expect(await count(`decision where outcome = 'refer'`)).toBe(await count('referral'));
    expect(await count(`decision where stage = 'second-line'`)).toBe(await count(`referral where status = 'closed'`));
  });

  it('misses no checkpoint in use and has at least 40 nationalities', async () => {
    const used = (await openCheckpointReader(platform).list()).filter(({ status }) => status !== 'planned');
    const seen = await rowsOf<{ checkpoint: string }>('select distinct checkpoint from crossing order by 1');
    expect(seen.map(({ checkpoint }) => checkpoint)).toEqual(used.map(({ code }) => code));
    const nationalities = await rowsOf('select distinct nationality from crossing');
    expect(nationalities.length).toBeGreaterThanOrEqual(40);
  });

  it('marks everything as invented', async () => {
    for (const table of ['inspection', 'crossing', 'account']) {
      expect(await count(`${table} where not is_invented`), table).toBe(0);
    }
  });

  it('keeps every passport as its lines say', async () => {
    const identities = await rowsOf<{ raw_mrz: string; document_number: string; surname: string; birth_date: string }>(
      'select raw_mrz, document_number, surname, birth_date from inspection_identity',
    );
    expect(identities).toHaveLength(await count('inspection'));
    for (const { raw_mrz, ...kept } of identities) {
      const reading = readMrz(raw_mrz.split('\n'), NOW.toISOString().slice(0, 10));
      if (!reading.ok) throw new Error(reading.code);
      const { documentNumber, surname, birthDate } = reading.document;
      expect({ document_number: documentNumber, surname, birth_date: birthDate }).toEqual(kept);
    }
  });

  it('lies in the last 30 days, in the months’ own partitions', async () => {
    expect(await count(`inspection where occurred_at > now() or occurred_at < now() - interval '31 days'`)).toBe(0);
    expect(await count('default_partition_rows() where row_count > 0')).toBe(0);
  });

  it('leaves an audit entry for each act', async () => {
    expect(await count(`audit_entry where action = 'open-inspection'`)).toBe(await count('inspection'));
    expect(await count(`audit_entry where action = 'decide-inspection'`)).toBe(
      await count(`decision where stage = 'lane'`),
    );
    expect(await count(`audit_entry where action = 'make-demonstration'`)).toBe(1);
  });

  it('sends on by the second line only who resembles somebody listed, and lets three wait', async () => {
    expect(await count(`inspection where verdict <> 'clear' and verdict <> 'review'`)).toBe(0);
    const reviewed = await count(`inspection where verdict = 'review'`);
    expect(reviewed).toBeGreaterThan(3);
    expect(await count('(select distinct inspection_id from hit) h')).toBe(reviewed);
    expect(await count(`referral where status = 'open' and checkpoint in ('manas', 'osh')`)).toBe(3);
    expect(await count(`referral_finding where finding = 'false-match'`)).toBeGreaterThan(0);
    expect(await count('discreet_hit')).toBe(0);
  });

  it('has a list in force that the lanes screen against', async () => {
    const follower = openWatchlistFollower(platform);
    await follower.start();
    const discreet = await count(`watchlist_version where is_discreet`);
    expect(discreet).toBeGreaterThan(0);
    expect(follower.state()).toMatchObject({ entryCount: 200 - discreet, listVersion: 200 - discreet, feed: 'live' });
    const [inspection] = await rowsOf<{ list_version: number; entry_count: number }>(
      'select distinct list_version, entry_count from inspection',
    );
    expect(inspection).toEqual({ list_version: 200 - discreet, entry_count: 200 - discreet });
    await follower.stop();
  });

  it('has accounts for each role, and nobody can be who stood at the other checkpoints', async () => {
    const accounts = await rowsOf<{ username: string; status: string; checkpoints: string[] }>(
      'select username, status, checkpoints from account order by username',
    );
    const active = accounts.filter(({ status }) => status === 'active').map(({ username }) => username);
    expect(active).toEqual(DEMONSTRATION_ACCOUNTS.map(({ username }) => username).sort());
    expect(accounts.find(({ username }) => username === 'officer')?.checkpoints).toEqual(['manas', 'osh']);
    expect(
      await count(`inspection i join account a on a.id = i.officer_id where not i.checkpoint = any(a.checkpoints)`),
    ).toBe(0);
  });

  it('is refused where its names are taken', async () => {
    await expect(makeDemonstration(platform, options({ crossings: 10 }))).rejects.toMatchObject({
      constraint: 'account_username_key',
    });
    expect(await count('crossing')).toBe(2500);
  });
});
