import type { Actor } from '../core/actor.ts';
import { addDays, type CalendarDate, daysBetween, localDate } from '../core/dates.ts';
import { IamisError } from '../core/errors.ts';
import { inSnapshot } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { readAsOf } from './fold-stays.ts';
import { seesExactFigures, withheldCells } from './small-cell.ts';
import { NIGHT_GROUPS, selectAbroad, selectCompleted, selectInside, selectOverstays } from './stay-figures-store.ts';
import { isFew, tellPart, tellRanges, withholdRows } from './tell-ranges.ts';

export interface FigureQuestion {
  /** Local days, [from, to). */
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
}

export interface FigureDeps {
  platform: Pick<Platform, 'reports' | 'clock'>;
  /** Cells of fewer persons are withheld from ministries. */
  smallCell: number;
}

const USUAL_DAYS = 30;
const MOST_DAYS = 1100;

/** The days asked, today the last of them at the latest. @throws IamisError `period-invalid`, `range-too-long` */
export function rangeOf(
  { from, to }: FigureQuestion,
  today: CalendarDate,
): { from: CalendarDate; to: CalendarDate; onDate: CalendarDate } {
  const end = to ?? addDays(today, 1);
  const begin = from ?? addDays(end, -USUAL_DAYS);
  const days = daysBetween(begin, end);
  if (days < 1) {
    throw new IamisError('period-invalid', {
      errors: [{ pointer: '?to', code: 'ends-before-it-begins', detail: 'must be a later day than `from`' }],
    });
  }
  if (end > addDays(today, 1)) {
    throw new IamisError('period-invalid', {
      errors: [{ pointer: '?to', code: 'time-out-of-range', detail: 'must not lie ahead' }],
    });
  }
  if (days > MOST_DAYS) throw new IamisError('range-too-long', { detail: `At most ${MOST_DAYS} days.` });
  return { from: begin, to: end, onDate: addDays(end, -1) };
}

const sumOf = <Row>(rows: readonly Row[], count: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + count(row), 0);

/** Of fewer persons an account sees nothing: the border service sees exact figures, ministries none by which somebody could be recognised. */
export function limitOf({ smallCell }: Pick<FigureDeps, 'smallCell'>, actor: Actor): number {
  return seesExactFigures(actor) ? 0 : smallCell;
}

/** Completed stays, wherever they are told: by the persons who had them, who may have had several each. */
function toldCompleted(rows: readonly { stays: number; persons: number }[], limit: number): number | null {
  const isOfFew = isFew(
    sumOf(rows, ({ persons }) => persons),
    limit,
  );
  return isOfFew ? null : sumOf(rows, ({ stays }) => stays);
}

