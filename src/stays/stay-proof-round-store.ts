import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { ProofPlace, StayProof } from './stay-proof.ts';

/** One proof of all stays, over as many nights as it takes. */
export interface ProofRound {
  beganAt: Date;
  /** The stays were as of then when it began. */
  asOf: Date;
  place: ProofPlace;
  proof: StayProof;
  /** null: it goes on. */
  provedAt: Date | null;
}

/** More rounds than a year has nights are forgotten, the first ones first. */
const MOST_ROUNDS = 400;

export async function readLastRound(tx: Tx): Promise<ProofRound | null> {
  const { rows } = await sql<Omit<ProofRound, 'place' | 'proof'> & ProofPlace & StayProof>`
    select began_at as "beganAt", as_of as "asOf", stage, reached, crossings, persons, stays, differing, differences, proved_at as "provedAt"
    from stay_proof order by began_at desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { beganAt, asOf, stage, reached, provedAt, ...proof } = row;
  return { beganAt, asOf, place: { stage, reached }, proof, provedAt };
}

export async function saveRound(tx: Tx, { beganAt, asOf, place, proof, provedAt }: ProofRound): Promise<void> {
  const { crossings, persons, stays, differing, differences } = proof;
  await sql`
    insert into stay_proof values (${beganAt}, ${asOf}, ${place.stage}, ${place.reached}, ${crossings}, ${persons}, ${stays}, ${differing},
      ${JSON.stringify(differences)}, ${provedAt})
    on conflict (began_at) do update set stage = excluded.stage, reached = excluded.reached, crossings = excluded.crossings,
      persons = excluded.persons, stays = excluded.stays, differing = excluded.differing, differences = excluded.differences,
      proved_at = excluded.proved_at`.execute(tx);
  if (provedAt === null) return;
  await sql`
    delete from stay_proof where began_at <= (select began_at from stay_proof order by began_at desc offset ${MOST_ROUNDS} limit 1)`.execute(
    tx,
  );
}
