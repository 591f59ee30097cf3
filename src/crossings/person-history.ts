import { canonicalState } from '../core/countries.ts';
import { isOfOnePerson } from '../documents/stay-permit.ts';
import type { TravelDocument } from '../documents/travel-document.ts';
import { normalisePersonalNumber } from '../screening/normalise-number.ts';
import { type EarlierAct, SEEN_AGAIN_WITHIN_MS } from './advisory.ts';
import type { CrossingKind, Direction } from './crossing.ts';
import { nameKeyOf } from './inspection-rows.ts';

/** By what an earlier act is taken for the same person's, the surest first. */
export const PERSON_BASES = ['personal-number', 'document', 'name-and-birth-date'] as const;
export type PersonBasis = (typeof PERSON_BASES)[number];

/** One thing by which earlier acts of a person are found. `states`: all spellings of the issuing state. */
export type PersonKey =
  | { basis: 'personal-number'; personalNumber: string; states: readonly string[] }
  | { basis: 'document'; documentNumber: string; states: readonly string[] }
  | { basis: 'name-and-birth-date'; nameKey: string; birthDate: string; sex: string };

/** An earlier inspection that may be the same person's, with its crossing as it stands. */
export interface EarlierInspection {
  id: string;
  /** The surest of the bases that link it. */
  basis: PersonBasis;
  isSameDocument: boolean;
  /** The inspection itself; null when it is not of these days: then only its crossing says something. */
  seen: (EarlierAct & { isAbandoned: boolean }) | null;
  crossing: { checkpoint: string; direction: Direction; kind: CrossingKind; occurredAt: Date; revision: number } | null;
}

function spellingsOf(state: string): string[] {
  return canonicalState(state) === 'DEU' ? ['D', 'DEU'] : [state];
}

/** The sure keys: personal numbers and document numbers, each with its state. At most two for each document. */
export function sureKeysOf(
  documents: readonly Pick<TravelDocument, 'issuingState' | 'personalNumber' | 'documentNumber' | 'permit'>[],
): PersonKey[] {
  const keys = new Map<string, PersonKey>();
  for (const { issuingState, personalNumber, documentNumber } of documents.filter(isOfOnePerson)) {
    const states = spellingsOf(issuingState);
    if (personalNumber !== null && normalisePersonalNumber(personalNumber) !== '') {
      keys.set(`p ${states} ${personalNumber}`, { basis: 'personal-number', personalNumber, states });
    }
    if (documentNumber !== '') keys.set(`d ${states} ${documentNumber}`, { basis: 'document', documentNumber, states });
  }
  return [...keys.values()];
}

/** The weak key, for a person of whom nothing is found by a sure one: the whole name, the full birth date and the sex. */
export function weakKeysOf(documents: readonly TravelDocument[]): PersonKey[] {
  const [first] = documents;
  if (first?.birthDate?.length !== 10) return [];
  const nameKey = nameKeyOf(first);
  return nameKey.includes(' ')
    ? [{ basis: 'name-and-birth-date', nameKey, birthDate: first.birthDate, sex: first.sex }]
    : [];
}

/** A crossing that moved the person: one that did not take place, or was turned back by the neighbour, did not. */
function hasMoved(kind: CrossingKind): boolean {
  return kind === 'ordinary' || kind === 'escorted';
}

/** The last movement before an instant; null when none is known. */
export function lastCrossing(
  history: readonly EarlierInspection[],
  before: Date,
): (EarlierAct & { direction: Direction }) | null {
  let last: EarlierInspection['crossing'] = null;
  for (const { crossing } of history) {
    if (!crossing || !hasMoved(crossing.kind) || crossing.occurredAt > before) continue;
    if (!last || crossing.occurredAt > last.occurredAt) last = crossing;
  }
  return last;
}

/** The same document at any lane within ten minutes, wrong scans apart. */
export function seenAgain(history: readonly EarlierInspection[], at: Date): EarlierAct | null {
  const distance = ({ occurredAt }: EarlierAct) => Math.abs(at.getTime() - occurredAt.getTime());
  const near = history.flatMap(({ isSameDocument, seen }) =>
    isSameDocument && seen && !seen.isAbandoned && distance(seen) <= SEEN_AGAIN_WITHIN_MS ? [seen] : [],
  );
  return near.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
