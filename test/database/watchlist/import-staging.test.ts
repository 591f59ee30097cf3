import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/database.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { failAbandonedImports } from '../../../src/watchlist/fail-abandoned-imports.ts';
import { holdStaging } from '../../../src/watchlist/import-lock.ts';
import { readImportRules } from '../../../src/watchlist/import-rules.ts';
import { openImport, orderImport, stageImport } from '../../../src/watchlist/stage-import.ts';
import { openWatchlistFollower, type WatchlistFollower } from '../../../src/watchlist/watchlist-follower.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { approve, bytesOf, documentOf, lineOf, listOf, upload } from '../../support/imports.ts';
import { inventActor, openTestPlatform, questionOf } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let follower: WatchlistFollower;
const editor = inventActor(['editor']);

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database);
  follower = openWatchlistFollower(platform);
  await follower.start();
});

afterAll(async () => {
  await follower.stop();
  await platform.close();
  await database.drop();
});

const refusal = (code: string) => expect.objectContaining({ code });
const rowsOf = async (text: string, ...values: unknown[]) => (await database.asOwner(text, values)).rows;
const outcomesOf = (importId: string) =>
  rowsOf(
    `select line, outcome, source_id, reason from watchlist_import_row where import_id = $1 order by row_number`,
    importId,
  );
async function isStopped(sourceId: string): Promise<boolean> {
  await follower.look();
  return follower.screen(questionOf('KGZ', documentOf(sourceId))).hits.length > 0;
}

describe('a file is staged', () => {
  it('with counts of what it would do, and nothing of it in force', async () => {
    const company = { ...JSON.parse(lineOf('s3')), names: [] };
    const staged = await upload(platform, [lineOf('s1'), 'not json\n', lineOf('s2'), `${JSON.stringify(company)}\n`], {
      sourceList: 'staged',
    });
    expect(staged).toMatchObject({
      status: 'staged',
      format: 'iamis-ndjson',
      sourceList: 'staged',
      recordCount: 4,
      counts: { added: 2, changed: 0, removed: 0, unchanged: 0, skipped: 0, rejected: 2 },
    });
    expect(await isStopped('s1')).toBe(false);
    expect(await outcomesOf(staged.id)).toMatchObject([
      { line: 1, outcome: 'added', source_id: 's1' },
      { line: 2, outcome: 'rejected', reason: 'the line is not a JSON object' },
      { line: 3, outcome: 'added', source_id: 's2' },
      { line: 4, outcome: 'rejected', source_id: 's3' },
    ]);
  });

  it('in batches, whatever its length, with the hash that sha256sum prints', async () => {
    const text = listOf('many', 2_345).join('');
    const staged = await upload(platform, text, { sourceList: 'batches' });
    expect(staged.counts).toMatchObject({ added: 2_345 });
    const [{ hash }] = await rowsOf(`select encode(sha256($1::bytea), 'hex') as hash`, Buffer.from(text));
    expect(staged.fileHash).toBe(hash);
  });

  it('and what an approver would have to refuse is rejected line by line', async () => {
    const arrest = { category: 'wanted-for-arrest', action: 'arrest', legalBasis: 'article 1' };
    const staged = await upload(
      platform,
      [
        lineOf('r1', arrest),
        lineOf('r2', { ...arrest, contact: 'duty desk' }),
        lineOf('r3', { category: 'discreet-check', action: 'report-discreetly' }),
      ],
      { sourceList: 'needs-basis' },
    );
    expect(staged.counts).toMatchObject({ added: 1, rejected: 2 });
    expect(await outcomesOf(staged.id)).toMatchObject([
      { line: 1, outcome: 'rejected', reason: 'arrest needs contact' },
      { line: 2, outcome: 'added' },
      { line: 3, outcome: 'rejected', reason: 'report-discreetly needs legalBasis and contact' },
    ]);
  });

  it('and fails whole when it is not of its format, leaving no record of a person', async () => {
    const noList = upload(platform, 'name;born\nsomebody;1970\n', { sourceList: 'broken', by: editor });
    await expect(noList).rejects.toThrow(refusal('import-unreadable'));
    const [failed] = await rowsOf(`select id, status, error_code from watchlist_import where source_list = 'broken'`);
    expect(failed).toMatchObject({ status: 'failed', error_code: 'import-unreadable' });
    expect(await outcomesOf(failed.id)).toEqual([]);
    await expect(approve(platform, failed.id)).rejects.toThrow(refusal('import-not-staged'));
  });

  it('and fails when every record is faulty, saying why of the first', async () => {
    const misspelt = [lineOf('all1', { catgory: 'other' }), lineOf('all2', { action: 'refuse' })];
    await expect(upload(platform, misspelt, { sourceList: 'all-faulty' })).rejects.toThrow(
      expect.objectContaining({
        code: 'import-unreadable',
        detail: expect.stringContaining('Line 1: /catgory: is not a known key'),
      }),
    );
    const [failed] = await rowsOf(
      `select id, status, error_code from watchlist_import where source_list = 'all-faulty'`,
    );
    expect(failed).toMatchObject({ status: 'failed', error_code: 'import-unreadable' });
    expect(await outcomesOf(failed.id)).toEqual([]);
  });

  it('and a file that breaks off half way brings nothing, though its first batches were staged', async () => {
    async function* breakingOff() {
      yield Buffer.from(listOf('half', 1_500).join(''));
      throw new Error('the line broke');
    }
    const order = { format: 'iamis-ndjson' as const, sourceList: 'half', parts: { file: breakingOff() } };
    await expect(stageImport(platform, readImportRules(''), editor, order)).rejects.toThrow('the line broke');
    const [failed] = await rowsOf(`select id, status, error_code from watchlist_import where source_list = 'half'`);
    expect(failed).toMatchObject({ status: 'failed', error_code: 'internal-error' });
    expect(await outcomesOf(failed.id)).toEqual([]);
  });

  it('and one whose process was killed is failed at the next start, one that is being read is not', async () => {
    const killed = orderImport('iamis-ndjson', 'killed');
    const busy = orderImport('iamis-ndjson', 'busy');
    await inTransaction(platform.reports, (tx) => openImport(tx, platform, editor, killed));
    await inTransaction(platform.reports, (tx) => openImport(tx, platform, editor, busy));
    await platform.reports.connection().execute(async (connection) => {
      const release = await holdStaging(connection, busy.id);
      expect(await failAbandonedImports(platform)).toBe(1);
      await release();
    });
    const statusOf = async (id: string) =>
      (await rowsOf('select status, error_code from watchlist_import where id = $1', id))[0];
    expect(await statusOf(killed.id)).toEqual({ status: 'failed', error_code: 'interrupted' });
    expect(await statusOf(busy.id)).toEqual({ status: 'staging', error_code: null });
    expect(await failAbandonedImports(platform)).toBe(1);
  });
});

