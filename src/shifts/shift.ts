import { type FieldError, IamisError } from '../core/errors.ts';

export const SHIFT_STATUSES = ['open', 'handing-over', 'closed'] as const;
export type ShiftStatus = (typeof SHIFT_STATUSES)[number];

export const CHECK_NAMES = ['reader', 'printer', 'clock', 'list-age'] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

export const SIGN_OFF_PARTS = ['hands-over', 'takes-over'] as const;
export type SignOffPart = (typeof SIGN_OFF_PARTS)[number];

/** A shift begins with four looks. One that failed stops nobody: the lane must go on; but it is written down why. */
export interface ShiftCheck {
  name: CheckName;
  isPassed: boolean;
  note: string | null;
  /** Of the clock how many seconds it is off, of the list its age in seconds; null where nothing is measured, or there is no list. */
  measured: number | null;
}

export interface ChecksInput {
  reader: { isPassed: boolean; note?: string | undefined };
  printer: { isPassed: boolean; note?: string | undefined };
  /** What the lane's own clock shows. */
  clock: { laneAt: string; note?: string | undefined };
  listAge: { note?: string | undefined };
}

/** A lane's clock that is off by more makes times that contradict each other. */
const CLOCK_OFF_S = 60;
/** As the lane's advisory `list-aged`. */
const LIST_AGE_S = 3_600;

/**
 * What the four looks say. The clock and the list are measured, not asked.
 * @param listAgeMs null: no list is loaded
 * @throws IamisError `check-note-required` naming each failed check without a note
 */
export function judgeChecks(input: ChecksInput, now: Date, listAgeMs: number | null): ShiftCheck[] {
  const clockOffS = Math.round((Date.parse(input.clock.laneAt) - now.getTime()) / 1000);
  const listAgeS = listAgeMs === null ? null : Math.round(listAgeMs / 1000);
  const checks: ShiftCheck[] = [
    { name: 'reader', isPassed: input.reader.isPassed, note: input.reader.note ?? null, measured: null },
    { name: 'printer', isPassed: input.printer.isPassed, note: input.printer.note ?? null, measured: null },
    {
      ...{ name: 'clock', isPassed: Math.abs(clockOffS) <= CLOCK_OFF_S, note: input.clock.note ?? null },
      measured: clockOffS,
    },
    {
      ...{ name: 'list-age', isPassed: listAgeS !== null && listAgeS <= LIST_AGE_S },
      ...{ note: input.listAge.note ?? null, measured: listAgeS },
    },
  ];
  const errors = checks.flatMap(({ name, isPassed, note }): FieldError[] => {
    const pointer = `/checks/${name === 'list-age' ? 'listAge' : name}/note`;
    return isPassed || note !== null
      ? []
      : [{ pointer, code: 'field-missing', detail: 'the check failed: say what is done about it' }];
  });
  if (errors.length > 0) throw new IamisError('check-note-required', { errors });
  return checks;
}

/** A shift that nobody has handed over for three days was forgotten: its figures are not read from further back. */
const LONGEST_STRETCH_MS = 72 * 3_600_000;

/** Where the figures of a shift begin, on its board and on its sheet. */
export function figuresFrom(countsFrom: Date, until: Date): Date {
  return new Date(Math.max(countsFrom.getTime(), until.getTime() - LONGEST_STRETCH_MS));
}

/** @throws IamisError `shift-not-open` when its sheet is written already */
export function requireOpenShift(shift: { status: ShiftStatus }): void {
  if (shift.status !== 'open') throw new IamisError('shift-not-open');
}

/**
 * Two names stand under a handover.
 * @throws IamisError `handover-not-written` before there is a sheet, `shift-not-open` once it is closed, `own-sign-off` for who has handed over
 */
export function requireTakeOver(shift: { status: ShiftStatus }, handedOverBy: string | null, accountId: string): void {
  if (shift.status === 'closed') throw new IamisError('shift-not-open');
  if (shift.status === 'open' || handedOverBy === null) throw new IamisError('handover-not-written');
  if (handedOverBy === accountId) throw new IamisError('own-sign-off');
}
