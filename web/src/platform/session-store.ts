import { whenAccountChanges } from './session.ts';
import { openStore, type Store } from './store.ts';

/**
 * What is being worked on, for as long as the same account is signed in to this page: another desk, the lock and a lost line leave it as it
 * was. In memory only, since it may be about a person.
 */
export function openSessionStore<T>(initial: T): Store<T> {
  const store = openStore(initial);
  whenAccountChanges(() => store.set(initial));
  return store;
}
