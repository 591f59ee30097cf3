/** Typed arrays that double when they are full; shared memory, so that a finished one can be handed to another thread. */
export class GrowingUint32 {
  array = new Uint32Array(new SharedArrayBuffer(4 * 1024));
  length = 0;

  push(value: number): void {
    if (this.length === this.array.length) {
      const grown = new Uint32Array(new SharedArrayBuffer(this.array.byteLength * 2));
      grown.set(this.array);
      this.array = grown;
    }
    this.array[this.length++] = value;
  }

  /** As long as what is in it. */
  trimmed(): Uint32Array {
    const trimmed = new Uint32Array(new SharedArrayBuffer(this.length * 4));
    trimmed.set(this.array.subarray(0, this.length));
    return trimmed;
  }
}

export class GrowingBytes {
  array = new Uint8Array(new SharedArrayBuffer(4 * 1024));
  length = 0;

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.array.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Adds a text as UTF-8; answers where it ends. */
  appendText(text: string): number {
    this.#reserve(text.length * 3);
    this.length += Buffer.from(this.array.buffer).write(text, this.length, 'utf8');
    return this.length;
  }

  /** Fills up to this length with one byte. */
  fill(length: number, byte: number): void {
    this.#reserve(length - this.length);
    this.array.fill(byte, this.length, length);
    this.length = length;
  }

  #reserve(count: number): void {
    if (this.length + count <= this.array.length) return;
    const grown = new Uint8Array(new SharedArrayBuffer(Math.max(this.array.length * 2, this.length + count)));
    grown.set(this.array.subarray(0, this.length));
    this.array = grown;
  }

  trimmed(): Uint8Array {
    const trimmed = new Uint8Array(new SharedArrayBuffer(this.length));
    trimmed.set(this.array.subarray(0, this.length));
    return trimmed;
  }
}
