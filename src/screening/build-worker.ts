import { parentPort, workerData } from 'node:worker_threads';
import { KeyHash } from './hash.ts';
import { ListBuilder } from './list-columns.ts';
import { addLiving, type LivingTexts } from './living-texts.ts';

/** What the worker is told: some of a list's entries, as often as there are more, and that this is all. It answers each message once. */
export type BuildRequest = { kind: 'add'; entries: LivingTexts } | { kind: 'finish' };

const builder = new ListBuilder(KeyHash.fromHex(String(workerData)));

parentPort?.on('message', (request: BuildRequest) => {
  if (request.kind === 'add') addLiving(builder, request.entries);
  parentPort?.postMessage(request.kind === 'finish' ? builder.finish() : null);
});
