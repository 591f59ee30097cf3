import { parentPort, workerData } from 'node:worker_threads';
import { KeyHash } from './hash.ts';
import { type CollectedList, ListBuilder } from './list-columns.ts';
import { addLiving, type LivingTexts } from './living-texts.ts';

/**
 * What a worker is told: some of a list's entries, as often as there are more; to hand over what it has, or to take in what another one
 * handed over; and that this is all. It answers each message once.
 */
export type BuildRequest =
  | { kind: 'add'; entries: LivingTexts }
  | { kind: 'hand-over' }
  | { kind: 'take'; collected: CollectedList }
  | { kind: 'finish' };

const builder = new ListBuilder(KeyHash.fromHex(String(workerData)));

function answer(request: BuildRequest) {
  switch (request.kind) {
    case 'add':
      return addLiving(builder, request.entries);
    case 'take':
      return builder.take(request.collected);
    case 'hand-over':
      return builder.collected();
    case 'finish':
      return builder.finish();
  }
}

parentPort?.on('message', (request: BuildRequest) => parentPort?.postMessage(answer(request)));
