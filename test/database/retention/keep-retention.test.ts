import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInventedOfficers } from '../../../src/accounts/account-by-name.ts';
import { sealAudit } from '../../../src/audit/seal-entries.ts';
import { verifyAudit } from '../../../src/audit/verify-audit.ts';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { newId } from '../../../src/core/ids.ts';
import { DEMONSTRATION_ACCOUNTS } from '../../../src/demonstration/demonstration-accounts.ts';
import { makeDemonstration } from '../../../src/demonstration/make-demonstration.ts';
import { simulateBulk } from '../../../src/demonstration/simulate-bulk.ts';
import { inTransaction } from '../../../src/platform/database.ts';
import { openLog } from '../../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../../src/platform/platform.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import { keepRetention } from '../../../src/retention/keep-retention.ts';
import { placeHold, releaseHolds } from '../../../src/retention/legal-hold.ts';
import { RETENTION } from '../../../src/retention/retention.ts';
import { DIMENSIONS, type FlowRow } from '../../../src/statistics/flow.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { readFlows } from '../../../src/statistics/read-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const NOW = new Date();
const CASE = '12/2026';
const ANALYST = {
  accountId: '',
  username: 'analyst',
  agency: 'border-service',
  roles: ['analyst' as const],
  checkpoints: [],
};

let database: TestDatabase;
let platform: Platform;
let keeper: pg.Client;
let held: { inspection: string; document: { state: string; number: string }; inspections: string[] };
let before: FlowRow[];

const monthsAgo = (months: number) => {
  const date = new Date(NOW);
  date.setUTCMonth(date.getUTCMonth() - months, 15);
  return date;
};
const run = (isDryRun = false) => keepRetention(platform, { ownerUrl: database.owner, isDryRun });
async function ask<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await database.asOwner(text, values)).rows as T[];
}
async function count(text: string): Promise<number> {
  return (await ask<{ n: number }>(`select count(*)::int as n from ${text}`))[0]?.n ?? -1;
}

/** Every figure there is, year by year. */
async function figures(): Promise<FlowRow[]> {
  const deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths(), smallCell: 10 };
  const rows: FlowRow[] = [];
  for (let year = NOW.getUTCFullYear() - 8; year <= NOW.getUTCFullYear(); year += 1) {
    const question = {
      from: `${year}-01-01`,
      to: `${year + 1}-01-01`,
      period: 'month' as const,
      by: [...DIMENSIONS],
      filters: {},
    };
    rows.push(...(await readFlows(deps, ANALYST, question)).rows);
  }
  return rows;
}

/** A hit of each kind on an inspection of so many months ago. */
async function addHits(months: number): Promise<string> {
  const [row] = await ask<{ id: string }>(
    `select inspection_id as id from crossing where inspection_id >= id_floor($1::timestamptz) order by inspection_id limit 1`,
    [monthsAgo(months)],
  );
  const id = row?.id ?? '';
  for (const band of ['log', 'review']) {
    await ask(
      `insert into hit values ($1, 1, gen_random_uuid(), 1, 'security-agency', 'inquiry', 'refer', '{}', $2, 9, 'p', '[{"traveller": "ASANOV"}]')`,
      [id, band],
    );
  }
  await ask(
    `insert into discreet_hit values ($1, 'hub', $2, 1, $1, 1, 'security-agency', 'review', 9, 'p', '[{"traveller": "ASANOV"}]')`,
    [newId(), id],
  );
  await ask(
    `insert into silenced_hit values ($1, 1, $2, 1, 'security-agency', 'review', 9, 'p', '[{"traveller": "ASANOV"}]', $2)`,
    [id, newId()],
  );
  return id;
}

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openPlatform({
    site: 'hub',
    databaseUrl: database.app,
    poolSize: 4,
    secrets: makeSecrets(),
    log: openLog('silent'),
  });
  keeper = new pg.Client({ connectionString: database.keeper });
  await keeper.connect();
  await makeDemonstration(platform, {
    now: NOW,
    crossings: 60,
    entries: 20,
    passwordHashes: new Map(DEMONSTRATION_ACCOUNTS.map(({ username }) => [username, `hash of ${username}`])),
    unusableHash: 'nobody',
  });
  const officers = await listInventedOfficers(platform.db);
  for (const [seed, now] of [
    ['old', monthsAgo(61)],
    ['young', NOW],
  ] as const) {
    await simulateBulk(platform, {
      ...{ ownerUrl: database.owner, crossings: 500, seed, now, officers },
      list: { policy: 'exact-2026-1', listVersion: 20, entryCount: 20 },
    });
  }
  for (const months of [1, 5, 70]) await addHits(months);
  const [one, other] = await ask<{ id: string; state: string; number: string; ids: string[] }>(
    `select (array_agg(inspection_id order by inspection_id))[1] as id, issuing_state as state, document_number as number,
       array_agg(inspection_id order by inspection_id) as ids
     from inspection_identity where inspection_id < id_floor($1::timestamptz) group by 2, 3 having count(*) between 3 and 6 order by 1 limit 2`,
    [monthsAgo(63)],
  );
  if (!one || !other) throw new Error('nobody to be held');
  held = { inspection: one.id, document: other, inspections: other.ids };
  await inTransaction(platform.db, (tx) =>
    placeHold(tx, platform, null, {
      ...{ caseNumber: CASE, reason: 'court order' },
      things: [{ inspectionId: one.id }, { issuingState: other.state, documentNumber: other.number }],
    }),
  );
  before = await figures();
}, 120_000);
afterAll(async () => {
  await keeper.end();
  await platform.close();
  await database.drop();
});

