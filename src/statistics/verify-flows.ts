import { setTimeout as pause } from 'node:timers/promises';
import { addDays, type CalendarDate, localDate } from '../core/dates.ts';
import { isNight, NIGHTLY_MS, restAfter } from '../core/night.ts';
import { inSnapshot, inTransaction } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { isUsable, readFlowState } from './flow-fold-store.ts';
import { monthsOf } from './flow-node.ts';
import type { MonthProof } from './flow-proof.ts';
import { compareMonth, listFlowMonths, listProofs, saveProof } from './flow-proof-store.ts';
import { followFlows } from './fold-flows.ts';
import { personKeyOf } from './person-key.ts';

type VerifyPlatform = Pick<Platform, 'reports' | 'secrets' | 'clock' | 'log'>;

export interface ProvedMonth extends MonthProof {
  /** `2026-03` */
  month: string;
}

/**
 * Proves month by month that the cells equal a count of the crossings, refusals and referrals up to where they follow them. Each month is
 * one snapshot; rows go on arriving meanwhile. Cells that are behind are brought up to date first.
 * @param months first days; all that have cells or crossings when left out
 */
export async function* verifyFlows(platform: VerifyPlatform, months?: readonly string[]): AsyncGenerator<ProvedMonth> {
  await followFlows({ platform });
  for (const month of months ?? (await inTransaction(platform.reports, listFlowMonths))) {
    const [, next = month] = monthsOf(month, addDays(month, 40));
    const proof = await inSnapshot(platform.reports, async (tx) => {
      const state = await readFlowState(tx);
      return isUsable(state) ? compareMonth(tx, { month, next, to: state.at, personKey: personKeyOf(platform) }) : null;
    });
    // Counted anew since a moment ago: the next proof will do it.
    if (!proof) continue;
    await inTransaction(platform.reports, (tx) => saveProof(tx, month, proof, platform.clock()));
    yield { month: month.slice(0, 7), ...proof };
  }
}

/** Each night the months that still change, and the ones that were proved longest ago. */
const OLD_MONTHS_A_NIGHT = 4;

/** The nightly proof: nothing by day; an error in the log, for whoever is woken by it, where a month differs. */
export async function verifyFlowsAtNight(platform: VerifyPlatform): Promise<void> {
  const now = platform.clock();
  if (!isNight(now)) return;
  for (const month of await monthsDue(platform, now)) {
    const startedMs = performance.now();
    for await (const { crossings, cellCount, differingCells } of verifyFlows(platform, [month])) {
      const proof = { month: month.slice(0, 7), crossings, cellCount, differingCells };
      if (differingCells > 0) platform.log.error(proof, 'flows-differ');
      else platform.log.info(proof, 'flows-proved');
    }
    await pause(restAfter(performance.now() - startedMs));
  }
}

async function monthsDue({ reports }: VerifyPlatform, now: Date): Promise<string[]> {
  const { all, proofs } = await inTransaction(reports, async (tx) => ({
    all: await listFlowMonths(tx),
    proofs: new Map((await listProofs(tx)).map(({ month, provedAt }) => [month, provedAt.getTime()])),
  }));
  const today = localDate(now);
  const changing = new Set<CalendarDate>([today, addDays(today, -31)].map((date) => `${date.slice(0, 7)}-01`));
  const provedAt = (month: string) => proofs.get(month) ?? 0;
  const old = all.filter((month) => !changing.has(month)).sort((a, b) => provedAt(a) - provedAt(b));
  return [...all.filter((month) => changing.has(month)), ...old.slice(0, OLD_MONTHS_A_NIGHT)].filter(
    (month) => now.getTime() - provedAt(month) > NIGHTLY_MS,
  );
}
