import { CompiledQuery, sql } from 'kysely';
import { recordAudit } from '../audit/audit-entry.ts';
import { isNight } from '../core/night.ts';
import { type Database, inTransaction, openDatabase, openPool, type Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { RETENTION, type StoreRule } from './retention.ts';

/** What went, or would go, of one store; of one month where the store has months. */
export interface RetentionStep {
  store: string;
  /** First day; null where rows are removed in place. */
  month: string | null;
  /** Rows that have outlived their time, those that a hold keeps included. */
  rowCount: number;
  heldCount: number;
}

export interface RetentionOptions {
  ownerUrl: string;
  isDryRun: boolean;
  onStep?: (step: RetentionStep) => void;
}

type RetentionPlatform = Pick<Platform, 'site' | 'clock'>;

/** A month of identities is written anew in a minute; a night has hours. */
const STATEMENT_TIMEOUT_MS = 3_600_000;

/**
 * Removes what has outlived its time, store by store and month by month, in the keeper's narrow role; each step is a transaction with its
 * audit entry, so a killed run has done what its entries say, and the next goes on. A dry run changes nothing and says what would go.
 * Two runs at once: the second finds nothing to do and returns at once.
 */
export async function keepRetention(
  platform: RetentionPlatform,
  { ownerUrl, isDryRun, onStep }: RetentionOptions,
): Promise<RetentionStep[]> {
  const pool = { url: ownerUrl, poolSize: 1, name: 'retention', statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  const pooled = openDatabase(openPool({ ...pool, lockTimeoutMs: 10_000 }));
  const steps: RetentionStep[] = [];
  const told = (step: RetentionStep) => {
    if (step.rowCount === 0) return;
    steps.push(step);
    onStep?.(step);
  };
  try {
    return await pooled.connection().execute(async (db) => {
      const lock = await sql<{ taken: boolean }>`select pg_try_advisory_lock(7301004) as taken`.execute(db);
      if (!lock.rows[0]?.taken) return [];
      for (const rule of RETENTION) {
        for (const month of await outlivedMonths(db, rule, platform.clock())) {
          told(await asKeeper(db, isDryRun, (tx) => keepMonth(tx, platform, rule, month, isDryRun)));
        }
        if (rule.statement?.every === 'night') {
          told(await asKeeper(db, isDryRun, (tx) => keepRows(tx, platform, rule)));
        }
      }
      return steps;
    });
  } finally {
    await pooled.destroy();
  }
}

/** The nightly run: nothing by day, and a line in the log for each step. What is done is not done again. */
export async function keepRetentionAtNight(
  platform: RetentionPlatform & Pick<Platform, 'log'>,
  ownerUrl: string,
): Promise<void> {
  if (!isNight(platform.clock())) return;
  const onStep = (step: RetentionStep) => platform.log.info(step, 'retention-step');
  await keepRetention(platform, { ownerUrl, isDryRun: false, onStep });
}

/** One transaction in the keeper's role; a dry run's is undone. */
async function asKeeper<T>(db: Database, isDryRun: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  const undo = new Error('a dry run');
  try {
    await inTransaction(db, async (tx) => {
      await sql`set local role iamis_keeper`.execute(tx);
      result = { value: await work(tx) };
      if (isDryRun) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (!result) throw new Error('the step gave no result');
  return result.value;
}

async function outlivedMonths(db: Database, { monthly }: StoreRule, at: Date): Promise<string[]> {
  if (!monthly) return [];
  const { rows } = await sql<{ month: string }>`
    select month from outlived_months(${monthly.table}, ${monthly.act}, ${at})`.execute(db);
  return rows.map(({ month }) => month);
}

interface Counted {
  row_count: number;
  held_count: number;
}

async function keepMonth(
  tx: Tx,
  platform: RetentionPlatform,
  { store, monthly }: StoreRule,
  month: string,
  isDryRun: boolean,
): Promise<RetentionStep> {
  if (!monthly) throw new Error(`${store} has no months`);
  const { table, act } = monthly;
  const { rows } = isDryRun
    ? await sql<Counted>`select * from outlived_rows(${table}, ${act}, ${month}::date)`.execute(tx)
    : await sql<Counted>`select * from keep_month(${table}, ${act}, ${month}::date, ${platform.clock()})`.execute(tx);
  const { row_count: rowCount = 0, held_count: heldCount = 0 } = rows[0] ?? {};
  const step = { store, month, rowCount, heldCount };
  if (!isDryRun && rowCount > 0) await record(tx, platform, step, act);
  return step;
}

async function keepRows(tx: Tx, platform: RetentionPlatform, { store, statement }: StoreRule): Promise<RetentionStep> {
  if (!statement) throw new Error(`${store} has no statement`);
  const at = platform.clock();
  const { numAffectedRows = 0n } = await tx.executeQuery(
    CompiledQuery.raw(statement.text, statement.text.includes('$1') ? [at] : []),
  );
  const step = { store, month: null, rowCount: Number(numAffectedRows), heldCount: 0 };
  if (step.rowCount > 0) await record(tx, platform, step, 'rows');
  return step;
}

function record(tx: Tx, platform: RetentionPlatform, step: RetentionStep, act: string): Promise<void> {
  const { store, month, rowCount, heldCount } = step;
  return recordAudit(tx, platform, {
    actor: null,
    action: 'keep-retention',
    object: { kind: 'store', id: store },
    details: { act, rowCount, heldCount, ...(month !== null && { month }) },
  });
}
