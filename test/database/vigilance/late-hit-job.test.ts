import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_ACCOUNTS } from '../../../src/demonstration/demonstration-accounts.ts';
import { makeDemonstration } from '../../../src/demonstration/make-demonstration.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { createScreeningIndex } from '../../../src/screening/screening-index.ts';
import { openFalseMatchMemory } from '../../../src/vigilance/false-match-memory.ts';
import { type LateHitJob, openLateHitJob } from '../../../src/vigilance/late-hit-job.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { inventEntry, listEntry, openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
const CROSSINGS = 1_500;

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  await makeDemonstration(platform, {
    now: new Date(),
    crossings: CROSSINGS,
    entries: 200,
    passwordHashes: new Map(DEMONSTRATION_ACCOUNTS.map(({ username }) => [username, `hash of ${username}`])),
    unusableHash: 'nobody',
  });
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const openSideList = () => createScreeningIndex({ key: platform.secrets.screeningKey }).openSideList();
const openJob = (): LateHitJob => {
  const { findSilenced } = openFalseMatchMemory(platform);
  return openLateHitJob(platform, { findSilenced, openSideList, settledAfterMs: -1_000 });
};
const rowsOf = async (text: string, values: unknown[] = []) => (await database.asOwner(text, values)).rows;

/** An entry that means somebody who has crossed in the demonstration, by the document. */
async function listSomebodyWhoCrossed(offset: number): Promise<string> {
  const [document] = await rowsOf(
    `select i.issuing_state, i.document_number from crossing c join inspection_identity i using (inspection_id)
     where c.kind = 'ordinary' order by c.inspection_id limit 1 offset $1`,
    [offset],
  );
  return listEntry(
    platform,
    inventEntry({ documents: [{ state: document.issuing_state, number: document.document_number }] }),
  );
}

describe('the late-hit job', () => {
  it('finds nothing new by the list that the lanes were screened against', async () => {
    const job = openJob();
    while (await job.step());
    const [pass] = await rowsOf('select * from late_hit_pass where screened_count > 0');
    expect(pass.screened_count).toBeGreaterThanOrEqual(CROSSINGS * 0.98);
    expect(pass.finished_at).not.toBeNull();
    expect(await rowsOf('select from late_hit')).toEqual([]);
    expect(await rowsOf("select from referral where cause = 'late-hit'")).toEqual([]);
    expect(await openJob().step()).toBe(false);
  });

  it('goes on where a killed one was, and finds the same', async () => {
    const entryId = await listSomebodyWhoCrossed(0);
    const killed = openJob();
    await killed.step();
    await killed.step();
    const unfinished = 'select * from late_hit_pass where finished_at is null';
    const [before] = await rowsOf(unfinished);
    expect(before.screened_count).toBeGreaterThan(0);
    expect(before.screened_count).toBeLessThan(CROSSINGS / 2);
    const job = openJob();
    await job.step();
    const [after] = await rowsOf(unfinished);
    expect(after.id).toBe(before.id);
    expect(after.screened_count).toBeGreaterThan(before.screened_count);
    while (await job.step());
    const late = await rowsOf('select distinct referral_id from late_hit where entry_id = $1', [entryId]);
    expect(late).toHaveLength(1);
    const [run] = await rowsOf('select * from late_hit_run where entry_id = $1', [entryId]);
    expect(run.referral_count).toBe(1);
    const [counted] = await rowsOf('select count(*)::int as n from late_hit where entry_id = $1', [entryId]);
    expect(run.hit_count).toBe(counted.n);
  });

  it('writes nothing of a step that fails', async () => {
    const entryId = await listSomebodyWhoCrossed(3);
    const failing = openLateHitJob(platform, {
      findSilenced: async () => {
        throw new Error('the line broke');
      },
      openSideList,
      settledAfterMs: -1_000,
    });
    await expect(
      (async () => {
        while (await failing.step());
      })(),
    ).rejects.toThrow('the line broke');
    expect(await rowsOf('select from late_hit where entry_id = $1', [entryId])).toEqual([]);
    const job = openJob();
    while (await job.step());
    expect((await rowsOf('select from late_hit where entry_id = $1', [entryId])).length).toBeGreaterThan(0);
  });

  it('is done by one process at a time: two of them open no referral twice', async () => {
    const entries = [await listSomebodyWhoCrossed(5), await listSomebodyWhoCrossed(9)];
    const work = async () => {
      const job = openJob();
      for (let idle = 0; idle < 20; ) idle = (await job.step()) ? 0 : idle + 1;
    };
    await Promise.all([work(), work()]);
    const finished = await rowsOf('select * from late_hit_pass where finished_at is null');
    expect(finished).toEqual([]);
    for (const entryId of entries) {
      expect(await rowsOf('select distinct referral_id from late_hit where entry_id = $1', [entryId])).toHaveLength(1);
    }
  });
});
