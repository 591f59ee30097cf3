const keys = new Map<string, string>();

/** One key for one wish of this page: pressed twice or sent again it is the same request to the server. */
export function keyFor(wish: string): string {
  const key = keys.get(wish) ?? crypto.randomUUID();
  keys.set(wish, key);
  return key;
}
