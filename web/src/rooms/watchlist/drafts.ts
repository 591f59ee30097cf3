import { openSessionStore } from '../../platform/session-store.ts';
import { type Draft, emptyDraft } from './draft.ts';

/** What is being typed, by the entry that it changes; `new` for a new one. It waits here while one looks at something else. */
export const drafts = openSessionStore<Readonly<Record<string, Draft>>>({});

export function changeDraft(of: string, from: Draft, part: Partial<Draft>): void {
  drafts.set({ ...drafts.get(), [of]: { ...from, ...part } });
}

export function dropDraft(of: string): void {
  const { [of]: _dropped, ...others } = drafts.get();
  drafts.set(others);
}

/** A new entry's beginning; the same until something is typed. */
export const BLANK = emptyDraft();
