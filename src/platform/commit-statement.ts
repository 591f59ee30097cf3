import type { FactUnit } from './fact-unit.ts';
import type { Statement } from './statement.ts';
import type { DB } from './tables.ts';

/** A unit and the text that its claim's primary key is known by. */
export interface KeyedUnit {
  unit: FactUnit;
  key: string;
}

export const keyOf = (unit: FactUnit): string =>
  unit.table === 'inspection' ? `i${unit.claim.id}` : `d${unit.claim.inspection_id} ${unit.claim.stage}`;

/** As `keyOf`, of a row that was written. */
const KEY_OF_ROW = { inspection: `'i' || id`, decision: `'d' || inspection_id || ' ' || stage` } as const;

/** Columns of facts that hold jsonb: their rows carry it as text. A test holds the list against the schema. */
export const JSONB_COLUMNS: ReadonlySet<string> = new Set([
  ...['conveyance', 'advisories', 'checks', 'findings', 'evidence', 'details', 'payload', 'owner_word', 'permit'],
  'work_contract',
]);

/** Rows of one table with the same columns; of dependents, whose claims they wait for. */
interface Rows {
  table: keyof DB;
  columns: string[];
  rows: object[];
  keys: string[];
}

/**
 * One statement for any number of units: it is one round trip, and its own transaction. Rows travel as JSON, one parameter a table, so
 * the same text serves batches of every size, and each connection plans it once. Claims that are already there are skipped
 * (`on conflict do nothing`), and dependents are inserted only where their claim was.
 * @param units with different keys, in the order of their keys, so that two batches can't wait for each other
 * @returns the statement, whose rows are the keys that have won, and its values
 */
export function commitStatement(units: readonly KeyedUnit[]): { statement: Statement; values: string[] } {
  const claims = new Map<string, Rows>();
  const dependents = new Map<string, Rows>();
  for (const { unit, key } of units) {
    gather(claims, unit.table, unit.claim, key);
    for (const { table, rows } of unit.dependents) for (const row of rows) gather(dependents, table, row, key);
  }
  return { statement: statementFor(claims, dependents), values: valuesOf(claims, dependents) };
}

function gather(groups: Map<string, Rows>, table: keyof DB, row: object, key: string): void {
  const columns = Object.keys(row);
  const shape = `${table}(${columns.join()})`;
  const group = groups.get(shape);
  if (group) {
    group.rows.push(row);
    group.keys.push(key);
  } else groups.set(shape, { table, columns, rows: [row], keys: [key] });
}

/** The program writes a few dozen shapes; should a change ever make them many, connections don't fill up with plans. */
const MOST_NAMED = 200;
const named = new Map<string, Statement>();

function statementFor(claims: Map<string, Rows>, dependents: Map<string, Rows>): Statement {
  const shape = [...claims.keys(), '', ...dependents.keys()].join(' ');
  const known = named.get(shape);
  if (known) return known;
  const text = textOf([...claims.values()], [...dependents.values()]);
  const statement = { name: named.size < MOST_NAMED ? `commit-${named.size}` : '', text };
  if (statement.name !== '') named.set(shape, statement);
  return statement;
}

function textOf(claims: readonly Rows[], dependents: readonly Rows[]): string {
  let parameter = 0;
  const rowsFrom = (table: string) => `jsonb_populate_recordset(null::${table}, $${++parameter}::jsonb)`;
  const parts = claims.map(
    ({ table, columns }, at) =>
      `claim_${at} as (insert into ${table} (${columns.join()}) select ${columns.map(selected).join()} from ${rowsFrom(table)} r
        on conflict do nothing returning ${KEY_OF_ROW[table as keyof typeof KEY_OF_ROW]} as key)`,
  );
  const won = claims.map((_, at) => `select key from claim_${at}`).join(' union all ');
  parts.push(`won as materialized (${won})`);
  for (const [at, { table, columns }] of dependents.entries()) {
    parts.push(
      `dependent_${at} as (insert into ${table} (${columns.join()}) select ${columns.map(selected).join()}
        from rows from (${rowsFrom(table)}, jsonb_array_elements_text($${++parameter}::jsonb)) r where r.value in (select key from won))`,
    );
  }
  return `with ${parts.join(',\n')}\nselect key from won`;
}

/** jsonb comes as a string of JSON inside JSON. */
const selected = (column: string) => (JSONB_COLUMNS.has(column) ? `(r.${column} #>> '{}')::jsonb` : `r.${column}`);

function valuesOf(claims: Map<string, Rows>, dependents: Map<string, Rows>): string[] {
  const values: string[] = [];
  for (const claim of claims.values()) values.push(jsonOf(claim));
  for (const dependent of dependents.values()) values.push(jsonOf(dependent), JSON.stringify(dependent.keys));
  return values;
}

/** Columns of facts that hold bytea: JSON carries it as PostgreSQL reads it. A test holds the list against the schema. */
export const BYTEA_COLUMNS: ReadonlySet<string> = new Set(['request_hash']);

function jsonOf({ rows, columns }: Rows): string {
  const binary = columns.filter((column) => BYTEA_COLUMNS.has(column));
  if (binary.length === 0) return JSON.stringify(rows);
  return JSON.stringify(
    (rows as Record<string, unknown>[]).map((row) => {
      const copy = { ...row };
      for (const column of binary) {
        const bytes = row[column];
        if (Buffer.isBuffer(bytes)) copy[column] = `\\x${bytes.toString('hex')}`;
      }
      return copy;
    }),
  );
}
