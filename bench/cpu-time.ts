import { readdirSync, readFileSync } from 'node:fs';

/** /proc counts in ticks of 10 ms on every Linux that runs this program. */
const MS_A_TICK = 10;

interface Usage {
  parent: number;
  ms: number;
}

function usageOf(pid: string): Usage | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * MS_A_TICK };
  } catch {
    return undefined;
  }
}

/** Processor time so far of a process, and of a process with its children, in milliseconds. */
export function cpuMs(pid: number, children: 'alone' | 'with-children' = 'alone'): number {
  if (children === 'alone') return usageOf(String(pid))?.ms ?? 0;
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const usage = usageOf(name);
    if (usage && (Number(name) === pid || usage.parent === pid)) sum += usage.ms;
  }
  return sum;
}

/** The postmaster's process id, from the data directory's own note. */
export function postmasterPid(dataDirectory: string): number {
  return Number(readFileSync(`${dataDirectory}/postmaster.pid`, 'utf8').split('\n')[0]);
}
