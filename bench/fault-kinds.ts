import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../src/demonstration/seeded-random.ts';
import { type Program, startProgram } from '../test/support/program.ts';
import { postmasterPid } from './cpu-time.ts';

export const FAULT_KINDS = [
  ...(['kill-worker', 'kill-program', 'kill-postgres', 'kill-backend', 'stop-postgres'] as const),
  ...(['disk-full', 'clock-back', 'five-at-once'] as const),
];
export type FaultKind = (typeof FAULT_KINDS)[number];

/** The installation under test, and the places at which it can be hurt. */
export interface Patient {
  program: Program;
  dataDir: string;
  /** PostgreSQL's own folder. */
  pgData: string;
  environment: Record<string, string>;
  /** How far the program's clock, and that of the lanes, is off. */
  shiftMs: number;
  random: Random;
  pauseMs: number;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

const kill = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already: the fault has happened by itself.
  }
};

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Does it, and undoes what doesn't mend itself. Resolves at the moment from which on the service must come back. */
export const INJECT: Record<FaultKind, (patient: Patient) => Promise<void>> = {
  async 'kill-worker'({ program, random }) {
    const workers = childrenOf(program.child.pid ?? 0).filter((pid) => commandOf(pid).includes('main.ts'));
    if (workers.length > 0) kill(random.pick(workers), 'SIGKILL');
  },
  async 'kill-program'(patient) {
    await patient.program.killHard();
    patient.program = await startProgram(patient.dataDir, patient.environment, patient.program.port);
  },
  async 'kill-postgres'({ pgData }) {
    kill(postmasterPid(pgData), 'SIGKILL');
  },
  async 'kill-backend'({ pgData, random }) {
    const backends = childrenOf(postmasterPid(pgData)).filter((pid) => commandOf(pid).includes('iamis_app'));
    if (backends.length > 0) kill(random.pick(backends), 'SIGKILL');
  },
  async 'stop-postgres'({ pgData, pauseMs }) {
    const postmaster = postmasterPid(pgData);
    const all = [postmaster, ...childrenOf(postmaster)];
    for (const pid of all) kill(pid, 'SIGSTOP');
    await wait(pauseMs);
    for (const pid of all) kill(pid, 'SIGCONT');
  },
  async 'disk-full'({ dataDir }) {
    const filler = join(dataDir, 'filler');
    const { bavail, bsize } = statfsSync(dataDir);
    const piece = Buffer.alloc(1024 * 1024);
    try {
      for (let at = 0; at <= (bavail * bsize) / piece.length; at++) writeFileSync(filler, piece, { flag: 'a' });
    } catch {
      // Full: that was the wish.
    }
    await wait(3_000);
    rmSync(filler, { force: true });
  },
  async 'clock-back'(patient) {
    patient.shiftMs -= 3_600_000;
    writeFileSync(String(patient.environment.IAMIS_BENCH_CLOCK), String(patient.shiftMs));
    await wait(3_000);
    patient.shiftMs += 3_600_000;
    writeFileSync(String(patient.environment.IAMIS_BENCH_CLOCK), String(patient.shiftMs));
  },
  async 'five-at-once'() {
    await wait(2_000);
  },
};
