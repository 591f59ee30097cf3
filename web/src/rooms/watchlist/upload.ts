import { Refusal } from '../../platform/answer.ts';
import type { Schemas } from '../../platform/api.ts';
import { csrfToken, noteSignedOut } from '../../platform/csrf.ts';
import { timeLeftMs } from './time-left.ts';

export const LIST_FORMATS = ['un-xml', 'ofac-csv', 'opensanctions-csv', 'ftm-json', 'iamis-ndjson'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface UploadProgress {
  sentBytes: number;
  allBytes: number;
  /** By the rate so far; null while nothing can be said. */
  leftMs: number | null;
}

export interface Upload {
  done: Promise<Schemas['WatchlistImport']>;
  stop(): void;
}

/** A short file is read by then, and its answer has the counts; how far a longer one is read is seen on its page. */
const WAIT_S = 1;

/**
 * Sends a list file. By XMLHttpRequest, since fetch tells nothing of what has been sent.
 * @param key the wish's Idempotency-Key: sent again after a broken line it is the same import
 */
export function uploadList(
  { format, files, key }: { format: ListFormat; files: readonly File[]; key: string },
  onProgress: (progress: UploadProgress) => void,
): Upload {
  const request = new XMLHttpRequest();
  const startedAt = performance.now();
  request.open('POST', `/v1/watchlist/imports?format=${format}&waitS=${WAIT_S}`);
  const token = csrfToken();
  if (token) request.setRequestHeader('x-csrf-token', token);
  request.setRequestHeader('idempotency-key', key);
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => {
    const leftMs = timeLeftMs({ tookMs: performance.now() - startedAt, done: loaded, all: total });
    onProgress({ sentBytes: loaded, allBytes: total, leftMs });
  };
  const done = new Promise<Schemas['WatchlistImport']>((resolve, reject) => {
    request.onload = () => {
      if (request.status === 401) noteSignedOut();
      if (request.status < 300) resolve(request.response);
      else reject(new Refusal({ code: request.response?.code ?? 'silent', errors: request.response?.errors ?? [] }));
    };
    request.onerror = () => reject(new Refusal({ code: 'silent', errors: [] }));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
  });
  const [first, second] = files;
  if (second && first) {
    const form = new FormData();
    form.set('sdn', first);
    form.set('alt', second);
    request.send(form);
  } else {
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(first ?? null);
  }
  return { done, stop: () => request.abort() };
}