const old = (months: number) =>
  `inspection_id < id_floor(date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' - interval '${months} months')`;

describe('what has outlived its time', () => {
  it('is named by a dry run, which changes nothing', async () => {
    const steps = await run(true);
    const stores = new Set(steps.map(({ store }) => store));
    for (const store of [
      'identity',
      'raw MRZ',
      'conveyance and companion',
      'silenced hits',
      'hits',
      'discreet hits',
      'clear-screening details',
    ]) {
      expect(stores, store).toContain(store);
    }
    const identities = steps.filter(({ store }) => store === 'identity');
    expect(identities.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(
      await count(`inspection_identity where ${old(60)}`),
    );
    expect(identities.reduce((sum, { heldCount }) => sum + heldCount, 0)).toBe(1 + held.inspections.length);
    expect(await count(`inspection_identity where ${old(60)}`)).toBeGreaterThan(400);
    expect(await count(`audit_entry where action = 'keep-retention'`)).toBe(0);
    expect(await run(true)).toEqual(steps);
  });

  it('goes: identities of more than five years, the raw zone after three months, evidence when it is due; what a case names stays', async () => {
    const zones = await count(`inspection_identity where not (${old(3)}) and raw_mrz is not null`);
    await run();
    const left = await ask<{ id: string; zone: string | null }>(
      `select inspection_id as id, raw_mrz as zone from inspection_identity where ${old(60)} order by 1`,
    );
    expect(left.map(({ id }) => id)).toEqual([held.inspection, ...held.inspections].sort());
    expect(left.every(({ zone }) => zone !== null)).toBe(true);
    expect(
      await count(
        `inspection_identity where ${old(3)} and not (${old(60)}) and (raw_mrz is not null or optional_data is not null)`,
      ),
    ).toBe(0);
    expect(
      await count(
        `inspection_identity where ${old(3)} and not (${old(60)}) and document_number <> '' and surname <> ''`,
      ),
    ).toBeGreaterThan(300);
    expect(await count(`inspection_identity where not (${old(3)}) and raw_mrz is not null`)).toBe(zones);
    expect(
      await count(`inspection where ${old(60).replace('inspection_id', 'id')} and conveyance is not null`),
    ).toBeLessThanOrEqual(1 + held.inspections.length);
    const evidence = (table: string) =>
      ask<{ n: number }>(`select count(*)::int as n from ${table} where evidence <> '[]'`);
    // Of 1, 5 and 70 months ago: log is kept for 90 days, review for five years.
    expect(await evidence(`hit`)).toEqual([
      {
        n:
          1 +
          2 +
          (await count(`hit where evidence <> '[]' and inspection_id not in (select inspection_id from silenced_hit)`)),
      },
    ]);
    expect(await evidence('silenced_hit')).toEqual([{ n: 1 }]);
    expect(await evidence('discreet_hit')).toEqual([{ n: 2 }]);
  });

  it('leaves every figure as it was, and the months as lanes made them', async () => {
    expect(before.length).toBeGreaterThan(800);
    expect(await figures()).toEqual(before);
    expect(await count('default_partition_rows() where row_count > 0')).toBe(0);
    expect(await count(`pg_class where relname like '%\\_loose'`)).toBe(0);
    const [shapes] = await ask<{ n: number }>(`
      select count(distinct (select jsonb_agg(regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING', '') order by regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING', ''))
        from pg_index i where i.indrelid = h.inhrelid))::int as n from pg_inherits h where h.inhparent = 'inspection_identity'::regclass`);
    expect(shapes?.n).toBe(1);
  });

  it('is in the audit, step by step, and the audit verifies', async () => {
    const entries = await ask<{ store: string; rows: number }>(
      `select object_id as store, (details ->> 'rowCount')::int as rows from audit_entry where action = 'keep-retention'`,
    );
    expect(new Set(entries.map(({ store }) => store))).toContain('raw MRZ');
    expect(entries.every(({ rows }) => rows > 0)).toBe(true);
    await database.otherTestsAreOver();
    const sealing = { site: 'hub', privateKeyPem: platform.secrets.auditKey, clock: platform.clock };
    while ((await sealAudit(platform.db, sealing)).entryCount > 0);
    expect(await verifyAudit(platform.db, { site: 'hub', keys: [platform.secrets.auditKey] })).toMatchObject({
      isSound: true,
    });
  });

  it('is gone once: a second run removes nothing more', async () => {
    const steps = await run();
    expect(steps.filter(({ rowCount, heldCount }) => rowCount > heldCount)).toEqual([]);
  });

  it('goes when the hold is released', async () => {
    const released = await inTransaction(platform.db, (tx) =>
      releaseHolds(tx, platform, null, { caseNumber: CASE, reason: 'closed' }),
    );
    expect(released).toBe(1);
    await run();
    expect(await count(`inspection_identity where ${old(60)}`)).toBe(0);
    expect(await figures()).toEqual(before);
  });
});

describe('the keeper', () => {
  const codeOf = (text: string, values: unknown[] = []) =>
    keeper.query(text, values).then(
      () => 'allowed',
      (error: { code: string }) => error.code,
    );

  it.each([
    'inspection',
    'inspection_identity',
    'crossing',
    'decision',
    'decision_note',
    'referral',
    'audit_entry',
    'legal_hold',
    'account',
    'watchlist_version',
  ])('neither reads nor changes nor removes %s', async (table) => {
    expect(await codeOf(`select * from ${table}`)).toBe('42501');
    expect(await codeOf(`delete from ${table}`)).toBe('42501');
    expect(await codeOf(`truncate ${table}`)).toBe('42501');
    expect(await codeOf(`drop table ${table}`)).toBe('42501');
  });

  it('changes of a hit its evidence alone, and does not see whose it was', async () => {
    expect(await codeOf(`update hit set band = 'log'`)).toBe('42501');
    expect(await codeOf('select entry_id from hit')).toBe('42501');
    expect(await codeOf('select request_hash from idempotency_key')).toBe('42501');
    expect(await codeOf('select content from watchlist_import_row')).toBe('42501');
  });

  it('is refused a month that is too young, whatever time it claims, and any other table', async () => {
    const [year] = await ask<{ month: string }>(
      `select date_trunc('month', now() - interval '1 year')::date::text as month`,
    );
    const far = new Date('2126-01-01');
    expect(await codeOf(`select * from keep_month('inspection_identity', 'drop', $1, $2)`, [year?.month, far])).toBe(
      '42501',
    );
    expect(await codeOf(`select * from keep_month('crossing', 'drop', $1, $2)`, [year?.month, far])).toBe('P0002');
    expect(await codeOf(`select place_loose_partition('crossing', $1)`, [year?.month])).toBe('42501');
    expect(await codeOf(`insert into retention_floor values ('crossing', 'drop', 3)`)).toBe('42501');
    expect(await codeOf('delete from retention_done')).toBe('42501');
  });

  it('has the limits of the table', async () => {
    const floors = await ask(`select table_name as table, act, months from retention_floor order by 1, 2`);
    const ruled = RETENTION.flatMap(({ monthly }) => (monthly ? [monthly] : []));
    expect(floors).toEqual(ruled.sort((a, b) => `${a.table} ${a.act}`.localeCompare(`${b.table} ${b.act}`)));
  });
});
