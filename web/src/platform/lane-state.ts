import { api } from './api.ts';
import { connection } from './connection.ts';
import { session } from './session.ts';
import { openStore } from './store.ts';

/** When the server's watchlist was last known to be fresh, by this page's clock; null before the first answer. */
export const listFreshAt = openStore<number | null>(null);

/** An older list is no longer screened against in full. */
export const LIST_AGED_MS = 60 * 60_000;

export function noteListAge(listAgeMs: number): void {
  listFreshAt.set(Date.now() - listAgeMs);
}

const EVERY_MS = 10_000;
/** Away, it is asked often: a lane stands still. */
const EVERY_AWAY_MS = 2_000;

async function ask(): Promise<void> {
  if (session.get().at !== 'signed-in') return;
  try {
    const { data } = await api.GET('/v1/lane-state', { signal: AbortSignal.timeout(5_000) });
    if (data) noteListAge(data.listAgeMs);
  } catch {
    // The connection's own store has heard of it.
  }
}

/** Asks for the server's state as long as the page is open; that also tells when it is away and when it is back. */
export function followLaneState(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    clearTimeout(timer);
    timer = setTimeout(
      async () => {
        await ask();
        next();
      },
      connection.get().isConnected ? EVERY_MS : EVERY_AWAY_MS,
    );
  };
  session.follow(() => void ask());
  connection.follow(next);
  next();
}
