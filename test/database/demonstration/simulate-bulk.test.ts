import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInventedOfficers } from '../../../src/accounts/account-by-name.ts';
import { sealAudit } from '../../../src/audit/seal-entries.ts';
import { verifyAudit } from '../../../src/audit/verify-audit.ts';
import { openCheckpointReader } from '../../../src/checkpoints/checkpoint-reader.ts';
import { localDate } from '../../../src/core/dates.ts';
import { idFloor } from '../../../src/core/ids.ts';
import { advise } from '../../../src/crossings/advisory.ts';
import { judgeDecision } from '../../../src/crossings/decision-table.ts';
import { rowsOfIdentity } from '../../../src/crossings/inspection-rows.ts';
import { DEMONSTRATION_ACCOUNTS } from '../../../src/demonstration/demonstration-accounts.ts';
import { makeDemonstration } from '../../../src/demonstration/make-demonstration.ts';
import { simulateBulk } from '../../../src/demonstration/simulate-bulk.ts';
import { readMrz } from '../../../src/documents/read-mrz.ts';
import { openLog } from '../../../src/platform/log.ts';
import { openPlatform, type Platform } from '../../../src/platform/platform.ts';
import { makeSecrets } from '../../../src/platform/secrets.ts';
import { FlowMonths } from '../../../src/statistics/flow-months.ts';
import { readFlows } from '../../../src/statistics/read-flows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const CROSSINGS = 6_000;
const OF_THE_DEMONSTRATION = 60;
const NOW = new Date();
const ANALYST = {
  accountId: '',
  username: 'analyst',
  agency: 'border-service',
  roles: ['analyst' as const],
  checkpoints: [],
};

let database: TestDatabase;
let platform: Platform;

async function fill(crossings: number, seed: string) {
  return simulateBulk(platform, {
    ownerUrl: database.owner,
    crossings,
    seed,
    now: NOW,
    officers: await listInventedOfficers(platform.db),
    list: { policy: 'exact-2026-1', listVersion: 20, entryCount: 20 },
  });
}

async function rowsOf<T>(text: string): Promise<T[]> {
  return (await sql.raw<T>(text).execute(platform.db)).rows;
}

