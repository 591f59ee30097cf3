import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../core/actor.ts';
import { IamisError } from '../core/errors.ts';
import type { ImportRules } from './import-rules.ts';
import type { ListParts } from './lists/read-list.ts';
import { fillImport, type ImportOrder, type ImportPlatform } from './stage-import.ts';

/** Uploads that one process takes at a time. Each holds a compressed file and one of the few connections for reports. */
const MAX_UPLOADS = 2;

/** Room for one upload, from its first byte until its file has been read. */
export interface UploadPlace {
  /**
   * Stages an open import. Resolves when that is done, or after `withinMs`, whichever is first; it goes on then, and is asked for later.
   * @throws IamisError as `fillImport`, when it fails in that time
   */
  fill(actor: Actor, order: ImportOrder, parts: ListParts, withinMs: number): Promise<void>;
  /** The request is over; the place is free once its file has been read. */
  leave(): void;
}

export interface ImportIntake {
  /** @throws IamisError `overloaded` when no place is free */
  enter(): UploadPlace;
  /** Interrupts what is being staged: it fails, and can be sent again. */
  stop(): Promise<void>;
}

/** What goes on of imports in this process, also after their requests were answered. */
export function openImportIntake(platform: ImportPlatform, rules: ImportRules): ImportIntake {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let takenCount = 0;

  function enter(): UploadPlace {
    if (takenCount >= MAX_UPLOADS || stopping.signal.aborted) {
      throw new IamisError('overloaded', { detail: 'Other files are being read.', retryAfterS: 15 });
    }
    takenCount += 1;
    let ended: Promise<void> = Promise.resolve();
    return {
      async fill(actor, order, parts, withinMs) {
        const filling = fillImport(platform, rules, actor, order, parts, stopping.signal);
        ended = filling.catch((err: unknown) => platform.log.info({ err, importId: order.id }, 'import-failed'));
        underWay.add(ended);
        void ended.then(() => underWay.delete(ended));
        const timer = new AbortController();
        const late = wait(withinMs, undefined, { signal: timer.signal }).catch(() => {});
        await Promise.race([filling, late]).finally(() => timer.abort());
      },
      leave() {
        void ended.then(() => {
          takenCount -= 1;
        });
      },
    };
  }

  return {
    enter,
    async stop() {
      stopping.abort(new IamisError('overloaded', { detail: 'The server is stopping.', retryAfterS: 10 }));
      await Promise.all(underWay);
    },
  };
}
