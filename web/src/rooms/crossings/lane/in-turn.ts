const LOCK = 'iamis-outbox';

/** Nobody's turn came in time; nothing was done. */
export const NOT_MY_TURN = Symbol('not my turn');

/** Locks that were not given although nobody can have held them so long are done without for a while. */
const MISTRUST_MS = 60_000;
let mistrustedUntil = 0;

/** A whole turn was waited for and did not come. */
export function mistrustLocks(): void {
  mistrustedUntil = Date.now() + MISTRUST_MS;
}

/** Where there are no locks: the turns of this page alone. */
let last: Promise<unknown> = Promise.resolve();

function inTurnHere<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done.catch(() => undefined);
  return done;
}

/**
 * Two tabs of one machine never send at the same time, so that what waits goes in its order. Order is all that depends on it: the server
 * takes the same act twice as once. So a lock that fails is done without, and one that does not come is not waited for.
 */
export function inTurn<T>(work: () => Promise<T>, patienceMs: number): Promise<T | typeof NOT_MY_TURN> {
  if (!('locks' in navigator) || Date.now() < mistrustedUntil) return inTurnHere(work);
  return new Promise((resolve, reject) => {
    let isOpen = true;
    const begin = async () => {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(timer);
      await work().then(resolve, reject);
    };
    const timer = setTimeout(() => {
      isOpen = false;
      resolve(NOT_MY_TURN);
    }, patienceMs);
    const withoutLock = () => {
      // What a browser refuses once it refuses as long as the page stands.
      mistrustedUntil = Number.POSITIVE_INFINITY;
      void inTurnHere(begin);
    };
    try {
      navigator.locks.request(LOCK, begin).catch(withoutLock);
    } catch {
      withoutLock();
    }
  });
}
