import { openStore } from './store.ts';

export interface Connection {
  isConnected: boolean;
  /** Since when it has been so, in milliseconds of this page's clock. */
  since: number;
}

export const connection = openStore<Connection>({ isConnected: true, since: Date.now() });

/** How far the server's clock is ahead of this machine's; a lane's old PC may have any time at all. */
let offsetMs = 0;
const WORTH_CORRECTING_MS = 2_000;

function change(isConnected: boolean): void {
  if (connection.get().isConnected !== isConnected) connection.set({ isConnected, since: Date.now() });
}

/** Any answer tells that the server is there; a gateway's own page in its place does not. */
export function noteAnswer(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isFinite(date)) {
    const ahead = date + 500 - Date.now();
    offsetMs = Math.abs(ahead) > WORTH_CORRECTING_MS ? ahead : 0;
  }
  change(response.status !== 502 && response.status !== 504);
}

export function noteSilence(): void {
  change(false);
}

/** How far this machine's clock is ahead of the server's, in milliseconds; 0 where it is less than two seconds. */
export function clockAheadMs(): number {
  return -offsetMs;
}

/** The present by the server's clock, in milliseconds since 1970. */
export function nowMs(): number {
  return Date.now() + offsetMs;
}
