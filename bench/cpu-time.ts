import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** /proc counts in ticks of 10 ms on every Linux that runs this program. */
const MS_A_TICK = 10;

interface Usage {
  parent: number;
  ms: number;
  /** With its children that have ended. */
  allMs: number;
}

function usageOf(pid: string): Usage | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [own, itsSystem, children, theirSystem] = fields.slice(11, 15).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const ms = (own + itsSystem) * MS_A_TICK;
    return { parent: Number(fields[1]), ms, allMs: ms + (children + theirSystem) * MS_A_TICK };
  } catch {
    return undefined;
  }
}

/** Processor time so far of a process, and of a process with its children, those that have ended included, in milliseconds. */
export function cpuMs(pid: number, children: 'alone' | 'with-children' = 'alone'): number {
  if (children === 'alone') return usageOf(String(pid))?.ms ?? 0;
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const usage = usageOf(name);
    if (usage && (Number(name) === pid || usage.parent === pid)) sum += usage.allMs;
  }
  return sum;
}

/** The processes that a process has begun and that go on. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && usageOf(name)?.parent === pid)
    .map(Number);
}

/** The postmaster's process id of a server on this machine. */
export async function postmasterOf(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return postmasterPid(rows[0]?.data_directory ?? '');
  } finally {
    await client.end();
  }
}

/** The same, from the data directory's own note. */
export function postmasterPid(dataDirectory: string): number {
  return Number(readFileSync(`${dataDirectory}/postmaster.pid`, 'utf8').split('\n')[0]);
}
