import { Agent, request } from 'node:http';
import { localDate } from '../src/core/dates.ts';
import { idAt } from '../src/core/ids.ts';
import { inventPerson, passportMrz } from '../src/demonstration/invented-person.ts';
import type { Random } from '../src/demonstration/seeded-random.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a client reads what it is given
  body: any;
}

/** A keep-alive client of the public API with a bounded number of connections. */
export class LaneClient {
  readonly #agent: Agent;
  readonly #url: string;
  token = '';
  /** Sent with each request. */
  headers: Record<string, string> = {};

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws Error when no whole answer came: the line or the server broke */
  call(method: string, path: string, body?: unknown): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.#url}${path}`,
        {
          agent: this.#agent,
          method,
          headers: {
            ...this.headers,
            ...(this.token && { authorization: `Bearer ${this.token}` }),
            ...(payload !== undefined && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            try {
              resolve({ status: response.statusCode ?? 0, body: text ? JSON.parse(text) : null });
            } catch (error) {
              reject(error);
            }
          });
        },
      );
      sent.on('error', reject);
      sent.setTimeout(60_000, () => sent.destroy(new Error('no answer in 60 s')));
      sent.end(payload);
    });
  }

  async signIn(username: string, password: string): Promise<void> {
    const answer = await this.call('POST', '/v1/auth/token', { username, password });
    if (answer.status !== 200) throw new Error(`sign-in of ${username}: ${answer.status} ${answer.body?.code}`);
    this.token = answer.body.accessToken;
  }

  close(): void {
    this.#agent.destroy();
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
