import type { Random } from '../src/demonstration/seeded-random.ts';
import { decisionFor, inventTraveller, type LaneClient, type Traveller } from './lane-client.ts';

/** What the lanes were told: ids are listed once their answer has come. */
export interface LaneLog {
  inspectionMs: number[];
  decisionMs: number[];
  inspected: string[];
  decided: string[];
  crossed: string[];
  refused: Record<string, number>;
  /** Not answered, or answered that nothing was recorded: their requests may be repeated. */
  broken: Traveller[];
}

export const newLog = (): LaneLog => ({
  inspectionMs: [],
  decisionMs: [],
  inspected: [],
  decided: [],
  crossed: [],
  refused: {},
  broken: [],
});

export const isTaken = (status: number) => status === 200 || status === 201;

export async function inspect(client: LaneClient, traveller: Traveller, log: LaneLog): Promise<object | undefined> {
  const startedAt = performance.now();
  const { status, body } = await client.call('PUT', `/v1/inspections/${traveller.id}`, traveller.inspection);
  log.inspectionMs.push(performance.now() - startedAt);
  if (isTaken(status)) {
    log.inspected.push(traveller.id);
    return decisionFor(body);
  }
  refuse(log, traveller, `inspection ${status} ${body?.code}`, status);
  return undefined;
}

export async function decide(client: LaneClient, traveller: Traveller, decision: object, log: LaneLog): Promise<void> {
  const startedAt = performance.now();
  const { status, body } = await client.call('PUT', `/v1/inspections/${traveller.id}/decision`, decision);
  log.decisionMs.push(performance.now() - startedAt);
  if (!isTaken(status)) return refuse(log, traveller, `decision ${status} ${body?.code}`, status);
  log.decided.push(traveller.id);
  if (body.crossing) log.crossed.push(traveller.id);
}

function refuse(log: LaneLog, traveller: Traveller, reason: string, status: number): void {
  log.refused[reason] = (log.refused[reason] ?? 0) + 1;
  if (status >= 500) log.broken.push(traveller);
}

/** An inspection and its decision. */
export async function onePair(client: LaneClient, traveller: Traveller, log: LaneLog): Promise<void> {
  try {
    const decision = await inspect(client, traveller, log);
    if (decision) await decide(client, traveller, decision, log);
  } catch {
    log.broken.push(traveller);
  }
}

/** `connections` lanes take pairs one after the other until the time is over. @returns the seconds that it took */
export async function runFor(
  ms: number,
  connections: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  const lane = async (_: unknown, at: number) => {
    while (performance.now() - startedAt < ms) await work(at);
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return (performance.now() - startedAt) / 1000;
}

/** Travellers without end, for as many lanes as ask. */
export function* travellers(random: Random): Generator<Traveller, never> {
  for (let i = 0; ; i++) yield inventTraveller(random, i % 3 === 0 ? 'osh' : 'manas');
}

/**
 * A steady stream of requests: the next one goes out when its time has come, whatever has become of the others, inspections and decisions
 * in turn. @returns milliseconds from sending to the answer, of each request
 */
export async function steady(
  client: LaneClient,
  options: { ratePerS: number; ms: number; next: () => Traveller },
  log: LaneLog,
): Promise<number[]> {
  const undecided: { traveller: Traveller; decision: object }[] = [];
  const pending = new Set<Promise<void>>();
  const startedAt = performance.now();
  const total = Math.floor((options.ms / 1000) * options.ratePerS);
  const send = async (at: number) => {
    const open = at % 2 === 1 ? undecided.shift() : undefined;
    try {
      if (open) return await decide(client, open.traveller, open.decision, log);
      const traveller = options.next();
      const decision = await inspect(client, traveller, log);
      if (decision) undecided.push({ traveller, decision });
    } catch {
      log.refused['no answer'] = (log.refused['no answer'] ?? 0) + 1;
    }
  };
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * options.ratePerS) + 1);
    for (; sent < due; sent++) {
      const request: Promise<void> = send(sent).finally(() => pending.delete(request));
      pending.add(request);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  for (const { traveller, decision } of undecided) await decide(client, traveller, decision, newLog());
  return [...log.inspectionMs, ...log.decisionMs];
}
