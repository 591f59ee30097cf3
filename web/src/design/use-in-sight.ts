import { type RefObject, useEffect, useRef } from 'react';

/** The ref of what is chosen in a list that scrolls by itself: it is brought into sight. */
export function useInSight<T extends HTMLElement>(isChosen: boolean): RefObject<T | null> {
  const item = useRef<T>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return item;
}
