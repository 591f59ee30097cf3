import { idFloor } from '../core/ids.ts';
import { shareReads } from '../platform/shared-reads.ts';
import type { RunStatement, Statement } from '../platform/statement.ts';
import type { CrossingKind, Direction } from './crossing.ts';
import { type EarlierInspection, PERSON_BASES, type PersonBasis, type PersonKey } from './person-history.ts';

const DAY_MS = 86_400_000;
/** How far back a lane looks: each month more is one partition more to ask. */
const LOOK_BACK_MS = 731 * DAY_MS;
/** A document that was just seen: its inspection's id is at most 15 minutes older (inspection.ts, SEEN_AGAIN_WITHIN_MS). */
const SEEN_MS = 3_600_000;
/** Paper is entered up to 72 hours later under an id of its own time. */
const LOOK_AHEAD_MS = 3 * DAY_MS;
/** Border workers cross several times a day; more is not needed for the last crossing or for ten of them. */
const MAX_CANDIDATES = 50;

/** Whose earlier inspections are asked for, around which instant, and which one is not meant. */
export interface HistoryQuestion {
  keys: readonly PersonKey[];
  at: Date;
  except: string;
}

/** The person's earlier inspections around an instant, by any of the keys, newest first. */
export type FindHistory = (question: HistoryQuestion) => Promise<EarlierInspection[]>;

/** For the lanes: those who ask at the same moment share a query. */
export function shareHistory(run: RunStatement): FindHistory {
  return shareReads((questions: HistoryQuestion[]) => findHistories(run, questions));
}

/** One person's. @see findHistories */
export async function findHistory(
  run: RunStatement,
  keys: readonly PersonKey[],
  around: { at: Date; except: string },
): Promise<EarlierInspection[]> {
  const [history] = await findHistories(run, [{ keys, ...around }]);
  return history ?? [];
}

/**
 * The earlier inspections of several persons, in the order of the questions; a document that a correction took away no longer counts.
 * One query for people never seen, two for others.
 */
async function findHistories(run: RunStatement, questions: readonly HistoryQuestion[]): Promise<EarlierInspection[][]> {
  const found = await findCandidates(run, questions);
  const ids = [...new Set(found.map((candidate) => candidate.inspection_id))];
  const times = questions.map(({ at }) => at.getTime());
  const rows = await readRows(run, ids, idFloor(Math.max(0, Math.min(...times) - SEEN_MS)));
  return questions.map((_, asker) =>
    historyOf(
      rows,
      found.filter((candidate) => candidate.asker === asker),
    ),
  );
}

interface Candidate {
  asker: number;
  inspection_id: string;
  revision: number;
  basis: PersonBasis;
}

/**
 * Rows of identity in the window $1 ≤ id < $2, for each key of a list: who asks, which inspection is not meant, and what is looked for;
 * states are joined by a space. The window is one for all, so that the partitions outside it are dropped once.
 */
const byKeys = (basis: PersonBasis, keys: string, condition: string) => `
  select k.asker, f.inspection_id, f.revision, '${basis}' as basis from ${keys}
  cross join lateral (
    select inspection_id, revision from inspection_identity
    where ${condition} and inspection_id >= $1::uuid and inspection_id < $2::uuid and inspection_id <> k.but
    order by inspection_id desc limit ${MAX_CANDIDATES}
  ) f`;

const FIND_BY_NUMBERS: Statement = {
  name: 'find-history-by-numbers',
  text: `${byKeys(
    'personal-number',
    'unnest($3::int[], $4::uuid[], $5::text[], $6::text[]) k(asker, but, number, states)',
    "personal_number = k.number and issuing_state = any(string_to_array(k.states, ' '))",
  )} union all ${byKeys(
    'document',
    'unnest($7::int[], $8::uuid[], $9::text[], $10::text[]) k(asker, but, number, states)',
    "document_number = k.number and issuing_state = any(string_to_array(k.states, ' '))",
  )}`,
};

const FIND_BY_NAMES: Statement = {
  name: 'find-history-by-names',
  text: byKeys(
    'name-and-birth-date',
    'unnest($3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[]) k(asker, but, name_key, birth_date, sex)',
    'name_key = k.name_key and birth_date = k.birth_date and sex = k.sex',
  ),
};

async function findCandidates(run: RunStatement, questions: readonly HistoryQuestion[]): Promise<Candidate[]> {
  const asked = questions.flatMap(({ keys, except }, asker) => keys.map((key) => ({ ...key, asker, but: except })));
  const people = asked.filter((key) => key.basis === 'personal-number');
  const documents = asked.filter((key) => key.basis === 'document');
  const names = asked.filter((key) => key.basis === 'name-and-birth-date');
  const times = questions.map(({ at }) => at.getTime());
  const window = [idFloor(Math.max(0, Math.min(...times) - LOOK_BACK_MS)), idFloor(Math.max(...times) + LOOK_AHEAD_MS)];
  const found: Candidate[] = [];
  if (people.length + documents.length > 0) {
    const rows = await run<Candidate>(FIND_BY_NUMBERS, [
      ...window,
      ...[people.map((key) => key.asker), people.map((key) => key.but)],
      ...[people.map((key) => key.personalNumber), people.map((key) => key.states.join(' '))],
      ...[documents.map((key) => key.asker), documents.map((key) => key.but)],
      ...[documents.map((key) => key.documentNumber), documents.map((key) => key.states.join(' '))],
    ]);
    found.push(...rows);
  }
  if (names.length > 0) {
    const rows = await run<Candidate>(FIND_BY_NAMES, [
      ...window,
      ...[names.map((key) => key.asker), names.map((key) => key.but)],
      ...[names.map((key) => key.nameKey), names.map((key) => key.birthDate), names.map((key) => key.sex)],
    ]);
    found.push(...rows);
  }
  return found;
}

