/**
 * Has the browser keep the console's own files, so that a page opens while the server is away. Where it can't (a plain http address, a
 * profile that keeps nothing) the console works as it does.
 */
export function keepOwnFiles(): void {
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined));
}