async function count(text: string): Promise<number> {
  return (await rowsOf<{ count: number }>(`select count(*) as count from ${text}`))[0]?.count ?? -1;
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
  await makeDemonstration(platform, {
    now: NOW,
    crossings: OF_THE_DEMONSTRATION,
    entries: 20,
    passwordHashes: new Map(DEMONSTRATION_ACCOUNTS.map(({ username }) => [username, `hash of ${username}`])),
    unusableHash: 'nobody',
  });
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

describe('crossings in bulk', () => {
  it('are as many as asked for, of a fifth as many persons or more, each with 1 to 40', async () => {
    const summary = await fill(CROSSINGS, 'size');
    expect(summary.crossings).toBe(CROSSINGS);
    expect(summary.persons).toBeGreaterThanOrEqual(CROSSINGS / 5);
    expect(await count('crossing')).toBe(CROSSINGS + OF_THE_DEMONSTRATION);
    const [persons] = await rowsOf<{ persons: number; most: number }>(
      `select count(*) as persons, max(times) as most from (select count(*) as times from inspection_identity i
         join crossing c using (inspection_id) group by i.issuing_state, i.document_number) p`,
    );
    expect(persons?.persons).toBeGreaterThanOrEqual(CROSSINGS / 5);
    expect(persons?.most).toBeLessThanOrEqual(40);
    expect(persons?.most).toBeGreaterThan(20);
  });

  it('come at each checkpoint in use, from 40 nations or more, in each of the last 24 months', async () => {
    const used = (await openCheckpointReader(platform).list()).filter(({ status }) => status !== 'planned');
    expect(await count('(select distinct checkpoint from crossing) c')).toBe(used.length);
    expect(await count('(select distinct nationality from crossing) c')).toBeGreaterThanOrEqual(40);
    expect(await count(`(select distinct date_trunc('month', occurred_at) from crossing) c`)).toBeGreaterThanOrEqual(
      24,
    );
    expect(await count('default_partition_rows() where row_count > 0')).toBe(0);
  });

  it('balance their books: each inspection has its identity and its decision, each admission its crossing', async () => {
    const inspections = await count('inspection');
    expect(await count('inspection_identity')).toBe(inspections);
    expect(await count(`decision where stage = 'lane'`)).toBe(inspections);
    expect(await count(`decision where outcome in ('admit', 'admitted')`)).toBe(await count('crossing'));
    expect(await count(`decision where outcome = 'refuse'`)).toBeGreaterThan(0);
    expect(
      await count(`crossing c join inspection i on i.id = c.inspection_id join decision d on d.inspection_id = i.id
        where c.checkpoint = i.checkpoint and c.direction = i.direction and c.nationality = i.nationality and c.sex = i.sex
          and c.age = i.age and c.occurred_at = i.occurred_at and c.purpose = i.purpose and d.decided_at >= i.received_at
          and d.outcome in ('admit', 'admitted')`),
    ).toBe(CROSSINGS + OF_THE_DEMONSTRATION);
    expect(
      await count(`inspection i where (select count(*) from audit_entry a where a.object_id = i.id::text) < 2`),
    ).toBe(0);
  });

  it('are in the flows, each once', async () => {
    const deps = { platform, checkpoints: openCheckpointReader(platform), months: new FlowMonths(), smallCell: 10 };
    const range = { from: `${NOW.getUTCFullYear() - 3}-01-01`, to: `${NOW.getUTCFullYear() + 1}-01-01` };
    const question = { ...range, period: 'year' as const, by: ['checkpoint' as const], filters: {} };
    const flows = await readFlows(deps, ANALYST, question);
    expect(flows.totals.crossings).toBe(CROSSINGS + OF_THE_DEMONSTRATION);
    expect(flows.includesInvented).toBe(true);
  });

  it('let who is inside leave and who is outside enter', async () => {
    const wrong =
      await count(`(select c.direction, lag(c.direction) over (partition by i.issuing_state, i.document_number order by c.inspection_id) as before
      from crossing c join inspection_identity i using (inspection_id)) m where direction = before`);
    expect(wrong).toBeLessThan(OF_THE_DEMONSTRATION / 10);
  });

  it('have the documents that a lane would read from their zone, and the advisories and decisions that its tables give', async () => {
    const identities = await platform.db
      .selectFrom('inspection_identity')
      .selectAll()
      .where('inspection_id', '<', idFloor(NOW.getTime() - 40 * 86_400_000))
      .limit(400)
      .execute();
    for (const row of identities) {
      const inspection = await platform.db
        .selectFrom('inspection')
        .selectAll()
        .where('id', '=', row.inspection_id)
        .executeTakeFirstOrThrow();
      const decision = await platform.db
        .selectFrom('decision')
        .selectAll()
        .where('inspection_id', '=', row.inspection_id)
        .executeTakeFirstOrThrow();
      const onDate = localDate(inspection.occurred_at);
      const reading = readMrz(row.raw_mrz?.split('\n') ?? [], onDate);
      if (!reading.ok) throw new Error(reading.code);
      const [read] = rowsOfIdentity(row.inspection_id, 1, [reading.document]);
      expect(row).toEqual({ ...read, checks: reading.document.checks, findings: reading.document.findings });
      const advisories = advise({
        ...{ documents: [reading.document], onDate, age: inspection.age, isOpenToNationality: true, isOpenNow: true },
        ...{ direction: 'entry', listAgeMs: inspection.list_age_ms, lastCrossing: null, seenAgain: null },
      });
      expect(inspection.advisories).toEqual(advisories);
      const judged = judgeDecision(
        {
          direction: inspection.direction as 'entry' | 'exit',
          nationality: inspection.nationality,
          verdict: 'clear',
          signal: inspection.signal as 'go' | 'look' | 'hold',
          advisories,
        },
        { isOpener: true, isSupervisor: false },
        decision.outcome === 'refuse'
          ? { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false }
          : { outcome: decision.outcome as 'admit', acknowledged: decision.acknowledged as [] },
      );
      expect(judged.isAllowed).toBe(true);
    }
    expect(identities.length).toBe(400);
  });

  it('lie in partitions that a lane-made month cannot be told from', async () => {
    const shapes = await rowsOf<{ fact: string; shapes: number; months: number }>(`
      select fact, count(distinct shape) as shapes, count(*) as months from (
        select h.inhparent::regclass::text as fact, jsonb_build_array(
          (select jsonb_agg(pg_get_constraintdef(c.oid) order by pg_get_constraintdef(c.oid)) from pg_constraint c where c.conrelid = part.oid and c.contype in ('c', 'p')),
          (select jsonb_agg(regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING', '') order by 1) from
            (select indexrelid from pg_index where indrelid = part.oid order by regexp_replace(pg_get_indexdef(indexrelid), '^.* USING', '')) i),
          (select jsonb_agg(jsonb_build_array(a.attname, a.atttypid, a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) order by a.attname)
            from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = part.oid and a.attnum > 0)
        ) as shape
        from pg_inherits h join pg_class part on part.oid = h.inhrelid and part.relkind = 'r'
        where h.inhparent::regclass::text in ('inspection', 'inspection_identity', 'decision', 'crossing', 'audit_entry')
      ) s group by fact order by fact`);
    expect(shapes.map(({ fact, shapes: different }) => [fact, different])).toEqual(
      ['audit_entry', 'crossing', 'decision', 'inspection', 'inspection_identity'].map((fact) => [fact, 1]),
    );
    expect(shapes.every(({ months }) => months > 24)).toBe(true);
  });

  it('leave an audit that seals and verifies', async () => {
    await database.otherTestsAreOver();
    const sealing = { site: 'hub', privateKeyPem: platform.secrets.auditKey, clock: platform.clock };
    while ((await sealAudit(platform.db, sealing)).entryCount > 0);
    const verified = await verifyAudit(platform.db, { site: 'hub', keys: [platform.secrets.auditKey] });
    expect(verified).toMatchObject({ isSound: true, unsealedEntryCount: 0, findingCount: 0 });
    expect(verified.sealedEntryCount).toBe(await count('audit_entry'));
  });

  it('can be added to: another seed goes into the months that are there', async () => {
    const before = await count('crossing');
    await fill(500, 'more');
    expect(await count('crossing')).toBe(before + 500);
    expect(await count('default_partition_rows() where row_count > 0')).toBe(0);
    expect(await count(`pg_class where relname like '%\\_loose'`)).toBe(0);
  });

  it('are the same for the same seed: their ids are refused a second time', async () => {
    await expect(fill(500, 'more')).rejects.toMatchObject({ code: '23505' });
  });
});
