import { expect } from 'vitest';

export interface ReceivedEvent {
  name: string;
  id: string | undefined;
  // As loosely as a page reads it.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data: any;
}

export interface EventSource {
  events: ReceivedEvent[];
  status: number;
  isEnded(): boolean;
  /** Waits for an event that fits. */
  next(name: string, fits?: (data: ReceivedEvent['data']) => boolean): Promise<ReceivedEvent>;
  close(): void;
}

/** Listens to server-sent events over a real connection, as a browser does. */
export async function listenTo(url: string, headers: Record<string, string>): Promise<EventSource> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const events: ReceivedEvent[] = [];
  let isEnded = false;
  const read = async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^\w*: /, '')]));
        const name = fields.get('event');
        if (name) events.push({ name, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') });
      }
    }
  };
  void read()
    .catch(() => {})
    .finally(() => {
      isEnded = true;
    });
  return {
    events,
    status: response.status,
    isEnded: () => isEnded,
    async next(name, fits = () => true) {
      const find = () => events.find((event) => event.name === name && fits(event.data));
      await expect.poll(find, { timeout: 10_000, interval: 20 }).toBeDefined();
      return find() as ReceivedEvent;
    },
    close: () => stop.abort(),
  };
}
