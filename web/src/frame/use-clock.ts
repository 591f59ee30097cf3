import { useEffect, useState } from 'react';
import { nowMs } from '../platform/connection.ts';

/** The server's present, renewed so often. */
export function useClock(everyMs: number): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
