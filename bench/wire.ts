import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  headers: string;
  // biome-ignore lint/suspicious/noExplicitAny: a client reads what it is given
  body: any;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const LONGEST_WAIT_MS = 60_000;

/**
 * One keep-alive connection that asks one thing at a time. It understands just what this program answers (a status line, headers, a
 * body of stated length or in chunks): a whole client would take more of the two cores than the program under measure.
 */
export class Wire {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: Waiting | undefined;
  isBroken = false;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setTimeout(LONGEST_WAIT_MS, () => this.#break(new Error('no answer in 60 s')));
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#break(error));
    this.#socket.on('close', () => this.#break(new Error('the connection was closed')));
  }

  /** @throws Error when no whole answer came: the line or the server broke */
  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.isBroken) return reject(new Error('the connection was closed'));
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const headers = this.#received.toString('latin1', 0, end);
    const body = readBody(headers, this.#received.subarray(end + 4));
    if (body === 'unknown') this.#break(new Error('an answer without a length'));
    if (body === 'unknown' || body === 'unfinished') return;
    const { text, length } = body;
    this.#received = this.#received.subarray(end + 4 + length);
    if (/\r\nconnection: close/i.test(headers)) this.isBroken = true;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    try {
      waiting?.resolve({ status: Number(headers.slice(9, 12)), headers, body: text ? JSON.parse(text) : null });
    } catch (error) {
      waiting?.reject(error as Error);
    }
  }

  #break(error: Error): void {
    this.isBroken = true;
    this.#socket.destroy();
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

type Body = { text: string; length: number } | 'unfinished' | 'unknown';

/** The body that `received` begins with, and how many bytes it takes there (RFC 9112, section 6). */
function readBody(headers: string, received: Buffer): Body {
  if (/\r\ntransfer-encoding: chunked/i.test(headers)) return readChunks(received);
  const stated = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
  if (stated === undefined) return 'unknown';
  const length = Number(stated);
  return received.length < length ? 'unfinished' : { text: received.toString('utf8', 0, length), length };
}

function readChunks(received: Buffer): Body {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = received.indexOf('\r\n', at);
    if (lineEnd < 0) return 'unfinished';
    const from = lineEnd + 2;
    const to = from + Number.parseInt(received.toString('latin1', at, lineEnd), 16);
    if (received.length < to + 2) return 'unfinished';
    if (to === from) return { text: Buffer.concat(chunks).toString('utf8'), length: to + 2 };
    chunks.push(received.subarray(from, to));
    at = to + 2;
  }
}
