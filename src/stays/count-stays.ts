import { judgeStays, type KnownJudgement } from './judge-stays.ts';
import { linkPersons, type OpenEnd, type PersonPairs, pairEnds, pairPerson } from './pair-crossings.ts';
import type { KeptCrossing } from './stay-keys.ts';
import { judgementOf, NOT_JUDGED, recordOfEnd, recordOfPair, type StayRecord } from './stay-record.ts';
import type { StayRule } from './stay-rule.ts';

/** An open end of somebody else that may meet one of these, and how its entry was judged. */
export interface OutsideEnd {
  end: OpenEnd<KeptCrossing>;
  record: StayRecord;
}

export interface CountedStays {
  /** Each crossing's person. */
  persons: Map<string, string>;
  records: StayRecord[];
  /** Ends that a person's own documents do not pair. */
  ends: OpenEnd<KeptCrossing>[];
}

/** Persons and their own pairs; the ends are left open. */
export function pairPersons(crossings: readonly KeptCrossing[]): PersonPairs<KeptCrossing>[] {
  return [...linkPersons(crossings)].map(([personId, own]) => pairPerson(personId, own));
}

/**
 * The stays of some people, whole: all their crossings, and the open ends of others that may meet theirs. With every crossing there is,
 * it is a count from nothing.
 */
export function countStays(
  rules: readonly StayRule[],
  crossings: readonly KeptCrossing[],
  outside: readonly OutsideEnd[] = [],
  known: KnownJudgement = () => undefined,
): CountedStays {
  const persons = new Map<string, string>();
  const records: StayRecord[] = [];
  const ends: OpenEnd<KeptCrossing>[] = [];
  const judgements = new Map(outside.map(({ end, record }) => [end.crossing.id, entryJudgement(end, record)]));
  for (const [personId, own] of linkPersons(crossings)) {
    for (const { id } of own) persons.set(id, personId);
    const paired = pairPerson(personId, own);
    const judged = judgeStays(rules, paired, known);
    for (const pair of paired.pairs)
      records.push(recordOfPair(pair, personId, judged.get(pair.entry.id) ?? NOT_JUDGED));
    for (const end of paired.ends) {
      ends.push(end);
      judgements.set(end.crossing.id, judged.get(end.crossing.id) ?? NOT_JUDGED);
    }
  }

  const open = new Map([...outside.map(({ end }) => end), ...ends].map((end) => [end.crossing.id, end]));
  for (const pair of pairEnds([...open.values()])) {
    const [entry, exit] = [open.get(pair.entry.id), open.get(pair.exit.id)];
    if (!entry || !exit) continue;
    const judgement = judgements.get(pair.entry.id) ?? NOT_JUDGED;
    records.push(recordOfPair(pair, entry.personId, judgement, { entry, exit }));
    open.delete(pair.entry.id);
    open.delete(pair.exit.id);
  }
  for (const end of open.values()) records.push(recordOfEnd(end, judgements.get(end.crossing.id) ?? NOT_JUDGED));
  return { persons, records, ends };
}

/** A record of an exit that another's entry joined carries that entry's judgement, not the exit's. */
function entryJudgement({ crossing }: OpenEnd, record: StayRecord) {
  return crossing.direction === 'entry' ? judgementOf(record) : NOT_JUDGED;
}
