import { useRef } from 'react';

/** An Idempotency-Key for what is about to be asked: sent again it is the same request, changed it is another. */
export function useWishKey(): (body: unknown) => string {
  const kept = useRef({ text: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (kept.current.text !== text) kept.current = { text, key: crypto.randomUUID() };
    return kept.current.key;
  };
}
