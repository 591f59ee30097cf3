import { setImmediate } from 'node:timers/promises';

/** Two milliseconds of the slowest reader (XML). */
const PIECE_BYTES = 16 * 1024;

/**
 * The same bytes in pieces of at most 16 KiB, with the event loop free between them: a list is read in the process that
 * answers the lanes, and a megabyte at once would hold each of them up for a tenth of a second.
 */
export async function* smallPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    for (let start = 0; start < chunk.byteLength; start += PIECE_BYTES) {
      await setImmediate();
      yield chunk.subarray(start, start + PIECE_BYTES);
    }
  }
}
