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

  /** Adds all bytes; answers where they begin. */
  append(bytes: Uint8Array): number {
    const start = this.length;
    if (start + bytes.length > this.array.length) {
      const size = Math.max(this.array.length * 2, start + bytes.length);
      const grown = new Uint8Array(new SharedArrayBuffer(size));
      grown.set(this.array.subarray(0, start));
      this.array = grown;
    }
    this.array.set(bytes, start);
    this.length = start + bytes.length;
    return start;
  }

  trimmed(): Uint8Array {
    const trimmed = new Uint8Array(new SharedArrayBuffer(this.length));
    trimmed.set(this.array.subarray(0, this.length));
    return trimmed;
  }
}
