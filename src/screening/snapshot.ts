import { crc32 } from 'node:zlib';
import { KeyHash } from './hash.ts';
import type { ListColumns } from './list-columns.ts';
import { readName } from './name-tokens.ts';
import { POLICY } from './policy.ts';
import type { FinishedColumns } from './segment.ts';

/** Why a snapshot is not used; the list is then built from its entries. */
export type SnapshotRefusal = 'corrupt' | 'other-format' | 'other-policy' | 'other-key' | 'stale';

export class SnapshotRefusedError extends Error {
  readonly reason: SnapshotRefusal;

  constructor(reason: SnapshotRefusal) {
    super(`The snapshot is refused: ${reason}`);
    this.reason = reason;
  }
}

const MAGIC = 'IAMIS screening list\n';
const FORMAT = 5;
const ALIGNED = 8;
/** A checksum over so much takes less than a millisecond. */
const CHUNK_BYTES = 1 << 20;
const HEAD_BYTES = 32;
const TAIL_BYTES = 8;

interface Header {
  format: number;
  policy: string;
  /** How this program reads names: differs when a table or the collation of Chinese characters has changed. */
  reading: string;
  /** Differs under another key. */
  keyCheck: string;
  /** Where in its source the list stands, in the caller's words. */
  position: string;
  numbers: { open: number; discreet: number; countsUsed: number; countsEntries: number };
  sectionBytes: number[];
}

/**
 * A list as a file, piece by piece, so that the writer can let others work in between: a head of fixed length, a JSON
 * header, the columns as they lie in memory, each at a multiple of eight bytes, and a CRC-32 of all before it. The key
 * binds a file to its installation; it does not encrypt: the file holds the entries' texts and needs the same protection as
 * the database.
 */
