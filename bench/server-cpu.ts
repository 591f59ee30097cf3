import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const TICKS_A_SECOND = 100;

interface Stat {
  parent: string;
  /** User and system time, its ended children's included, in seconds. */
  seconds: number;
}

function statOf(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: fields[1] ?? '', seconds: ticks / TICKS_A_SECOND };
  } catch {
    return undefined;
  }
}

/** CPU time that a database server on this machine has used so far, in seconds: what remains true of a busy machine. NaN elsewhere. */
export async function serverCpuS(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const postmaster = statOf(String(rows[0]?.pid))?.parent ?? '';
    const own = statOf(postmaster)?.seconds ?? Number.NaN;
    const children = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? (statOf(pid) ?? []) : []));
    return children.reduce((sum, one) => sum + (one.parent === postmaster ? one.seconds : 0), own);
  } finally {
    await client.end();
  }
}
