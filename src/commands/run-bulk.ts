import { listInventedOfficers } from '../accounts/account-by-name.ts';
import { sealAudit } from '../audit/seal-entries.ts';
import { simulateBulk } from '../demonstration/simulate-bulk.ts';
import type { Platform } from '../platform/platform.ts';
import { createScreeningIndex } from '../screening/screening-index.ts';
import { readListStatus } from '../watchlist/list-status.ts';
import { openMeter } from './meter.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

/** `iamis simulate --bulk N`: two years of invented crossings, written by COPY, and their audit sealed. */
export async function fillInBulk(
  crossings: number,
  seed: string | undefined,
  wrongLaneAt: string | undefined,
): Promise<void> {
  await withPlatform(async (platform, _config, database) => {
    const officers = await listInventedOfficers(platform.db);
    if (officers.length === 0) {
      throw new CommandError(
        'There is no invented officer here: bulk crossings are for a demonstration, never for a register in use.',
      );
    }
    const now = platform.clock();
    const { activeCount, listVersion } = await readListStatus(platform.db);
    const { policy } = createScreeningIndex({ key: platform.secrets.screeningKey });
    const summary = await simulateBulk(platform, {
      ownerUrl: database.ownerUrl,
      crossings,
      seed: seed ?? now.toISOString(),
      now,
      officers,
      wrongLaneAt,
      list: { policy, listVersion, entryCount: activeCount },
      ...progressOf(crossings),
    });
    const seals = await sealAll(platform, summary.inspections * 2);
    const perSecond = (ms: number) => `${Math.round(summary.crossings / Math.max(ms / 1000, 0.001))} a second`;
    say(
      tableOf([
        ['crossings', summary.crossings],
        ['inspections', summary.inspections],
        ['persons', summary.persons],
        ['planned in', `${(summary.planMs / 1000).toFixed(1)} s`],
        ['written in', `${(summary.writeMs / 1000).toFixed(1)} s`],
        ['planned and written', perSecond(summary.planMs + summary.writeMs)],
        ['sealed', `${seals.entryCount} entries in ${(seals.tookMs / 1000).toFixed(1)} s`],
      ]),
    );
  });
}

const STEPS = { people: 'crossings planned', rows: 'crossings written' } as const;

/** One bar after the other. */
function progressOf(total: number): { onProgress(step: keyof typeof STEPS, count: number): void } {
  let shown: { step: string; meter: ReturnType<typeof openMeter> } | undefined;
  return {
    onProgress(step, count) {
      if (shown?.step !== step) {
        shown?.meter.stop();
        shown = { step, meter: openMeter(total, STEPS[step]) };
      }
      shown.meter.show(count);
      if (step === 'rows' && count >= total) shown.meter.stop();
    },
  };
}

/** A running program seals too; whoever comes first does a turn, and what is left here is its work. */
async function sealAll(platform: Platform, expected: number): Promise<{ entryCount: number; tookMs: number }> {
  const startedMs = performance.now();
  const meter = openMeter(expected, 'audit entries sealed');
  let entryCount = 0;
  for (;;) {
    const turn = await sealAudit(platform.reports, {
      site: platform.site,
      privateKeyPem: platform.secrets.auditKey,
      clock: platform.clock,
    });
    entryCount += turn.entryCount;
    meter.show(entryCount);
    if (turn.entryCount === 0) break;
  }
  meter.stop();
  return { entryCount, tookMs: performance.now() - startedMs };
}
