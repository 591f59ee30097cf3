import { useSyncExternalStore } from 'react';

/** A value that screens follow; one per concern, made at the top of its file. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  follow(listener: () => void): () => void;
}

export function openStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.follow, store.get);
}

const PREFIX = 'iamis.';

/**
 * A setting that outlives the page and that every open tab follows. What was kept by another version and no longer parses is the default.
 * Never a person's data: whoever sits down at this machine next can read it.
 */
export function openKeptStore<T>(key: string, initial: T, parse: (kept: unknown) => T | undefined): Store<T> {
  const read = (text: string | null): T => {
    if (text === null) return initial;
    try {
      return parse(JSON.parse(text)) ?? initial;
    } catch {
      return initial;
    }
  };
  const store = openStore(read(localStorage.getItem(PREFIX + key)));
  window.addEventListener('storage', (event) => {
    if (event.key === PREFIX + key) store.set(read(event.newValue));
  });
  return {
    ...store,
    set(value) {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
      store.set(value);
    },
  };
}
