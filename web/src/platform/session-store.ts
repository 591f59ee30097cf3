import { session } from './session.ts';
import { openStore, type Store } from './store.ts';

/**
 * What is being worked on, for as long as the same account is signed in to this page: another desk, the lock and a lost line leave it as it
 * was. In memory only, since it may be about a person.
 */
export function openSessionStore<T>(initial: T): Store<T> {
  const store = openStore(initial);
  let accountId: string | null = null;
  session.follow(() => {
    const now = session.get();
    const nowId = now.at === 'signed-in' ? now.me.id : null;
    if (nowId !== accountId) store.set(initial);
    accountId = nowId;
  });
  return store;
}
