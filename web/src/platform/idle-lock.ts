import { isLocked, session } from './session.ts';

/** A counter left alone shows travellers' data to whoever walks past. */
const IDLE_MS = 10 * 60_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const;

let lastSignAt = Date.now();

/** Locks after idle minutes in all tabs together: work in one of them counts for all. */
export function startIdleLock(): void {
  const tabs = new BroadcastChannel('iamis.alive');
  let toldAt = 0;
  tabs.onmessage = () => {
    lastSignAt = Date.now();
  };
  for (const sign of SIGNS_OF_LIFE) {
    window.addEventListener(
      sign,
      () => {
        lastSignAt = Date.now();
        if (lastSignAt - toldAt < 5_000) return;
        toldAt = lastSignAt;
        tabs.postMessage(null);
      },
      { capture: true, passive: true },
    );
  }
  setInterval(() => {
    if (session.get().at === 'signed-in' && Date.now() - lastSignAt >= IDLE_MS) isLocked.set(true);
  }, 5_000);
}