interface EarlierRow {
  id: string;
  identity_revision: number;
  seen_checkpoint: string | null;
  seen_at: Date | null;
  is_abandoned: boolean;
  crossing_revision: number | null;
  crossing_checkpoint: string;
  crossing_direction: Direction;
  crossing_kind: CrossingKind;
  crossed_at: Date;
}

/**
 * What became of the ids $1. Of one before $2 only the crossing says something: its inspection and its decision, two pages of the disk each,
 * are not read. `ids`: as rows; `among`: how a column is held against them.
 */
const readWhere = (name: string, ids: string, among: (column: string) => string): Statement => ({
  name,
  text: `
    select asked.id,
      (select max(d.revision) from inspection_identity d
        where d.inspection_id = asked.id and ${among('d.inspection_id')}) as identity_revision,
      i.checkpoint as seen_checkpoint, i.occurred_at as seen_at, lane.is_abandoned is true as is_abandoned,
      c.revision as crossing_revision, c.checkpoint as crossing_checkpoint, c.direction as crossing_direction,
      c.kind as crossing_kind, c.occurred_at as crossed_at
    from ${ids} asked(id)
    left join lateral (
      select * from crossing where inspection_id = asked.id and ${among('inspection_id')} order by revision desc limit 1
    ) c on true
    left join lateral (
      select id, checkpoint, occurred_at from inspection where id = asked.id and ${among('id')} and id >= $2::uuid
    ) i on true
    left join lateral (
      select true as is_abandoned from decision
      where inspection_id = i.id and ${among('inspection_id')} and stage = 'lane' and outcome = 'abandon'
    ) lane on true
    where c.revision is not null or i.id is not null`,
});

// A kept plan over two years of months opens each of them (0.9 ms), but for one id it opens the one month that can have it (0.1 ms): up to
// so many ids are read each by itself. The id stands in each part, so that the other months are dropped everywhere.
const MOST_BY_THEMSELVES = 6;
const READ_CANDIDATE = readWhere('read-history-of-one', '(select $1::uuid)', (column) => `${column} = $1::uuid`);
const READ_CANDIDATES = readWhere('read-history', 'unnest($1::uuid[])', (column) => `${column} = any($1::uuid[])`);

/** @param seenSince the id from which on inspections themselves are read */
async function readRows(run: RunStatement, ids: readonly string[], seenSince: string): Promise<EarlierRow[]> {
  if (ids.length > MOST_BY_THEMSELVES) return run<EarlierRow>(READ_CANDIDATES, [ids, seenSince]);
  return (await Promise.all(ids.map((id) => run<EarlierRow>(READ_CANDIDATE, [id, seenSince])))).flat();
}

/** Lets each connection plan the look-ups before the first traveller waits for it: 60 ms over two years of months. */
export async function planHistory(run: RunStatement, connections: number): Promise<void> {
  const nobody = idFloor(0);
  const asked: [Statement, unknown[]][] = [
    [FIND_BY_NUMBERS, [nobody, nobody, [], [], [], [], [], [], [], []]],
    [FIND_BY_NAMES, [nobody, nobody, [], [], [], [], []]],
    [READ_CANDIDATE, [nobody, nobody]],
    [READ_CANDIDATES, [[], nobody]],
  ];
  // Asked side by side, each takes another connection.
  for (const [statement, values] of asked) {
    await Promise.all(Array.from({ length: connections }, () => run(statement, values)));
  }
}

function historyOf(rows: readonly EarlierRow[], candidates: readonly Candidate[]): EarlierInspection[] {
  if (candidates.length === 0) return [];
  return rows
    .flatMap((row): EarlierInspection[] => {
      const bases = candidates
        .filter((candidate) => candidate.inspection_id === row.id && candidate.revision === row.identity_revision)
        .map((candidate) => candidate.basis);
      return bases.length === 0 ? [] : [earlierOf(row, bases)];
    })
    .sort((a, b) => timeOf(b) - timeOf(a));
}

const timeOf = ({ crossing, seen }: EarlierInspection) => (crossing ?? seen)?.occurredAt.getTime() ?? 0;

function earlierOf(row: EarlierRow, bases: readonly PersonBasis[]): EarlierInspection {
  return {
    id: row.id,
    basis: PERSON_BASES.find((basis) => bases.includes(basis)) ?? 'document',
    isSameDocument: bases.includes('document'),
    seen:
      row.seen_checkpoint === null || row.seen_at === null
        ? null
        : { checkpoint: row.seen_checkpoint, occurredAt: row.seen_at, isAbandoned: row.is_abandoned },
    crossing:
      row.crossing_revision === null
        ? null
        : {
            checkpoint: row.crossing_checkpoint,
            direction: row.crossing_direction,
            kind: row.crossing_kind,
            occurredAt: row.crossed_at,
            revision: row.crossing_revision,
          },
  };
}
