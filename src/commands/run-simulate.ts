import { type ApiClient, ApiUnusableError, openApiClient } from '../demonstration/api-client.ts';
import { readFlowGrowth, readFlowTotal } from '../demonstration/flow-total.ts';
import { simulateCrossings } from '../demonstration/simulate-crossings.ts';
import { bookFaults, type SimulationReport } from '../demonstration/simulation-report.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { keptPasswords } from './demonstration-passwords.ts';
import { openMeter } from './meter.ts';
import { accountsFileOf } from './open-database.ts';
import { readPassword } from './password.ts';
import { tableOf } from './table.ts';
import { CommandError, say } from './terminal.ts';

export interface SimulateOptions {
  url: string;
  rate: number;
  duration: number;
  count: number;
  connections: number;
  username: string;
  analyst: string;
  seed?: string;
}

const FLOW_PATIENCE_MS = 10_000;

/** From the environment, the data directory, the keyboard. */
async function passwordOf(config: Config, username: string): Promise<string> {
  const known = config.bootstrapPassword ?? keptPasswords(accountsFileOf(config)).get(username);
  return known ?? readPassword(`Password of ${username}: `);
}

/** The figures are for analysts; without one the flows are left out. */
async function openAnalyst(
  config: Config,
  options: SimulateOptions,
  signal: AbortSignal,
): Promise<ApiClient | undefined> {
  const password = config.bootstrapPassword ?? keptPasswords(accountsFileOf(config)).get(options.analyst);
  if (password === undefined) return undefined;
  return openApiClient({ url: options.url, username: options.analyst, password, signal }).catch(() => undefined);
}

export async function simulate(options: SimulateOptions): Promise<void> {
  const config = readConfig(process.env);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const report = await run(config, options, stopping.signal);
    sayReport(report);
    const faults = bookFaults(report);
    if (faults.length > 0) throw new CommandError(`The books do not balance: ${faults.join('; ')}.`);
    say(report.flowGrowth === null ? 'The books balance (the flows were not asked).' : 'The books balance.');
  } catch (error) {
    throw error instanceof ApiUnusableError ? new CommandError(error.message) : error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

async function run(config: Config, options: SimulateOptions, signal: AbortSignal): Promise<SimulationReport> {
  const { url, username } = options;
  const now = () => new Date();
  const client = await openApiClient({ url, username, password: await passwordOf(config, username), signal });
  const analyst = await openAnalyst(config, options, signal);
  const before = analyst ? await readFlowTotal(analyst, now()) : null;
  const meter = openMeter(
    Math.min(options.count, options.rate > 0 ? Math.ceil(options.rate * options.duration) : options.count),
    'travellers',
  );
  const report = await simulateCrossings({
    client,
    rate: options.rate,
    durationMs: options.duration * 1000,
    count: options.count,
    connections: options.connections,
    seed: options.seed ?? now().toISOString(),
    signal,
    onProgress: ({ sent }) => meter.show(sent),
  }).finally(meter.stop);
  if (!analyst || before === null) return report;
  const waiting = { before, expected: report.crossings, now, patienceMs: FLOW_PATIENCE_MS, signal };
  return { ...report, flowGrowth: await readFlowGrowth(analyst, waiting) };
}

const ms = (time: number) => `${time.toFixed(1)} ms`;
const listed = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ') || 'none';

function sayReport(report: SimulationReport): void {
  const perSecond = report.inspections / Math.max(report.tookMs / 1000, 0.001);
  say(
    tableOf([
      ['travellers sent', report.sent],
      ['inspections', `${report.inspections} (${perSecond.toFixed(1)} a second)`],
      ['admitted', report.admitted],
      ['referred', report.referred],
      ['refused', report.refused],
      ['crossings', report.crossings],
      ['flows grew by', report.flowGrowth ?? 'not asked'],
      ['inspection p50 / p99', `${ms(report.inspectionMs.p50)} / ${ms(report.inspectionMs.p99)}`],
      ['decision p50 / p99', `${ms(report.decisionMs.p50)} / ${ms(report.decisionMs.p99)}`],
      ['errors', listed(report.errors)],
      ['repeated tries', listed(report.repeats)],
    ]),
  );
}
