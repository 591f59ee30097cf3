import { sql } from 'kysely';
import { idFloor } from '../core/ids.ts';
import type { Database } from '../platform/database.ts';
import type { CrossingKind, Direction } from './crossing.ts';
import { type EarlierInspection, PERSON_BASES, type PersonBasis, type PersonKey } from './person-history.ts';

const DAY_MS = 86_400_000;
/** How far back a lane looks: each month more is one partition more to ask. */
const LOOK_BACK_MS = 731 * DAY_MS;
/** Paper is entered up to 72 hours later under an id of its own time. */
const LOOK_AHEAD_MS = 3 * DAY_MS;
/** Border workers cross several times a day; more is not needed for the last crossing or for ten of them. */
const MAX_CANDIDATES = 50;

/**
 * The person's earlier inspections around an instant, by any of the keys, newest first; a document that a correction took away
 * no longer counts. One query for somebody never seen, two for others.
 */
export async function findHistory(
  db: Database,
  keys: readonly PersonKey[],
  around: { at: Date; except: string },
): Promise<EarlierInspection[]> {
  if (keys.length === 0) return [];
  const found = await findCandidates(db, keys, around);
  return found.length === 0 ? [] : readCandidates(db, found);
}

interface Candidate {
  inspection_id: string;
  revision: number;
  basis: PersonBasis;
}

async function findCandidates(
  db: Database,
  keys: readonly PersonKey[],
  { at, except }: { at: Date; except: string },
): Promise<Candidate[]> {
  const from = idFloor(Math.max(0, at.getTime() - LOOK_BACK_MS));
  const to = idFloor(at.getTime() + LOOK_AHEAD_MS);
  const parts = keys.map(
    (key) => sql`(
      select inspection_id, revision, ${key.basis}::text as basis from inspection_identity
      where ${conditionOf(key)} and inspection_id >= ${from}::uuid and inspection_id < ${to}::uuid and inspection_id <> ${except}::uuid
      order by inspection_id desc limit ${sql.lit(MAX_CANDIDATES)}
    )`,
  );
  const { rows } = await sql<Candidate>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

function conditionOf(key: PersonKey) {
  switch (key.basis) {
    case 'personal-number':
      return sql`personal_number = ${key.personalNumber} and issuing_state = any(${key.states})`;
    case 'document':
      return sql`document_number = ${key.documentNumber} and issuing_state = any(${key.states})`;
    case 'name-and-birth-date':
      return sql`name_key = ${key.nameKey} and birth_date = ${key.birthDate} and sex = ${key.sex}`;
  }
}

interface EarlierRow {
  id: string;
  checkpoint: string;
  occurred_at: Date;
  is_abandoned: boolean;
  identity_revision: number;
  crossing_revision: number | null;
  crossing_checkpoint: string;
  crossing_direction: Direction;
  crossing_kind: CrossingKind;
  crossed_at: Date;
}

async function readCandidates(db: Database, candidates: readonly Candidate[]): Promise<EarlierInspection[]> {
  const ids = [...new Set(candidates.map((candidate) => candidate.inspection_id))];
  // The list of ids stands in each part, so that the planner drops the partitions of the other months everywhere.
  const { rows } = await sql<EarlierRow>`
    select i.id, i.checkpoint, i.occurred_at, lane.inspection_id is not null as is_abandoned,
      (select max(d.revision) from inspection_identity d
        where d.inspection_id = i.id and d.inspection_id = any(${ids}::uuid[])) as identity_revision,
      c.revision as crossing_revision, c.checkpoint as crossing_checkpoint, c.direction as crossing_direction,
      c.kind as crossing_kind, c.occurred_at as crossed_at
    from inspection i
    left join decision lane on lane.inspection_id = i.id and lane.inspection_id = any(${ids}::uuid[])
      and lane.stage = 'lane' and lane.outcome = 'abandon'
    left join lateral (
      select * from crossing where inspection_id = i.id and inspection_id = any(${ids}::uuid[]) order by revision desc limit 1
    ) c on true
    where i.id = any(${ids}::uuid[])`.execute(db);
  return rows
    .flatMap((row): EarlierInspection[] => {
      const bases = candidates
        .filter((candidate) => candidate.inspection_id === row.id && candidate.revision === row.identity_revision)
        .map((candidate) => candidate.basis);
      return bases.length === 0 ? [] : [earlierOf(row, bases)];
    })
    .sort((a, b) => timeOf(b) - timeOf(a));
}

const timeOf = ({ crossing, occurredAt }: EarlierInspection) => (crossing?.occurredAt ?? occurredAt).getTime();

function earlierOf(row: EarlierRow, bases: readonly PersonBasis[]): EarlierInspection {
  return {
    id: row.id,
    basis: PERSON_BASES.find((basis) => bases.includes(basis)) ?? 'document',
    isSameDocument: bases.includes('document'),
    checkpoint: row.checkpoint,
    occurredAt: row.occurred_at,
    isAbandoned: row.is_abandoned,
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
