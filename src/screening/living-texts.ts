import type { KeyHash } from './hash.ts';
import { ListBuilder, type ListColumns } from './list-columns.ts';
import type { LivingSegment } from './list-part.ts';
import { readEntry } from './segment.ts';

/** The entries of a segment as another thread reads them: texts in shared memory, and which slots are dead. */
export interface LivingTexts {
  texts: Uint8Array;
  textAt: Uint32Array;
  entryCount: number;
  dead: Uint8Array;
}

/** As they stand now: what is appended or killed later is not seen. */
export function livingTextsOf({ segment, dead }: LivingSegment): LivingTexts {
  const { texts, textAt } = segment.textColumns();
  return { texts, textAt, entryCount: segment.entryCount, dead: dead.slice(0, segment.entryCount) };
}

/** A fresh list of all living entries. */
export function rebuild(hash: KeyHash, parts: readonly LivingTexts[]): ListColumns {
  const builder = new ListBuilder(hash);
  for (const { texts, textAt, entryCount, dead } of parts) {
    for (let slot = 0; slot < entryCount; slot++) if (!dead[slot]) builder.add(readEntry(texts, textAt, slot));
  }
  return builder.finish();
}
