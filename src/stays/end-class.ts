import { HOME_STATE } from '../core/countries.ts';
import { LATE_AFTER_MS } from '../crossings/inspection.ts';
import type { StayRecord } from './stay-record.ts';

/**
 * Why an end has no other end. inside: an entry that nothing follows; late-post: the other end may still arrive; before-recording: entered
 * before there was a record of it; other-document: entered, most likely, on a document that nothing links.
 */
export const END_CLASSES = [
  ...(['inside', 'late-post', 'missed-exit', 'missed-entry', 'before-recording', 'other-document'] as const),
];
export type EndClass = (typeof END_CLASSES)[number];

/** Hardly anybody who is no citizen stays longer without crossing. */
const LONGEST_STAY_MS = 366 * 86_400_000;

type End = Pick<StayRecord, 'entryAt' | 'exitAt' | 'entryNextAt' | 'exitPreviousAt' | 'nationality'>;

/** @param recordingBeganAt the first crossing of all; null when there is none */
export function classOfEnd(
  end: End,
  { asOf, recordingBeganAt }: { asOf: Date; recordingBeganAt: Date | null },
): EndClass {
  const mayArrive = (at: Date) => asOf.getTime() - at.getTime() < LATE_AFTER_MS;
  if (end.exitAt === null) {
    if (end.entryNextAt === null) return 'inside';
    return mayArrive(end.entryNextAt) ? 'late-post' : 'missed-exit';
  }
  if (end.exitPreviousAt === null) {
    const sinceBegan = end.exitAt.getTime() - (recordingBeganAt ?? end.exitAt).getTime();
    if (end.nationality === HOME_STATE || sinceBegan < LONGEST_STAY_MS) return 'before-recording';
  }
  if (mayArrive(end.exitAt)) return 'late-post';
  return end.exitPreviousAt === null ? 'other-document' : 'missed-entry';
}
