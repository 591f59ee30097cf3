/** What a withdrawal says that an import proposed: its list no longer has the record. */
export const NOT_IN_LIST = 'no longer in the list';

const OVERRULED = /^overruled by import [0-9a-f-]{36}$/;

/** Of a proposal that an import went over. */
export function overruledBy(importId: string): string {
  return `overruled by import ${importId}`;
}

export const PROGRAM_REASONS = ['not-in-list', 'overruled-by-import'] as const;
export type ProgramReason = (typeof PROGRAM_REASONS)[number];

/** Which of the program's own reasons a text is, so that a console can say it in its language; null: somebody typed it, or nobody did. */
export function programReason(reason: string | null): ProgramReason | null {
  if (reason === NOT_IN_LIST) return 'not-in-list';
  return reason !== null && OVERRULED.test(reason) ? 'overruled-by-import' : null;
}
