import { canonicalContent, type EntryContent } from './watchlist-entry.ts';

export interface FieldChange {
  field: keyof EntryContent;
  /** Null in a new entry: nothing was in force. */
  from: unknown;
  to: unknown;
}

/** What an approver decides on: the fields in which a proposal differs from what is in force, in the order of the content. */
export function diffOf(inForce: EntryContent | null, proposed: EntryContent): FieldChange[] {
  const before = inForce && canonicalContent(inForce);
  const after = canonicalContent(proposed);
  const fields = new Set([...Object.keys(after), ...Object.keys(before ?? {})] as (keyof EntryContent)[]);
  return [...fields].flatMap((field) => {
    const from = before?.[field] ?? null;
    const to = after[field] ?? null;
    const isEmpty = before === null && (to === null || (Array.isArray(to) && to.length === 0));
    return isEmpty || JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}
