import type { Checkpoint } from '../checkpoints/checkpoint.ts';
import { HOME_STATE } from '../core/countries.ts';
import { ageOn, localDate } from '../core/dates.ts';
import { newId } from '../core/ids.ts';
import type { DecisionInput } from '../crossings/decision.ts';
import { type ApiAnswer, type ApiClient, ApiUnusableError, codeOf, pause } from './api-client.ts';
import { type Traffic, trafficOf } from './border-traffic.ts';
import { conveyanceOf, habitOf, otherCountryOf } from './invented-journey.ts';
import { inventPerson, passportMrz } from './invented-person.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { latencyOf, type SimulationReport } from './simulation-report.ts';

export interface SimulationOptions {
  client: ApiClient;
  /** Travellers a second; 0: as fast as the connections allow. */
  rate: number;
  /** No traveller comes after this time. */
  durationMs: number;
  /** No more travellers than this. */
  count: number;
  connections: number;
  seed: string;
  signal: AbortSignal;
  onProgress?: (report: Pick<SimulationReport, 'sent' | 'inspections' | 'crossings'>) => void;
}

const REFUSED_SHARE = 1 / 1300;

interface Tally extends Omit<SimulationReport, 'tookMs' | 'inspectionMs' | 'decisionMs' | 'flowGrowth' | 'repeats'> {
  inspectionTimes: number[];
  decisionTimes: number[];
}

/**
 * Invented travellers at the lanes of a running server, through its public API, each inspected and decided as an officer would: go is
 * admitted, look is acknowledged, hold goes to the second line. Bounded by count and duration.
 * @throws ApiUnusableError when the account works at no open checkpoint
 */
export async function simulateCrossings(options: SimulationOptions): Promise<SimulationReport> {
  const traffic = await ownTraffic(options.client);
  const random = seededRandom(options.seed);
  const startedMs = performance.now();
  const tally: Tally = {
    ...{ sent: 0, inspections: 0, admitted: 0, referred: 0, refused: 0, crossings: 0, errors: {} },
    ...{ inspectionTimes: [], decisionTimes: [] },
  };
  const lane = async () => {
    while (!options.signal.aborted && tally.sent < options.count) {
      const dueMs = options.rate > 0 ? (tally.sent / options.rate) * 1000 : performance.now() - startedMs;
      if (dueMs >= options.durationMs) return;
      tally.sent += 1;
      await pause(dueMs - (performance.now() - startedMs), options.signal);
      if (options.signal.aborted) {
        tally.sent -= 1;
        return;
      }
      await passTraveller(options.client, random, traffic, tally);
      options.onProgress?.(tally);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, lane));
  const { inspectionTimes, decisionTimes, ...counts } = tally;
  return {
    ...counts,
    repeats: { ...options.client.repeats },
    tookMs: performance.now() - startedMs,
    inspectionMs: latencyOf(inspectionTimes),
    decisionMs: latencyOf(decisionTimes),
    flowGrowth: null,
  };
}

/** The checkpoints at which the account works, of those in use. */
async function ownTraffic(client: ApiClient): Promise<Traffic> {
  const [me, all] = await Promise.all([client.call('GET', '/v1/me'), client.call('GET', '/v1/checkpoints')]);
  for (const answer of [me, all]) {
    if (answer.status !== 200)
      throw new ApiUnusableError(`The server does not say where this account works: ${codeOf(answer)}.`);
  }
  const own = new Set((me.body as { checkpoints: string[] }).checkpoints);
  const checkpoints = (all.body as { checkpoints: Checkpoint[] }).checkpoints.filter(({ code }) => own.has(code));
  try {
    return trafficOf(checkpoints);
  } catch {
    throw new ApiUnusableError('This account works at no checkpoint that is in use: sign in as an officer.');
  }
}

interface InspectionAnswer {
  signal: 'go' | 'look' | 'hold';
  advisories: { code: string; level: string }[];
}

async function passTraveller(client: ApiClient, random: Random, traffic: Traffic, tally: Tally): Promise<void> {
  const id = newId();
  const { body, isForeigner } = inventRequest(random, traffic);
  const inspected = await client.call('PUT', `/v1/inspections/${id}`, body);
  if (!isDone(inspected, tally)) return;
  tally.inspections += 1;
  tally.inspectionTimes.push(inspected.tookMs);
  const decision = decide(random, body.direction, isForeigner, inspected.body as InspectionAnswer);
  const decided = await client.call('PUT', `/v1/inspections/${id}/decision`, decision);
  if (!isDone(decided, tally)) return;
  tally.decisionTimes.push(decided.tookMs);
  const { outcome, crossing } = decided.body as { outcome: string; crossing: object | null };
  if (outcome === 'admit') tally.admitted += 1;
  else if (outcome === 'refer') tally.referred += 1;
  else tally.refused += 1;
  if (crossing) tally.crossings += 1;
}

function isDone(answer: ApiAnswer, tally: Tally): boolean {
  if (answer.status === 200 || answer.status === 201) return true;
  const code = codeOf(answer);
  tally.errors[code] = (tally.errors[code] ?? 0) + 1;
  return false;
}

function inventRequest(random: Random, traffic: Traffic) {
  const today = localDate(new Date());
  const checkpoint = traffic.checkpoint(random);
  const nationality = traffic.nationality(random, checkpoint);
  const person = inventPerson(random, today, { nationality });
  const habit = habitOf(random, checkpoint, { nationality, isMinor: ageOn(person.birthDate, today) < 18 });
  const direction: 'entry' | 'exit' = random.chance(0.5) ? 'entry' : 'exit';
  const lanes = checkpoint.lanes.filter((lane) => lane.direction === direction || lane.direction === 'both');
  const conveyance = conveyanceOf(random, checkpoint, habit.kind);
  const other = otherCountryOf(random, checkpoint);
  const body = {
    checkpoint: checkpoint.code,
    direction,
    mrz: passportMrz(person),
    captureMode: 'reader',
    purpose: habit.purpose,
    travellerKind: habit.kind,
    ...(lanes.length > 0 && { lane: random.pick(lanes).code }),
    ...(conveyance && { conveyance }),
    ...(direction === 'entry' ? { fromCountry: other } : { toCountry: other }),
  };
  return { body, isForeigner: nationality !== HOME_STATE };
}

function decide(
  random: Random,
  direction: 'entry' | 'exit',
  isForeigner: boolean,
  { signal, advisories }: InspectionAnswer,
): DecisionInput {
  if (signal === 'hold') return { outcome: 'refer' };
  if (direction === 'entry' && isForeigner && random.chance(REFUSED_SHARE)) {
    return { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false };
  }
  const codes = advisories.filter(({ level }) => level === 'look').map(({ code }) => code);
  if (codes.length === 0) return { outcome: 'admit' };
  const isOverride = codes.some((code) => code !== 'minor');
  return { outcome: 'admit', acknowledged: codes, ...(isOverride && { overrideReason: 'document examined, genuine' }) };
}
