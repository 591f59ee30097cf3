/** Told to whoever measures in the browser (performance.getEntriesByName): from an instant to the next painted frame. */
function measureToPaint(name: string, startMs: number): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      performance.measure(name, { start: startMs, end: performance.now() });
      channel.port1.close();
    };
    channel.port2.postMessage(null);
  });
}

/** From the reader's last key to the signal on the screen. */
export function measureSignal(lastKeyAtMs: number): void {
  if (lastKeyAtMs > 0) measureToPaint('scan-to-signal', lastKeyAtMs);
}

/** From the officer's key to the lane that waits for the next. */
export function measureDecision(startedAtMs: number): void {
  measureToPaint('decision-to-ready', startedAtMs);
}
