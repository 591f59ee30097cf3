import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { idAt } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
let officer: Client;
let port: number;

beforeAll(async () => {
  api = await startTestApp();
  officer = await api.signInAs(['officer']);
  const url = await api.iamis.app.listen({ host: '127.0.0.1', port: 0 });
  port = Number(new URL(url).port);
});

/** A connection, and all that came back on it until the server closed it. */
function dial(): { socket: Socket; closed: Promise<string> } {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  // Who goes on sending to a closed connection is told by an error.
  socket.on('error', () => {});
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve(text))) };
}

/** Sends the same piece again and again until so much was sent or the server has closed. */
async function pour(socket: Socket, piece: string, times: number): Promise<void> {
  for (let sent = 0; sent < times && !socket.destroyed; sent++) {
    if (!socket.write(piece)) {
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve);
        socket.once('close', () => resolve());
      });
    }
  }
}

const signed = () => `host: test\r\nauthorization: Bearer ${officer.token}\r\n`;
const isServed = async () => (await officer.get('/v1/me')).status;
const MEGABYTE = 'x'.repeat(1024 * 1024);

describe('bad input at the door', () => {
  it('refuses a body of 100 MB that is announced, without reading it', async () => {
    const { socket, closed } = dial();
    socket.write(
      `POST /v1/inspections HTTP/1.1\r\n${signed()}content-type: application/json\r\ncontent-length: 104857600\r\n\r\n`,
    );
    await pour(socket, MEGABYTE, 100);
    socket.end();
    expect(await closed).toMatch(/^(HTTP\/1\.1 413 |$)/);
    expect(await isServed()).toBe(200);
  });

  it('refuses a body of 100 MB that comes unannounced', async () => {
    const { socket, closed } = dial();
    socket.write(
      `POST /v1/inspections HTTP/1.1\r\n${signed()}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    await pour(socket, `100000\r\n${MEGABYTE}\r\n`, 100);
    socket.end();
    expect(await closed).toMatch(/^(HTTP\/1\.1 413 |$)/);
    expect(await isServed()).toBe(200);
  });

  it('refuses a million headers', async () => {
    const { socket, closed } = dial();
    socket.write(`GET /v1/me HTTP/1.1\r\n${signed()}`);
    await pour(socket, 'x-header: 1\r\n'.repeat(1_000), 1_000);
    const answer = await closed;
    expect(answer).toMatch(/^(HTTP\/1\.1 431 |$)/);
    expect(await isServed()).toBe(200);
  });

  it('closes on a client that never gets to the end of its headers', async () => {
    const { socket, closed } = dial();
    socket.write('GET /v1/me HTTP/1.1\r\n');
    const dripping = setInterval(() => socket.write('x'), 1_000);
    const answer = await closed;
    clearInterval(dripping);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"request-too-slow"');
  });

  it('serves others while ten thousand requests come ahead on one connection, and cuts that one off', async () => {
    const { socket, closed } = dial();
    const pouring = pour(socket, `GET /v1/checkpoints HTTP/1.1\r\n${signed()}\r\n`.repeat(100), 100);
    const served = await Promise.all(Array.from({ length: 10 }, isServed));
    expect(served).toEqual(Array(10).fill(200));
    await pouring;
    const statuses = [...(await closed).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => match[1]);
    expect(statuses.filter((status) => status !== '200' && status !== '503')).toEqual([]);
    expect(statuses.length).toBeLessThan(1_000);
  });

  it('refuses an id of tomorrow', async () => {
    const answer = await officer.put(`/v1/inspections/${idAt(Date.now() + 86_400_000)}`, {
      checkpoint: 'manas',
      direction: 'entry',
      mrz: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'id-time-out-of-range' } });
  });
});
