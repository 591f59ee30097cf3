import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { MAX_LIST_BYTES, tooLarge } from './list-record.ts';
import { smallPieces } from './small-pieces.ts';

const BLOCK_BYTES = 1024 * 1024;
const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

async function* inflated(blocks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const block of blocks) yield await inflate(block);
}

/** A file held in memory, compressed, that can be read from its beginning as often as needed. */
export interface HeldBytes {
  readonly byteCount: number;
  replay(): AsyncGenerator<Uint8Array>;
}

/**
 * Reads a stream to its end and holds it. For what has to be read twice or in another order than it arrives: parts of a
 * multipart body come one after the other, and a reader that wants the second one first would wait for ever. Compressed,
 * because list files shrink to about an eighth, and in memory, because a file on disk would be one more place with
 * personal data to clean up after a crash. At most `maxBytes` (100 MB) are taken; beyond: `import-too-large`.
 */
export async function holdBytes(source: AsyncIterable<Uint8Array>, maxBytes = MAX_LIST_BYTES): Promise<HeldBytes> {
  const blocks: Uint8Array[] = [];
  let byteCount = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const pack = async () => {
    blocks.push(await deflate(Buffer.concat(waiting), { level: 1 }));
    waiting = [];
    waitingBytes = 0;
  };
  for await (const chunk of source) {
    byteCount += chunk.byteLength;
    if (byteCount > maxBytes) throw tooLarge(`A list file may have at most ${maxBytes} bytes.`);
    waiting.push(chunk);
    waitingBytes += chunk.byteLength;
    if (waitingBytes >= BLOCK_BYTES) await pack();
  }
  if (waitingBytes > 0) await pack();
  return {
    byteCount,
    replay: () => smallPieces(inflated(blocks)),
  };
}
