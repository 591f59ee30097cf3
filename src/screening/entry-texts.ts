import { GrowingBytes, GrowingUint32 } from './growing-array.ts';
import type { ListedEntry } from './listed-entry.ts';
import { packEntry, unpackEntry } from './packed-entry.ts';

/** Texts lie at multiples of this many bytes, so that 32 bits are enough for 16 gigabytes. */
export const TEXT_UNIT = 4;
const BLANK = 0x20;
const BORDER = 0x0a;

/** Entries as written down (packed-entry.ts), one behind the other in shared memory, and where each begins, in units. */
export interface TextColumns {
  texts: Uint8Array;
  textAt: Uint32Array;
}

/** Entries written down one after another: in a segment, or on their way to another thread. */
export class EntryTexts {
  readonly #texts = new GrowingBytes();
  readonly #textAt = new GrowingUint32();

  constructor() {
    this.#textAt.push(0);
  }

  get byteLength(): number {
    return this.#texts.length;
  }

  add(entry: ListedEntry): void {
    const end = this.#texts.appendText(packEntry(entry));
    this.#texts.fill(Math.ceil(end / TEXT_UNIT) * TEXT_UNIT, BLANK);
    this.#textAt.push(this.#texts.length / TEXT_UNIT);
  }

  /** One that is written down already. */
  copy(from: TextColumns, slot: number): void {
    const { texts, textAt } = from;
    this.#texts.append(texts.subarray((textAt[slot] ?? 0) * TEXT_UNIT, (textAt[slot + 1] ?? 0) * TEXT_UNIT));
    this.#textAt.push(this.#texts.length / TEXT_UNIT);
  }

  /** As they stand, not copied: they move when they grow. */
  columns(): TextColumns {
    return { texts: this.#texts.array, textAt: this.#textAt.array };
  }
}

/**
 * One entry of text columns, without the person when it isn't asked for. JSON.parse passes over the blanks that pad it. A view of `texts`
 * that is a Buffer already is not made again.
 */
export function readEntry({ texts, textAt }: TextColumns, slot: number, withPerson = true): ListedEntry {
  const from = (textAt[slot] ?? 0) * TEXT_UNIT;
  const end = (textAt[slot + 1] ?? 0) * TEXT_UNIT;
  const bytes = Buffer.isBuffer(texts) ? texts : asBuffer(texts);
  const border = bytes.indexOf(BORDER, from);
  const person = withPerson ? bytes.toString('utf8', border + 1, end) : undefined;
  return unpackEntry(bytes.toString('utf8', from, border), person);
}

/** The same bytes, not copied. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
