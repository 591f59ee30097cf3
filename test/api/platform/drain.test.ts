import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { startTestApp } from '../../support/api.ts';

/** Everything the server sends on a connection until it closes it. */
async function textUntilClosed(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await once(socket, 'close');
  return text;
}

it('a stopping process answers what is under way, refuses what comes after, and keeps no connection', async () => {
  const api = await startTestApp({ autoClose: false });
  const { app } = api.iamis;
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const open = async () => {
    const accepted = once(app.server, 'connection');
    const socket = connect(port, '127.0.0.1');
    await accepted;
    return socket;
  };
  const body = JSON.stringify({ username: 'nobody', password: 'not the password' });
  const underWay = await open();
  const arrived = once(app.server, 'request');
  underWay.write(
    `POST /v1/auth/token HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  underWay.write(body.slice(0, 10));
  await arrived;
  const late = await open();

  const closed = api.close();
  await vi.waitFor(() => expect(app.server.listening).toBe(false));
  const answers = Promise.all([textUntilClosed(underWay), textUntilClosed(late)]);
  underWay.write(body.slice(10));
  late.write('GET /v1/checkpoints HTTP/1.1\r\nhost: test\r\n\r\n');

  const [first, second] = await answers;
  expect(first).toMatch(/^HTTP\/1\.1 401 /);
  expect(first).toContain('"code":"sign-in-failed"');
  expect(first.toLowerCase()).toContain('connection: close');
  expect(second).toMatch(/^HTTP\/1\.1 503 /);
  expect(second.toLowerCase()).toContain('content-type: application/problem+json');
  expect(second).toContain('"code":"overloaded"');
  expect(second.toLowerCase()).toContain('connection: close');
  await closed;
});