describe('what an import lists people for', () => {
  const ofac = [
    '1,"SYNAKOV, Asan","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 07 Mar 1971; Passport OF0000001 (Kyrgyzstan)."\r\n',
    '2,"A SHIP","vessel","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n',
  ];

  it('is the default of its format, or what the configuration says', async () => {
    const actionOf = async (importId: string) =>
      (
        await rowsOf(
          `select content ->> 'action' as action from watchlist_import_row where import_id = $1 and line = 1`,
          importId,
        )
      )[0].action;
    const usual = await upload(platform, ofac, { sourceList: 'ofac-usual', format: 'ofac-csv' });
    expect(usual.counts).toMatchObject({ added: 1, skipped: 1 });
    expect(await actionOf(usual.id)).toBe('refer');
    const rules = '{"ofac-csv": {"category": "refusal-of-entry", "action": "refuse-entry"}}';
    const configured = await upload(platform, ofac, { sourceList: 'ofac-configured', format: 'ofac-csv', rules });
    expect(await actionOf(configured.id)).toBe('refuse-entry');
  });

  it('and two parts of one list have one hash, in whatever order they come', async () => {
    const alt = '1,1,"aka","SYNAKOW, Asan",-0- \r\n99,1,"aka","NOBODY",-0- \r\n';
    const hashes: (string | null)[] = [];
    for (const names of [
      ['sdn', 'alt'],
      ['alt', 'sdn'],
    ]) {
      const texts: Record<string, string> = { sdn: ofac.join(''), alt };
      const parts = Object.fromEntries(names.map((name) => [name, bytesOf(texts[name] ?? '')]));
      const staged = await stageImport(platform, readImportRules(''), editor, { format: 'ofac-csv', parts });
      expect(staged).toMatchObject({ sourceList: 'ofac-sdn', counts: { added: 1, skipped: 2 } });
      hashes.push(staged.fileHash);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });
});
