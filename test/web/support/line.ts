import { connect, createServer, type Socket } from 'node:net';

/** A line to the console that can hang: what is asked on it meanwhile gets no answer, and no failure either. */
export interface Line {
  url: string;
  hang(): void;
  goOn(): void;
  close(): Promise<void>;
}

/** @param to the console's own address */
export async function openLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to);
  const askers = new Set<Socket>();
  let isHanging = false;
  const server = createServer((asker) => {
    const console = connect(Number(port), hostname);
    askers.add(asker);
    asker.pipe(console).pipe(asker);
    if (isHanging) asker.pause();
    for (const end of [asker, console]) end.on('error', () => [asker, console].map((one) => one.destroy()));
    asker.on('close', () => askers.delete(asker));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    hang() {
      isHanging = true;
      for (const asker of askers) asker.pause();
    },
    goOn() {
      isHanging = false;
      for (const asker of askers) asker.resume();
    },
    async close() {
      for (const asker of askers) asker.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
