import { type Insertable, sql } from 'kysely';
import { type Database, inTransaction, isDatabaseUnavailable, type Tx } from './database.ts';
import type { DB } from './tables.ts';

/** Rows of one table. */
export type RowsOf = { [T in keyof DB]: { table: T; rows: Insertable<DB[T]>[] } }[keyof DB];

/** The tables whose primary key decides who came first. */
export type ClaimTable = 'inspection' | 'decision';

/**
 * One request's rows. The claim's primary key decides: when another request has already written it, none of the
 * dependents is written and `commit` answers false; the caller then reads who won.
 */
export type FactUnit = {
  [T in ClaimTable]: { table: T; claim: Insertable<DB[T]>; dependents: RowsOf[] };
}[ClaimTable];

export interface Committer {
  /**
   * Resolves after the commit: true when this unit's rows are durable, false when its claim was already there.
   * @throws the database's error when this very unit can't be written; another unit's fault never reaches it
   */
  commit(unit: FactUnit): Promise<boolean>;
  /** Waits for everything accepted so far. */
  drain(): Promise<void>;
}

interface Waiting {
  unit: FactUnit;
  key: string;
  resolve: (won: boolean) => void;
  reject: (error: unknown) => void;
}

const keyOf = (unit: FactUnit): string =>
  unit.table === 'inspection' ? `i${unit.claim.id}` : `d${unit.claim.inspection_id} ${unit.claim.stage}`;

/**
 * Writes concurrent requests' rows in shared multi-row commits. A lone request is written at once; while a commit is
 * under way the next ones gather (at most `maxUnits`), so that the batch grows with the load and never waits for a timer.
 */
export function openCommitter(db: Database, options: { maxUnits?: number; lanes?: number } = {}): Committer {
  const { maxUnits = 64, lanes = 2 } = options;
  let waiting: Waiting[] = [];
  let busyLanes = 0;
  const idle: (() => void)[] = [];

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const keys = new Set<string>();
    for (const item of waiting) {
      // The same key twice in one statement would tell both that they have won.
      if (batch.length < maxUnits && !keys.has(item.key)) {
        keys.add(item.key);
        batch.push(item);
      } else later.push(item);
    }
    waiting = later;
    return batch;
  }

  async function writeAlone(item: Waiting): Promise<void> {
    try {
      const won = await inTransaction(db, (tx) => writeUnits(tx, [item.unit]));
      item.resolve(won.has(item.key));
    } catch (error) {
      item.reject(error);
    }
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const won = await inTransaction(db, (tx) =>
        writeUnits(
          tx,
          batch.map((item) => item.unit),
        ),
      );
      for (const item of batch) item.resolve(won.has(item.key));
    } catch (error) {
      if (batch.length === 1 || isDatabaseUnavailable(error)) for (const item of batch) item.reject(error);
      // One row is poisoned: each unit gets a commit of its own, and only the poisoned one fails.
      else for (const item of batch) await writeAlone(item);
    }
  }

  function pump(): void {
    while (busyLanes < lanes && waiting.length > 0) {
      busyLanes += 1;
      void writeBatch(takeBatch()).finally(() => {
        busyLanes -= 1;
        pump();
        if (busyLanes === 0 && waiting.length === 0) for (const wake of idle.splice(0)) wake();
      });
    }
  }

  return {
    commit(unit) {
      return new Promise((resolve, reject) => {
        waiting.push({ unit, key: keyOf(unit), resolve, reject });
        pump();
      });
    },
    drain() {
      return busyLanes === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake));
    },
  };
}

/** One transaction: claims first (in the order of their keys, so that two batches can't wait for each other), then the winners' rows. */
async function writeUnits(tx: Tx, units: FactUnit[]): Promise<Set<string>> {
  const won = new Set<string>();
  const ordered = units.map((unit) => ({ unit, key: keyOf(unit) })).sort((a, b) => (a.key < b.key ? -1 : 1));

  const inspections = ordered.flatMap(({ unit }) => (unit.table === 'inspection' ? [unit.claim] : []));
  if (inspections.length > 0) {
    const rows = await tx
      .insertInto('inspection')
      .values(inspections)
      .onConflict((c) => c.column('id').doNothing())
      .returning('id')
      .execute();
    for (const row of rows) won.add(`i${row.id}`);
  }
  const decisions = ordered.flatMap(({ unit }) => (unit.table === 'decision' ? [unit.claim] : []));
  if (decisions.length > 0) {
    const rows = await tx
      .insertInto('decision')
      .values(decisions)
      .onConflict((c) => c.columns(['inspection_id', 'stage']).doNothing())
      .returning(['inspection_id', 'stage'])
      .execute();
    for (const row of rows) won.add(`d${row.inspection_id} ${row.stage}`);
  }

  const byTable = new Map<keyof DB, object[]>();
  for (const { unit, key } of ordered) {
    if (!won.has(key)) continue;
    for (const { table, rows } of unit.dependents) {
      const gathered = byTable.get(table) ?? [];
      gathered.push(...rows);
      byTable.set(table, gathered);
    }
  }
  for (const [table, rows] of byTable) await insertRows(tx, table, rows);
  return won;
}

/** Multi-row insert of rows that may differ in their optional columns. */
export async function insertRows(tx: Tx, table: keyof DB, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map(
    (row) =>
      sql`(${sql.join(columns.map((column) => (column in row ? sql`${(row as Record<string, unknown>)[column]}` : sql`default`)))})`,
  );
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
    tx,
  );
}
