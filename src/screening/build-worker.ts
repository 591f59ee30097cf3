import { parentPort, workerData } from 'node:worker_threads';
import { KeyHash } from './hash.ts';
import { ListBuilder } from './list-columns.ts';
import type { ListedEntry } from './listed-entry.ts';
import { type LivingTexts, rebuild } from './living-texts.ts';

/** What the worker is told: entries of a new list and its end, or a list to rebuild. It answers each message once. */
export type BuildRequest =
  | { kind: 'add'; entries: readonly ListedEntry[] }
  | { kind: 'finish' }
  | { kind: 'rebuild'; parts: readonly LivingTexts[] };

const hash = KeyHash.fromHex(String(workerData));
const builder = new ListBuilder(hash);

parentPort?.on('message', (request: BuildRequest) => {
  if (request.kind === 'add') {
    for (const entry of request.entries) builder.add(entry);
    parentPort?.postMessage(null);
  } else parentPort?.postMessage(request.kind === 'finish' ? builder.finish() : rebuild(hash, request.parts));
});
