import { useEffect, useState } from 'react';
import type { Schemas } from '../../platform/api.ts';
import { openLiveStream } from '../../platform/live-stream.ts';

export type Board = Schemas['Board'];

/** The live board of a checkpoint; what was last told stays on the screen while the line is broken. */
export function useBoard(checkpoint: string): { board: Board | null; isLive: boolean } {
  const [board, setBoard] = useState<Board | null>(null);
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    setBoard(null);
    const stream = openLiveStream(`/v1/board/stream?checkpoint=${encodeURIComponent(checkpoint)}`, {
      onLive: setIsLive,
      events: { board: (told: Board) => setBoard(told) },
    });
    return () => stream.close();
  }, [checkpoint]);
  return { board, isLive };
}
