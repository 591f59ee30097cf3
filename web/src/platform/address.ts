import { openStore, useStore } from './store.ts';

/** Where the console stands: everything that a view is made of is in its address, so that a view can be sent. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

function read(): Address {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

const address = openStore(read());
window.addEventListener('popstate', () => address.set(read()));

export function useAddress(): Address {
  return useStore(address);
}

/** @param to a path of the console, with or without a query; `replace` leaves no step to go back to */
export function goTo(to: string, options: { replace?: boolean } = {}): void {
  if (to === location.pathname + location.search) return;
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  address.set(read());
}

/**
 * @public Changes some of the query and leaves the rest; an empty value takes its key out.
 */
export function changeQuery(changes: Record<string, string | null>): void {
  const query = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(key);
    else query.set(key, value);
  }
  const text = query.toString();
  goTo(location.pathname + (text ? `?${text}` : ''), { replace: true });
}
