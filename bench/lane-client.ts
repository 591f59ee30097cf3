import { localDate } from '../src/core/dates.ts';
import { idAt } from '../src/core/ids.ts';
import { inventPerson, passportMrz } from '../src/demonstration/invented-person.ts';
import type { Random } from '../src/demonstration/seeded-random.ts';
import { type Answer, Wire } from './wire.ts';

/** A keep-alive client of the public API with a bounded number of connections. */
export class LaneClient {
  readonly #port: number;
  readonly #connections: number;
  readonly #idle: Wire[] = [];
  readonly #queue: ((wire: Wire) => void)[] = [];
  #open = 0;
  token = '';
  /** Sent with each request. */
  headers: Record<string, string> = {};

  constructor(url: string, connections: number) {
    this.#port = Number(new URL(url).port);
    this.#connections = connections;
  }

  /** @throws Error when no whole answer came: the line or the server broke */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const authorization = this.token && `authorization: Bearer ${this.token}\r\n`;
    const content = payload && `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n`;
    const own = Object.entries(this.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const wire = await this.#take();
    try {
      return await wire.ask(
        `${method} ${path} HTTP/1.1\r\nhost: bench\r\n${authorization}${content}${own.join('')}\r\n${payload}`,
      );
    } finally {
      this.#give(wire);
    }
  }

  async signIn(username: string, password: string): Promise<void> {
    const answer = await this.call('POST', '/v1/auth/token', { username, password });
    if (answer.status !== 200) throw new Error(`sign-in of ${username}: ${answer.status} ${answer.body?.code}`);
    this.token = answer.body.accessToken;
  }

  close(): void {
    for (const wire of this.#idle.splice(0)) wire.close();
  }

  #take(): Wire | Promise<Wire> {
    for (let wire = this.#idle.pop(); wire; wire = this.#idle.pop()) {
      if (!wire.isBroken) return wire;
      // Closed while nobody used it: no request was lost on it.
      this.#open -= 1;
    }
    if (this.#open >= this.#connections) return new Promise((resolve) => this.#queue.push(resolve));
    this.#open += 1;
    return new Wire(this.#port);
  }

  #give(used: Wire): void {
    if (used.isBroken) used.close();
    const wire = used.isBroken ? new Wire(this.#port) : used;
    const next = this.#queue.shift();
    if (next) next(wire);
    else if (used.isBroken) {
      wire.close();
      this.#open -= 1;
    } else this.#idle.push(wire);
  }
}

/** One traveller at the lane: an id made by the client, and what the reader gives. */
export interface Traveller {
  id: string;
  inspection: { checkpoint: string; direction: 'entry' | 'exit'; mrz: string[] };
}

export function inventTraveller(random: Random, checkpoint: string): Traveller {
  const now = Date.now();
  return {
    id: idAt(now),
    inspection: {
      checkpoint,
      direction: random.next() < 0.5 ? 'entry' : 'exit',
      mrz: passportMrz(inventPerson(random, localDate(new Date(now)))),
    },
  };
}

/** What an officer does with an answer: admit a `go`, acknowledge a `look`, send a `hold` to second line. */
export function decisionFor(answer: { signal: string; advisories: { code: string; level: string }[] }): object {
  if (answer.signal === 'hold') return { outcome: 'refer' };
  const codes = answer.advisories.filter((advisory) => advisory.level === 'look').map((advisory) => advisory.code);
  if (answer.signal === 'go') return { outcome: 'admit' };
  return {
    outcome: 'admit',
    acknowledged: codes,
    ...(codes.some((code) => code !== 'minor') && { overrideReason: 'Seen and compared by the officer' }),
  };
}

/** The q-quantile (0 to 1) of times in milliseconds. */
export function quantile(times: number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
