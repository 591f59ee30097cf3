import { useState } from 'react';

/** An Idempotency-Key for what is about to be asked: sent again it is the same request, changed it is another. */
type KeyOf = (body: unknown) => string;

export function openWishKey(): KeyOf {
  let kept = { text: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (kept.text !== text) kept = { text, key: crypto.randomUUID() };
    return kept.key;
  };
}

export function useWishKey(): KeyOf {
  const [keyOf] = useState(openWishKey);
  return keyOf;
}
