import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** Clients that mean no good, or are broken, all at once, until they are told to end. Says what became of them. */
export interface BadInput {
  port: number;
  token: string;
  ms: number;
}

const { port, token, ms } = workerData as BadInput;
const signed = `host: bench\r\nauthorization: Bearer ${token}\r\n`;
const MEGABYTE = 'x'.repeat(1024 * 1024);
const json = `POST /v1/inspections HTTP/1.1\r\n${signed}content-type: application/json\r\n`;
const scan = JSON.stringify({
  ...{ checkpoint: 'manas', direction: 'entry' },
  mrz: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
});
const counts: Record<string, Record<string, number>> = {};

interface Kind {
  head: string;
  piece: string;
  times: number;
  pauseMs?: number;
}

const KINDS: Record<string, Kind> = {
  'body of 100 MB': { head: `${json}content-length: 104857600\r\n\r\n`, piece: MEGABYTE, times: 100 },
  'body of 100 MB, unannounced': {
    head: `${json}transfer-encoding: chunked\r\n\r\n`,
    piece: `100000\r\n${MEGABYTE}\r\n`,
    times: 100,
  },
  'a million headers': { head: `GET /v1/me HTTP/1.1\r\n${signed}`, piece: 'x-header: 1\r\n'.repeat(1e4), times: 100 },
  'a byte a second': { head: 'GET /v1/me HTTP/1.1\r\n', piece: 'x', times: 120, pauseMs: 1_000 },
  'ten thousand requests ahead': { head: '', piece: `GET /v1/me HTTP/1.1\r\n${signed}\r\n`.repeat(100), times: 100 },
  'an id of the year 2100': {
    head: `PUT /v1/inspections/03bb2cc3-d800-7000-8000-000000000000 HTTP/1.1\r\n${signed}connection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(scan)}\r\n\r\n`,
    piece: scan,
    times: 1,
  },
};

const endsAt = performance.now() + ms;
const isOver = () => performance.now() > endsAt;

/** One bad client. @returns the first status that it was answered, or that the connection was closed */
function attempt({ head, piece, times, pauseMs }: Kind): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    socket.on('data', (chunk) => {
      if (text.length < 1_000) text += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'closed'));
    const pour = async () => {
      socket.write(head);
      for (let sent = 0; sent < times && !socket.destroyed; sent++) {
        const isTaken = socket.write(piece);
        if (pauseMs) await new Promise((done) => setTimeout(done, pauseMs));
        else if (!isTaken) await new Promise<void>((done) => socket.once('drain', done).once('close', () => done()));
        if (isOver()) socket.destroy();
      }
    };
    void pour();
  });
}

await Promise.all(
  Object.entries(KINDS).map(async ([name, kind]) => {
    const outcomes: Record<string, number> = {};
    counts[name] = outcomes;
    while (!isOver()) {
      const outcome = await attempt(kind);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      await new Promise((done) => setTimeout(done, 250));
    }
  }),
);
parentPort?.postMessage(counts);
