import { askSession } from './session.ts';

export interface LiveStream {
  close(): void;
}

interface LiveListener {
  /** By the event's name. */
  events: Readonly<Record<string, (data: never) => void>>;
  /** Whether what is on the screen is of now. */
  onLive(isLive: boolean): void;
}

/** A stream that the server refused is not opened again by the browser itself. */
const REFUSED_AGAIN_MS = 3_000;

/** Server-sent events of the API. Where the line breaks the browser comes again by itself and says where it was. */
export function openLiveStream(path: string, { events, onLive }: LiveListener): LiveStream {
  let source: EventSource | undefined;
  let timer = 0;
  let isClosed = false;
  const open = () => {
    source = new EventSource(path);
    source.onopen = () => onLive(true);
    source.onerror = () => {
      onLive(false);
      if (source?.readyState !== EventSource.CLOSED || isClosed) return;
      // Signed out, or too many streams: a stream does not say which.
      void askSession();
      timer = window.setTimeout(open, REFUSED_AGAIN_MS);
    };
    for (const [name, hear] of Object.entries(events)) {
      source.addEventListener(name, (event: MessageEvent<string>) => hear(JSON.parse(event.data) as never));
    }
  };
  open();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      source?.close();
    },
  };
}
