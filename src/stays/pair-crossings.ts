import type { CrossingKind, Direction } from '../crossings/crossing.ts';

/** A crossing as it stands, as pairing sees it: keyed hashes for what identifies the person. */
export interface StayCrossing {
  id: string;
  direction: Direction;
  kind: CrossingKind;
  occurredAt: Date;
  checkpoint: string;
  nationality: string;
  /** Issuing state and number of each document shown. */
  documentKeys: readonly string[];
  /** Issuing state and personal number. */
  personalKeys: readonly string[];
  /** One for each word of the name as it sounds, with the full birth date and the sex; none when the birth date is not full. */
  nameKeys: readonly string[];
}

/** `certain`: the document or the personal number says so; `probable`: most likely, and nobody is held to it. */
export type PairConfidence = 'certain' | 'probable';
/** `shown-together`: through a third crossing at which both documents were shown. */
export const PAIR_REASONS = ['same-document', 'personal-number', 'shown-together', 'name-birth-date-sex'] as const;
export type PairReason = (typeof PAIR_REASONS)[number];
export const PAIR_CLASSES = ['same-document', 'other-document', 'other-nationality'] as const;
export type PairClass = (typeof PAIR_CLASSES)[number];

export interface Pair<C extends StayCrossing = StayCrossing> {
  entry: C;
  exit: C;
  confidence: PairConfidence;
  reason: PairReason;
  class: PairClass;
  /** 1: the whole name; less when one document leaves a part of it out. null where the name was not asked. */
  nameScore: number | null;
}

/** An entry or exit for which the same documents know no other end. */
export interface OpenEnd<C extends StayCrossing = StayCrossing> {
  crossing: C;
  personId: string;
  /** The other end lies between these: the person's crossings before and after; null: there is none. */
  previousAt: Date | null;
  nextAt: Date | null;
}

export interface PersonPairs<C extends StayCrossing = StayCrossing> {
  personId: string;
  pairs: Pair<C>[];
  ends: OpenEnd<C>[];
}

/** Somebody who did not cross, or was turned back, is where they were. */
export function hasMoved({ kind }: StayCrossing): boolean {
  return kind === 'ordinary' || kind === 'escorted';
}

const byTime = (a: StayCrossing, b: StayCrossing) =>
  a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What links a crossing to a person. */
export type LinkedCrossing = Pick<StayCrossing, 'id' | 'kind' | 'documentKeys' | 'personalKeys'>;

/** What says for sure whose crossing it is. What did not take place may have been somebody else's documents. */
export function sureKeysOf({ kind, documentKeys, personalKeys }: LinkedCrossing): readonly string[] {
  return kind === 'void' ? [] : [...documentKeys, ...personalKeys];
}

/** Crossings by person: linked, over any number of steps, by a document or a personal number. A person's id is the least of the crossings'. */
export function linkPersons<C extends LinkedCrossing>(crossings: readonly C[]): Map<string, C[]> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  const holders = new Map<string, string>();
  for (const crossing of crossings) {
    parents.set(crossing.id, crossing.id);
    for (const key of sureKeysOf(crossing)) {
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, crossing.id);
      else {
        const [least = '', other = ''] = [rootOf(holder), rootOf(crossing.id)].sort();
        parents.set(other, least);
      }
    }
  }
  const persons = new Map<string, C[]>();
  for (const crossing of crossings) {
    const root = rootOf(crossing.id);
    const known = persons.get(root);
    if (known) known.push(crossing);
    else persons.set(root, [crossing]);
  }
  return persons;
}

/** Pairs of one person's crossings, in whatever order they are given: an entry with the exit that comes next. */
export function pairPerson<C extends StayCrossing>(personId: string, crossings: readonly C[]): PersonPairs<C> {
  const moves = crossings.filter(hasMoved).sort(byTime);
  const pairs: Pair<C>[] = [];
  const ends: OpenEnd<C>[] = [];
  for (const [at, crossing] of moves.entries()) {
    const before = moves[at - 1];
    const after = moves[at + 1];
    if (crossing.direction === 'entry' && after?.direction === 'exit') pairs.push(surePair(crossing, after));
    else if (crossing.direction === 'entry' || before?.direction !== 'entry') {
      const previousAt = before?.occurredAt ?? null;
      ends.push({ crossing, personId, previousAt, nextAt: after?.occurredAt ?? null });
    }
  }
  return { personId, pairs, ends };
}

