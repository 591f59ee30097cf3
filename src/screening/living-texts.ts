import { readEntry, type TextColumns } from './entry-texts.ts';
import type { ListBuilder } from './list-columns.ts';
import type { LivingSegment } from './list-part.ts';

/** The entries of a segment as another thread reads them: texts in shared memory, and which slots are dead. */
export interface LivingTexts extends TextColumns {
  entryCount: number;
  /** None of them when there is none. */
  dead: Uint8Array | null;
}

/** As they stand now: what is appended or killed later is not seen. */
export function livingTextsOf({ segment, dead }: LivingSegment): LivingTexts {
  const { texts, textAt } = segment.textColumns();
  return { texts, textAt, entryCount: segment.entryCount, dead: dead.slice(0, segment.entryCount) };
}

/** Adds all living entries to a list. */
export function addLiving(builder: ListBuilder, columns: LivingTexts): void {
  for (let slot = 0; slot < columns.entryCount; slot++) {
    if (!columns.dead?.[slot]) builder.add(readEntry(columns, slot), { columns, slot });
  }
}