export function* encodeSnapshot(columns: ListColumns, key: string, position: string): Generator<Uint8Array> {
  const sections = sectionsOf(columns);
  const header: Header = {
    ...{ format: FORMAT, policy: POLICY.name, reading: readingOf(key), keyCheck: keyCheckOf(key), position },
    numbers: {
      open: columns.open.entryCount,
      discreet: columns.discreet.entryCount,
      countsUsed: columns.counts.used,
      countsEntries: columns.counts.entryCount,
    },
    sectionBytes: sections.map((section) => section.byteLength),
  };
  const json = padded(new TextEncoder().encode(JSON.stringify(header)));
  let checksum = 0;
  for (const piece of [headOf(json.length), json, ...sections.map(padded)]) {
    for (let from = 0; from < piece.length; from += CHUNK_BYTES) {
      const chunk = piece.subarray(from, from + CHUNK_BYTES);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  }
  const tail = new Uint8Array(TAIL_BYTES);
  new DataView(tail.buffer).setUint32(0, checksum);
  yield tail;
}

/**
 * The columns of a file, which are views of its bytes: these must stay, in shared memory. `isCurrent` decides about its
 * position. SnapshotRefusedError when it is corrupt, of another format, policy or key, or stale.
 */
export function decodeSnapshot(
  file: Uint8Array<SharedArrayBuffer>,
  key: string,
  isCurrent: (position: string) => boolean,
): { columns: ListColumns; position: string } {
  const header = readHeader(file);
  if (header.format !== FORMAT) throw new SnapshotRefusedError('other-format');
  if (header.policy !== POLICY.name) throw new SnapshotRefusedError('other-policy');
  if (header.keyCheck !== keyCheckOf(key)) throw new SnapshotRefusedError('other-key');
  if (header.reading !== readingOf(key)) throw new SnapshotRefusedError('other-policy');
  if (!isCurrent(header.position)) throw new SnapshotRefusedError('stale');
  const view = new DataView(file.buffer, file.byteOffset);
  let at = HEAD_BYTES + view.getUint32(24);
  const sections = header.sectionBytes.map((length) => {
    const section = { at: file.byteOffset + at, length };
    at += Math.ceil(length / ALIGNED) * ALIGNED;
    return section;
  });
  return { columns: columnsOf(file.buffer, sections, header), position: header.position };
}

/** Everything but the header's meaning: length, magic and checksum. */
function readHeader(file: Uint8Array<SharedArrayBuffer>): Header {
  const isWhole = file.length >= HEAD_BYTES + TAIL_BYTES && file.byteOffset % ALIGNED === 0;
  if (!isWhole || decode(file.subarray(0, MAGIC.length)) !== MAGIC) throw new SnapshotRefusedError('corrupt');
  const view = new DataView(file.buffer, file.byteOffset);
  const end = file.length - TAIL_BYTES;
  if (crc32(file.subarray(0, end)) !== view.getUint32(end)) throw new SnapshotRefusedError('corrupt');
  return JSON.parse(decode(file.subarray(HEAD_BYTES, HEAD_BYTES + view.getUint32(24))));
}

function sectionsOf({ open, discreet, counts }: ListColumns): Uint8Array[] {
  return [...segmentSections(open), ...segmentSections(discreet), bytesOf(counts.cells)];
}

function segmentSections({ tokens, records, recordAt, texts, textAt, postings }: FinishedColumns): Uint8Array[] {
  return [
    ...[tokens.rows, tokens.sounds],
    ...[records, recordAt, texts, textAt, postings.bucketAt, postings.slots, postings.marks],
  ].map(bytesOf);
}

interface Section {
  at: number;
  length: number;
}

const SEGMENT_SECTIONS = 9;

function columnsOf(memory: SharedArrayBuffer, sections: readonly Section[], { numbers }: Header): ListColumns {
  if (sections.length !== SEGMENT_SECTIONS * 2 + 1) throw new SnapshotRefusedError('corrupt');
  return {
    open: segmentOf(memory, sections, 0, numbers.open),
    discreet: segmentOf(memory, sections, SEGMENT_SECTIONS, numbers.discreet),
    counts: {
      cells: words(memory, sections, SEGMENT_SECTIONS * 2),
      used: numbers.countsUsed,
      entryCount: numbers.countsEntries,
    },
  };
}

function segmentOf(
  memory: SharedArrayBuffer,
  sections: readonly Section[],
  from: number,
  entryCount: number,
): FinishedColumns {
  const [rows, records, recordAt, textAt, bucketAt, slots] = [0, 2, 3, 5, 6, 7].map((section) =>
    words(memory, sections, from + section),
  ) as [W, W, W, W, W, W];
  const marks = sections[from + 8] ?? NOWHERE;
  return {
    entryCount,
    tokens: { rows, sounds: bytes(memory, sections, from + 1) },
    ...{ records, recordAt, textAt },
    texts: bytes(memory, sections, from + 4),
    postings: { bucketAt, slots, marks: new Uint16Array(memory, marks.at, marks.length / 2) },
  };
}

type W = Uint32Array<SharedArrayBuffer>;
const NOWHERE: Section = { at: 0, length: 0 };

function words(memory: SharedArrayBuffer, sections: readonly Section[], number: number): W {
  const { at, length } = sections[number] ?? NOWHERE;
  return new Uint32Array(memory, at, length / 4);
}

function bytes(memory: SharedArrayBuffer, sections: readonly Section[], number: number): Uint8Array {
  const { at, length } = sections[number] ?? NOWHERE;
  return new Uint8Array(memory, at, length);
}

function bytesOf(column: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function headOf(headerLength: number): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(new TextEncoder().encode(MAGIC));
  new DataView(head.buffer).setUint32(24, headerLength);
  return head;
}

/** The same bytes when they fill a multiple of eight; otherwise a copy with blanks behind them. */
function padded(piece: Uint8Array): Uint8Array {
  if (piece.length % ALIGNED === 0) return piece;
  const whole = new Uint8Array(Math.ceil(piece.length / ALIGNED) * ALIGNED).fill(0x20);
  whole.set(piece);
  return whole;
}

/** Text decoders don't read shared memory. */
function decode(piece: Uint8Array): string {
  return new TextDecoder().decode(piece.slice());
}

function keyCheckOf(key: string): string {
  const { high, low } = KeyHash.fromHex(key).of('snapshot');
  return `${high.toString(16)}-${low.toString(16)}`;
}

const SAMPLES = [
  ...['Жээнбеков Сооронбай Шарипович', 'Молдокул уулу Нурлан', 'Oʻktam Gʻaniyev', 'Ҷамшед Қосимӣ', 'Әлібек Ғабит'],
  ...[
    'عبد الرحمن حسين',
    'شمس الدین وزیری',
    '习近平',
    '欧阳娜娜',
    '김정은',
    'Abdurrahman Nur al-Din',
    'Schmidt-Müller',
    'Sergejs Lavrovs',
  ],
];

function readingOf(key: string): string {
  const read = SAMPLES.map((name) =>
    readName(name).map(({ text, sounds, fine, coarse }) => [text, sounds, fine, coarse]),
  );
  const { high, low } = KeyHash.fromHex(key).of(JSON.stringify(read));
  return `${high.toString(16)}-${low.toString(16)}`;
}
