/** A key press as far as a document reader's burst is concerned. */
export interface WedgeKey {
  /** KeyboardEvent.code: the physical key. Readers type as on a US keyboard, whatever layout the machine has. */
  code: string;
  isShift: boolean;
  isCtrl: boolean;
  isAlt: boolean;
  /** Milliseconds, of any clock that only goes forward. */
  atMs: number;
}

/**
 * `pass`: a person's key. `hold`: wait for `rest`, it may be a burst's first. `caught`: now it is known to be a burst, and what it has typed
 * into a field so far must go. `swallow`: the burst goes on.
 */
export type WedgeVerdict = 'pass' | 'hold' | 'caught' | 'swallow';

export interface WedgeListener {
  /** Lines as typed, upper case; `atMs`: when the last key came. */
  onScan(lines: readonly string[], atMs: number): void;
  /** It was a single key after all: a person's. */
  onSingle(code: string): void;
}

/** Readers send a key each 1 to 30 ms; two keys of a fast typist are seldom nearer than this. */
const START_GAP_MS = 45;
/** Once it is a burst: some readers rest between lines, and a busy machine rests anywhere. A person's next key comes later than this. */
const GAP_MS = 400;
/** A line end that comes after the last line was complete. */
const GRACE_MS = 120;
/** In a field a person's own typing must not be taken for a burst: so many keys in a row are never a person's. */
const KEYS_IN_FIELD = 5;
const KEYS_ELSEWHERE = 2;
/** Less is a cat on the keyboard. */
const SHORTEST = 20;

const MODIFIER = /^(Shift|Control|Alt|Meta|CapsLock|NumLock)/;

/** The character that a reader means by a key; '\n' for the ends of lines, null for what no reader types. */
export function characterOf({ code, isShift, isCtrl }: Pick<WedgeKey, 'code' | 'isShift' | 'isCtrl'>): string | null {
  // Carriage return and line feed as control keys, as some readers send them.
  if (isCtrl) return code === 'KeyM' || code === 'KeyJ' ? '\n' : null;
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return isShift ? null : code.slice(5);
  if (/^Numpad\d$/.test(code)) return code.slice(6);
  if (code === 'IntlBackslash' || (code === 'Comma' && isShift)) return '<';
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab' ? '\n' : null;
}

/** Do the lines have the shape of a machine-readable zone (Doc 9303: 2 × 44, 2 × 36, 3 × 30)? */
export function isWholeZone(lines: readonly string[]): boolean {
  const width = lines[0]?.length ?? 0;
  const count = { 44: 2, 36: 2, 30: 3 }[width];
  return lines.length === count && lines.every((line) => line.length === width);
}

/** All of a zone in one piece: 88, 72 or 90 characters. */
export function isWholePiece(lines: readonly string[]): boolean {
  return lines.length === 1 && [72, 88, 90].includes(lines[0]?.length ?? 0);
}

/** Tells a keyboard-wedge reader's burst from a person's typing, by the time between keys. */
export class Wedge {
  private readonly listener: WedgeListener;
  private text = '';
  private firstCode = '';
  private lastMs = Number.NEGATIVE_INFINITY;
  private isCaught = false;
  private emittedMs = Number.NEGATIVE_INFINITY;

  constructor(listener: WedgeListener) {
    this.listener = listener;
  }

  private lines(): string[] {
    return this.text.split('\n').filter((line) => line.length > 0);
  }

  private gapMs(): number {
    if (!this.isCaught) return START_GAP_MS;
    return isWholePiece(this.lines()) ? START_GAP_MS : GAP_MS;
  }

  /** Is the next key at this time the first of its own? */
  isIdle(atMs: number): boolean {
    return this.text === '' || atMs - this.lastMs > this.gapMs();
  }

  /** How long to wait for a further key before `rest`; null: for nothing. */
  restAfterMs(): number | null {
    return this.text === '' ? null : this.gapMs() + 2;
  }

  take(key: WedgeKey, isInField: boolean): WedgeVerdict {
    if (MODIFIER.test(key.code)) return 'pass';
    if (this.text !== '' && key.atMs - this.lastMs > this.gapMs()) this.rest();
    const character = key.isAlt ? null : characterOf(key);
    if (this.isCaught) return this.goOn(character, key.atMs);
    if (character === '\n' && key.atMs - this.emittedMs <= GRACE_MS) {
      this.emittedMs = key.atMs;
      return 'swallow';
    }
    if (character === null || (character === '\n' && this.text === '')) {
      // What was held back is a person's after all, and comes first.
      this.rest();
      return 'pass';
    }
    if (this.text === '') this.firstCode = key.code;
    this.text += character;
    this.lastMs = key.atMs;
    if (this.text.length >= (isInField ? KEYS_IN_FIELD : KEYS_ELSEWHERE)) {
      this.isCaught = true;
      return 'caught';
    }
    return isInField ? 'pass' : 'hold';
  }

  private goOn(character: string | null, atMs: number): WedgeVerdict {
    this.lastMs = atMs;
    if (character !== null) this.text += character;
    if (isWholeZone(this.lines())) this.emit();
    return 'swallow';
  }

  /** No key has come for as long as `restAfterMs` said. */
  rest(): void {
    if (this.text === '') return;
    const { isCaught, firstCode } = this;
    if (isCaught && this.lines().join('').length >= SHORTEST) {
      this.emit();
      return;
    }
    this.clear();
    if (!isCaught) this.listener.onSingle(firstCode);
  }

  private emit(): void {
    const lines = this.lines();
    const atMs = this.lastMs;
    this.clear();
    this.emittedMs = atMs;
    this.listener.onScan(lines, atMs);
  }

  private clear(): void {
    this.text = '';
    this.isCaught = false;
  }
}