/** Stays in numbers: who is inside, how long completed stays were, citizens abroad by length of absence. Counted from pairs. */
export async function readStaySummary(deps: FigureDeps, actor: Actor, asked: FigureQuestion) {
  const range = rangeOf(asked, localDate(deps.platform.clock()));
  return inSnapshot(deps.platform.reports, async (tx) => {
    const asOf = await readAsOf(tx);
    const inside = await selectInside(tx, range.onDate);
    const completed = await selectCompleted(tx, range.from, range.to);
    const abroad = await selectAbroad(tx, range.onDate);
    const limit = limitOf(deps, actor);
    const insideRanges = inside.map(({ confirmed, open, overdue, uncertain, beforeRecording }) => {
      const low = confirmed + open;
      return { low, high: low + overdue + uncertain + beforeRecording };
    });
    const toldInside = tellRanges(insideRanges, limit);
    const { low, high } = toldInside;
    const before = tellPart(
      sumOf(inside, ({ beforeRecording }) => beforeRecording),
      [high, low === null || high === null ? null : high - low],
      limit,
    );
    const withheldCompleted = withheldCells(
      completed.map(({ persons }) => persons),
      limit,
    );
    const abroadOf = (row: (typeof abroad)[number]) => row.under3Months + row.from3To12Months + row.over12Months;
    const withheldAbroad = withheldCells(abroad.map(abroadOf), limit);
    const nights = NIGHT_GROUPS.map((_, at) => sumOf(completed, (row) => row.nights[at] ?? 0));
    const nightPersons = NIGHT_GROUPS.map((_, at) => sumOf(completed, (row) => row.nightPersons[at] ?? 0));
    const absences = (['under3Months', 'from3To12Months', 'over12Months'] as const).map((group) =>
      sumOf(abroad, (row) => row[group]),
    );
    const toldGroup = (groups: readonly number[], at: number, persons = groups) =>
      withheldCells(persons, limit).has(at) ? null : (groups[at] ?? 0);
    return {
      asOf: asOf?.toISOString() ?? null,
      ...range,
      includesInvented: [...inside, ...completed, ...abroad].some(({ isAnyInvented }) => isAnyInvented),
      inside: {
        ...{ low, high },
        enteredBeforeRecording: {
          count: before,
          share: before === null || high === null ? null : high === 0 ? 0 : before / high,
        },
        byNationality: inside.map(({ nationality }, at) => {
          const range = toldInside.rows[at] ?? null;
          return { nationality, low: range?.low ?? null, high: range?.high ?? null, withheld: range === null };
        }),
      },
      completed: {
        stays: toldCompleted(completed, limit),
        nights: NIGHT_GROUPS.map((upTo, at) => ({ upTo, stays: toldGroup(nights, at, nightPersons) })),
        byNationality: completed.map((row, at) => {
          const isWithheld = withheldCompleted.has(at);
          return {
            nationality: row.nationality,
            stays: isWithheld ? null : row.stays,
            medianNights: isWithheld ? null : row.medianNights,
            withheld: isWithheld,
          };
        }),
      },
      citizensAbroad: {
        under3Months: toldGroup(absences, 0),
        from3To12Months: toldGroup(absences, 1),
        over12Months: toldGroup(absences, 2),
        byDestination: abroad.map((row, at) => {
          const isWithheld = withheldAbroad.has(at);
          return { destination: row.destination, citizens: isWithheld ? null : abroadOf(row), withheld: isWithheld };
        }),
      },
    };
  });
}

/**
 * Of entries that nothing follows and whose authorised stay is over: all of them, and what is left when as many exits were missed as
 * among the entries of which that is known. Nobody in particular is meant.
 */
export function presumedInside(row: { overdue: number; missed: number; followed: number; persons: number }): {
  low: number;
  high: number;
} {
  const missedShare = row.followed === 0 ? 1 : row.missed / row.followed;
  return { low: Math.max(0, Math.round(row.overdue - missedShare * row.persons)), high: row.overdue };
}

/** Overstays in numbers: found on exit, which is certain, apart from presumed inside, which is a range. */
export async function readOverstaySummary(deps: FigureDeps, actor: Actor, asked: FigureQuestion) {
  const range = rangeOf(asked, localDate(deps.platform.clock()));
  return inSnapshot(deps.platform.reports, async (tx) => {
    const asOf = await readAsOf(tx);
    const rows = (await selectOverstays(tx, range.from, range.to)).filter(
      ({ foundOnExit, overdue, completed }) => foundOnExit + overdue + completed > 0,
    );
    const limit = limitOf(deps, actor);
    // Beside the completed stays, who overstayed tells who did not.
    const found = rows.map(({ foundPersons, otherPersons }) => [foundPersons, foundPersons > 0 ? otherPersons : 0]);
    const isFoundFew = [
      sumOf(rows, ({ foundPersons }) => foundPersons),
      sumOf(rows, ({ otherPersons }) => otherPersons),
    ].some((persons) => isFew(persons, limit));
    const { withheld: withheldFound, isClosed } = withholdRows(found, () => !isFoundFew, limit);
    const presumed = tellRanges(rows.map(presumedInside), limit);
    return {
      asOf: asOf?.toISOString() ?? null,
      ...range,
      includesInvented: rows.some(({ isAnyInvented }) => isAnyInvented),
      foundOnExit: isFoundFew || !isClosed ? null : sumOf(rows, ({ foundOnExit }) => foundOnExit),
      completedStays: toldCompleted(
        rows.map(({ completed: stays, completedPersons: persons }) => ({ stays, persons })),
        limit,
      ),
      presumedInside: { low: presumed.low, high: presumed.high },
      byNationality: rows.map((row, at) => {
        const isFoundHidden = withheldFound.has(at);
        const range = presumed.rows[at] ?? null;
        return {
          nationality: row.nationality,
          foundOnExit: isFoundHidden ? null : row.foundOnExit,
          medianOverDays: isFoundHidden ? null : row.medianOverDays,
          presumedInside: range,
          withheld: isFoundHidden || range === null,
        };
      }),
    };
  });
}
