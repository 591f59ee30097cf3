import type { FieldError } from '../core/errors.ts';
import { type Stay, stay, type Visit } from './stay.ts';
import { mayBeProlonged, ruleFaults, type StayRule } from './stay-rule.ts';

/** Longer is no trial of a rule; each day is walked. */
const MOST_DAYS = 3_660;
const DAY_MS = 86_400_000;

export interface StayTrial {
  rule: Omit<StayRule, 'id'>;
  visits: readonly Visit[];
  onDate: string;
  /** What the visa, permit or contract says on which all of these visits are: for the method document-term, and the bases visa, residence and eaeu-worker. */
  termFrom: string | null;
  termUntil: string | null;
  termDays: number | null;
  termEntries: number | null;
}

const BY_DOCUMENT: readonly string[] = ['visa', 'residence', 'eaeu-worker'];

/** What of a trial does not fit together; empty when it does. Pointers are into the trial. */
export function trialFaults({ rule, visits, onDate, termFrom, termUntil }: StayTrial): FieldError[] {
  const faults = ruleFaults(rule).map((fault) => ({ ...fault, pointer: `/rule${fault.pointer}` }));
  if (termFrom !== null && termUntil !== null && termFrom > termUntil)
    faults.push({ pointer: '/termFrom', code: 'ends-before-it-begins', detail: 'must not lie after the last day' });
  for (const [at, { entryDate, exitDate }] of visits.entries()) {
    const pointer = `/visits/${at}`;
    if (exitDate !== null && exitDate < entryDate)
      faults.push({
        pointer: `${pointer}/exitDate`,
        code: 'ends-before-it-begins',
        detail: 'must not lie before the entry',
      });
    if (Date.parse(onDate) - Date.parse(entryDate) > MOST_DAYS * DAY_MS)
      faults.push({
        pointer: `${pointer}/entryDate`,
        code: 'time-out-of-range',
        detail: 'lies more than ten years before the day asked',
      });
  }
  return faults;
}

/** Tries a rule on given stays, as the lane would: the same arithmetic, nothing kept. */
export function tryStayRule({ rule, visits, onDate, termFrom, termUntil, termDays, termEntries }: StayTrial): Stay {
  const told = { from: termFrom, until: termUntil, days: termDays, entries: termEntries };
  const isTold = Object.values(told).some((one) => one !== null);
  const term = { ...told, mayBeProlonged: mayBeProlonged(rule.basis, 'ordinary') };
  const isByDocument = rule.method === 'document-term' || BY_DOCUMENT.includes(rule.basis);
  return stay(rule, visits, onDate, isTold && isByDocument ? term : null);
}
