import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { IamisError, isIamisError } from '../core/errors.ts';
import { type HeldBytes, holdBytes } from './lists/held-bytes.ts';
import { MAX_LIST_BYTES, tooLarge } from './lists/list-record.ts';
import type { ListParts } from './lists/read-list.ts';
import { fileHashOf } from './watchlist-import.ts';

/** Boundaries and headers of a multipart body, beside its files. */
const MULTIPART_OVERHEAD_BYTES = 64 * 1024;

export const MULTIPART_LIMITS = {
  files: 4,
  fields: 4,
  parts: 8,
  fieldSize: 1_000,
  fileSize: MAX_LIST_BYTES + 1,
  headerPairs: 20,
};

/** A file that has come in whole. It is held compressed, in memory, until it has been read. */
export interface ReceivedUpload {
  parts: ListParts;
  fileHash: string;
  /** Of all parts. */
  byteCount: number;
}

/**
 * Takes the body of a request: a file as it is, or the parts of a multipart body by their names. Together at most 100 MB. It is taken in
 * whole before it is read as a list, because a client sends the parts one after the other, and so that the speed of its line is not the
 * speed of a transaction.
 * @throws IamisError `import-too-large`, `import-unreadable` (no body), `bad-request` (broken or odd multipart, or the line broke off)
 */
export async function receiveUpload(request: FastifyRequest): Promise<ReceivedUpload> {
  try {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > MAX_LIST_BYTES + MULTIPART_OVERHEAD_BYTES) {
      throw tooLarge(`A list file may have at most ${MAX_LIST_BYTES} bytes.`);
    }
    return await (request.isMultipart() ? receiveParts(request) : receiveFile(request));
  } catch (error) {
    // The rest is read past: a client that is still sending would otherwise see a broken line in place of the answer.
    request.raw.resume();
    throw asRefusal(error);
  }
}

async function receiveFile(request: FastifyRequest): Promise<ReceivedUpload> {
  if (!(request.body instanceof Readable)) throw new IamisError('import-unreadable', { detail: 'The file is empty.' });
  return receivedOf(new Map([['file', await hold(request.body, MAX_LIST_BYTES)]]));
}

async function receiveParts(request: FastifyRequest): Promise<ReceivedUpload> {
  const held = new Map<string, HeldPart>();
  let bytesLeft = MAX_LIST_BYTES;
  for await (const part of request.parts({ limits: MULTIPART_LIMITS })) {
    const { fieldname } = part;
    if (part.type !== 'file') throw oddPart('Send each part as a file, with a file name.');
    if (held.has(fieldname)) throw oddPart('A part comes twice.');
    const file = await hold(part.file, bytesLeft);
    bytesLeft -= file.bytes.byteCount;
    held.set(fieldname, file);
  }
  if (held.size === 0) throw new IamisError('import-unreadable', { detail: 'The body has no part.' });
  return receivedOf(held);
}

interface HeldPart {
  bytes: HeldBytes;
  hash: string;
}

async function hold(source: Readable, maxBytes: number): Promise<HeldPart> {
  const hash = createHash('sha256');
  async function* hashed() {
    // Not destroyed on the way out: that would cut the line before the refusal is sent.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const bytes = await holdBytes(hashed(), maxBytes);
  return { bytes, hash: hash.digest('hex') };
}

function receivedOf(held: ReadonlyMap<string, HeldPart>): ReceivedUpload {
  const entries = [...held];
  return {
    parts: Object.fromEntries(entries.map(([name, { bytes }]) => [name, bytes.replay()])),
    fileHash: fileHashOf(Object.fromEntries(entries.map(([name, { hash }]) => [name, hash]))),
    byteCount: entries.reduce((sum, [, { bytes }]) => sum + bytes.byteCount, 0),
  };
}

function oddPart(detail: string): IamisError {
  return new IamisError('bad-request', { detail });
}

/** What the multipart reader and the line throw has no code of ours, and is never a fault of ours. */
function asRefusal(error: unknown): IamisError {
  if (isIamisError(error)) return error;
  if ((error as { code?: string } | null)?.code === 'FST_REQ_FILE_TOO_LARGE') {
    return tooLarge(`A list file may have at most ${MAX_LIST_BYTES} bytes.`);
  }
  return new IamisError('bad-request', { detail: 'The body could not be read to its end.', cause: error });
}
