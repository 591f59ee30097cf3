import { useLayoutEffect } from 'react';
import type { Saying } from '../words/saying.ts';
import { isBarred } from './session.ts';
import { openStore } from './store.ts';
import { Wedge, type WedgeKey } from './wedge.ts';

/** One key that does something. `code` is the physical key (KeyboardEvent.code): a Russian layout changes nothing. */
export interface Shortcut {
  /** `KeyR`, `Digit1` (the number pad's 1 too), `Enter`, `Escape`, `F2`; `Question` for `?` of any layout. */
  code: string;
  label: Saying;
  run(): void;
  /** Works while something is typed in a field, too. */
  isForFields?: boolean;
}

export interface ShortcutGroup {
  title: Saying;
  shortcuts: readonly Shortcut[];
  /** While it is in force no other group is, whichever comes after it: a desk beneath a dialog goes on and puts its own in force anew. */
  isAlone: boolean;
}

/** The groups in force, the innermost last. */
export const shortcutGroups = openStore<readonly ShortcutGroup[]>([]);

interface ScanListener {
  hear(lines: readonly string[]): void;
  isAlone: boolean;
}
let scanListeners: readonly ScanListener[] = [];

/** Puts a group of keys in force while the component is shown. */
export function useShortcuts(title: Saying, shortcuts: readonly Shortcut[], options: { isAlone?: boolean } = {}): void {
  const isAlone = options.isAlone ?? false;
  useLayoutEffect(() => {
    const group: ShortcutGroup = { title, shortcuts, isAlone };
    shortcutGroups.set([...shortcutGroups.get(), group]);
    return () => shortcutGroups.set(shortcutGroups.get().filter((one) => one !== group));
  }, [title, shortcuts, isAlone]);
}

/**
 * Hears what a document reader types, wherever the focus is; with no listener bursts are a person's typing. As with keys, the newest hears it,
 * and while one is alone no other does.
 */
export function useScan(hear: ScanListener['hear'], options: { isAlone?: boolean } = {}): void {
  const isAlone = options.isAlone ?? false;
  useLayoutEffect(() => {
    const listener = { hear, isAlone };
    scanListeners = [...scanListeners, listener];
    return () => {
      scanListeners = scanListeners.filter((one) => one !== listener);
    };
  }, [hear, isAlone]);
}

/** Of what lies in layers: those that are in force, the innermost first. */
function inForce<T extends { isAlone: boolean }>(layers: readonly T[]): readonly T[] {
  const newestFirst = layers.toReversed();
  const alone = newestFirst.find(({ isAlone }) => isAlone);
  return alone ? [alone] : newestFirst;
}

function find(code: string, isInField: boolean): Shortcut | undefined {
  // Behind the lock the desk goes on, unseen: its keys are nobody's.
  if (isBarred()) return undefined;
  for (const group of inForce(shortcutGroups.get())) {
    const found = group.shortcuts.find((one) => one.code === code && (!isInField || one.isForFields));
    if (found) return found;
  }
  return undefined;
}

function editableOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type))
    return target;
  return null;
}

/** A number pad's keys are the keys that they copy. */
const plainCode = (code: string) => code.replace(/^Numpad(\d)$/, 'Digit$1').replace('NumpadEnter', 'Enter');

function codeOf(event: KeyboardEvent): string {
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return 'Question';
  return plainCode(event.code);
}

/** Puts back what stood in a field before a reader began to type into it; React hears of it as of any typing. */
function restore(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** When the reader's last key came, by the clock of performance.now(). */
export let lastScanKeyAt = 0;

let field: HTMLInputElement | HTMLTextAreaElement | null = null;
let valueBefore = '';
let timer = 0;

const wedge = new Wedge({
  onScan(lines, atMs) {
    lastScanKeyAt = atMs;
    // Behind the lock a burst is caught, so that it does not stand in the password, and dropped.
    if (!isBarred()) inForce(scanListeners)[0]?.hear(lines);
  },
  onSingle(code) {
    if (field === null) find(plainCode(code), false)?.run();
  },
});

function onKeyDown(event: KeyboardEvent): void {
  const focused = editableOf(event.target);
  // A key held down is one press, and no reader holds one.
  if (event.repeat && focused === null && event.code !== 'Tab' && !event.code.startsWith('Arrow')) {
    event.preventDefault();
    return;
  }
  if (scanListeners.length > 0) {
    const key: WedgeKey = {
      ...{ code: event.code, isShift: event.shiftKey, isCtrl: event.ctrlKey, isAlt: event.altKey || event.metaKey },
      atMs: event.timeStamp,
    };
    if (wedge.isIdle(key.atMs)) {
      field = focused;
      valueBefore = focused?.value ?? '';
    }
    const verdict = wedge.take(key, focused !== null);
    clearTimeout(timer);
    const waitMs = wedge.restAfterMs();
    if (waitMs !== null) timer = window.setTimeout(() => wedge.rest(), waitMs);
    if (verdict === 'caught' && field) {
      restore(field, valueBefore);
      field = null;
    }
    if (verdict === 'caught' || verdict === 'swallow') {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // Held back until it is known whether a reader or a finger has typed it.
    if (verdict === 'hold') {
      if (find(codeOf(event), false)) event.preventDefault();
      return;
    }
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const shortcut = find(codeOf(event), focused !== null);
  if (!shortcut) return;
  // The keys of links, buttons and lists stay theirs.
  if (
    (event.code === 'Enter' || event.code === 'Space') &&
    event.target instanceof Element &&
    event.target.closest('button, a, select, summary')
  )
    return;
  event.preventDefault();
  if (!event.repeat) shortcut.run();
}

/** A button that was clicked or touched gives the keys back: Enter is the desk's again, not the button's once more. */
function onClick(event: MouseEvent): void {
  const clicked = event.target instanceof Element ? event.target.closest('button, a, summary') : null;
  // By its key a button is clicked, too, but zero times; whoever walks by Tab stays where they are.
  if (event.detail > 0 && clicked instanceof HTMLElement && document.activeElement === clicked) clicked.blur();
}

export function startKeyboard(): void {
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('click', onClick);
}
