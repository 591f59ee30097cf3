import { useCallback, useRef } from 'react';
import { TOO_SOON_MS } from './lane-state.ts';

/**
 * Lets nothing be done at once where a component has just come into sight: the second stroke of a nervous finger was meant for what stood
 * there before. What takes the place of another of its kind needs a `key` of its own.
 */
export function useOnceRead(): (act: () => void) => void {
  const shownAt = useRef(performance.now());
  return useCallback((act) => {
    if (performance.now() - shownAt.current >= TOO_SOON_MS) act();
  }, []);
}