const isShared = (one: readonly string[], other: readonly string[]) => one.some((key) => other.includes(key));

function surePair<C extends StayCrossing>(entry: C, exit: C): Pair<C> {
  const isSameDocument = isShared(entry.documentKeys, exit.documentKeys);
  const isSamePin = isShared(entry.personalKeys, exit.personalKeys);
  const reason = isSameDocument ? 'same-document' : isSamePin ? 'personal-number' : 'shown-together';
  // A number typed wrong may be somebody else's: then neither a word of the name with birth date and sex agrees, nor the personal number.
  const isOther = entry.nameKeys.length > 0 && exit.nameKeys.length > 0 && !isShared(entry.nameKeys, exit.nameKeys);
  const confidence = isOther && !isSamePin ? 'probable' : 'certain';
  return { entry, exit, confidence, reason, class: classOf(entry, exit, isSameDocument), nameScore: null };
}

function classOf(entry: StayCrossing, exit: StayCrossing, isSameDocument: boolean): PairClass {
  if (entry.nationality !== exit.nationality) return 'other-nationality';
  return isSameDocument ? 'same-document' : 'other-document';
}

/**
 * How alike two names are that share birth date and sex: 0 unless two words at least sound the same and the shorter name is wholly in the
 * longer one (a document may leave the patronymic out; twins share all but one word).
 */
export function nameScoreOf(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((key) => other.includes(key)).length;
  if (shared < 2 || shared < Math.min(one.length, other.length)) return 0;
  return shared / Math.max(one.length, other.length);
}

/** Can these be the two ends of one stay? As far as their own documents know, neither person crossed in between. */
function canMeet(entry: OpenEnd, exit: OpenEnd): boolean {
  const [from, to] = [entry.crossing.occurredAt, exit.crossing.occurredAt];
  return (
    from < to && (entry.nextAt === null || entry.nextAt > to) && (exit.previousAt === null || exit.previousAt < from)
  );
}

/** The best other end; null when two are as good. */
interface Meeting<C extends StayCrossing> {
  end: OpenEnd<C> | null;
  score: number;
}

/**
 * Pairs among open ends of different persons, by name, birth date and sex: somebody came in on one document and left on another. Only
 * where each is the other's one best: of two who are as alike, neither is taken.
 */
export function pairEnds<C extends StayCrossing>(ends: readonly OpenEnd<C>[]): Pair<C>[] {
  const entries = ends.filter(({ crossing }) => crossing.direction === 'entry');
  const exits = ends.filter(({ crossing }) => crossing.direction === 'exit');
  const byKey = new Map<string, OpenEnd<C>[]>();
  for (const exit of exits) {
    for (const key of exit.crossing.nameKeys) {
      const known = byKey.get(key);
      if (known) known.push(exit);
      else byKey.set(key, [exit]);
    }
  }
  const best = new Map<string, Meeting<C>>();
  const note = (id: string, meeting: Meeting<C>) => {
    const known = best.get(id);
    if (known === undefined || meeting.score > known.score) best.set(id, meeting);
    else if (meeting.score === known.score) best.set(id, { ...meeting, end: null });
  };
  for (const entry of entries) {
    const candidates = new Set(entry.crossing.nameKeys.flatMap((key) => byKey.get(key) ?? []));
    for (const exit of candidates) {
      if (exit.personId === entry.personId || !canMeet(entry, exit)) continue;
      const score = nameScoreOf(entry.crossing.nameKeys, exit.crossing.nameKeys);
      if (score === 0) continue;
      note(entry.crossing.id, { end: exit, score });
      note(exit.crossing.id, { end: entry, score });
    }
  }
  return entries.flatMap(({ crossing: entry }): Pair<C>[] => {
    const meeting = best.get(entry.id);
    const exit = meeting?.end?.crossing;
    if (!meeting || !exit || best.get(exit.id)?.end?.crossing.id !== entry.id) return [];
    const known = { confidence: 'probable', reason: 'name-birth-date-sex', nameScore: meeting.score } as const;
    return [{ entry, exit, ...known, class: classOf(entry, exit, false) }];
  });
}
