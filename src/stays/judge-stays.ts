import { localDate } from '../core/dates.ts';
import type { PersonPairs } from './pair-crossings.ts';
import { stay, type Visit } from './stay.ts';
import type { KeptCrossing, StayPermit } from './stay-keys.ts';
import { type Judgement, NOT_JUDGED } from './stay-record.ts';
import { ruleOfTraveller, type StayRule, termOf } from './stay-rule.ts';

/** What was found before and still holds: the judgement of a stay by its id, when nothing up to its end has changed. */
export type KnownJudgement = (stayId: string, endAt: Date) => Judgement | undefined;

/**
 * Judges a person's stays, each by the rule that was in force on its day of entry: of a certain pair the days that were too many, of an
 * entry that nothing follows the last authorised day. A stay counts certain pairs only, so that nobody is held to a guess.
 */
export function judgeStays(
  rules: readonly StayRule[],
  { pairs, ends }: Pick<PersonPairs<KeptCrossing>, 'pairs' | 'ends'>,
  known: KnownJudgement,
): Map<string, Judgement> {
  const judged = new Map<string, Judgement>();
  const visits: PermittedVisit[] = [];
  for (const { entry, exit, confidence } of pairs) {
    if (confidence !== 'certain') continue;
    const visit = {
      entryDate: localDate(entry.occurredAt),
      exitDate: localDate(exit.occurredAt),
      permit: entry.permit,
    };
    visits.push(visit);
    judged.set(entry.id, known(entry.id, exit.occurredAt) ?? judgePair(rules, entry, visit, visits));
  }
  const last = ends.find(({ crossing, nextAt }) => crossing.direction === 'entry' && nextAt === null)?.crossing;
  if (last) judged.set(last.id, known(last.id, last.occurredAt) ?? judgeOpen(rules, last, visits));
  return judged;
}

interface PermittedVisit extends Visit {
  permit: StayPermit | null;
}

const onPermit = (permit: StayPermit | null) => (visit: PermittedVisit) =>
  permit !== null && visit.permit?.key === permit.key;

function judgePair(
  rules: readonly StayRule[],
  entry: KeptCrossing,
  visit: PermittedVisit & { exitDate: string },
  visits: readonly PermittedVisit[],
): Judgement {
  const rule = ruleOfTraveller(rules, entry, visit.entryDate);
  if (!rule) return NOT_JUDGED;
  const term = termOf(rule, entry);
  // Without a number of days only a document's term could tell.
  if (rule.days === null && term?.days == null && term?.until == null)
    return { ...NOT_JUDGED, ruleId: rule.id, overDays: rule.method === 'document-term' ? null : 0 };
  const asShown = term && { ...term, mayBeProlonged: false };
  const drawn = stay(rule, visits, visit.exitDate, asShown, onPermit(entry.permit)).visits;
  const overDays = drawn.find((one) => one.visit === visit)?.overDays ?? 0;
  // Whoever stayed longer than a contract says may have had another one by then.
  return { ...NOT_JUDGED, ruleId: rule.id, overDays: overDays > 0 && term?.mayBeProlonged ? null : overDays };
}

function judgeOpen(rules: readonly StayRule[], entry: KeptCrossing, visits: readonly PermittedVisit[]): Judgement {
  const entryDate = localDate(entry.occurredAt);
  const rule = ruleOfTraveller(rules, entry, entryDate);
  if (!rule) return NOT_JUDGED;
  const { permit } = entry;
  const whole = [...visits, { entryDate, exitDate: null, permit }];
  const { until } = stay(rule, whole, entryDate, termOf(rule, entry), onPermit(permit));
  return { ...NOT_JUDGED, ruleId: rule.id, authorisedUntil: until };
}
