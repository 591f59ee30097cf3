import { inSnapshot } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { type FoldDeps, followStays } from './fold-stays.ts';
import { PROOF_BEGIN, PROOF_SIZES, type ProofSizes, proveSlice } from './prove-slice.ts';
import { addProofs, NOTHING_PROVED, type ProofPlace, type StayProof } from './stay-proof.ts';

export interface VerifyDeps {
  platform: Pick<Platform, 'secrets' | 'reports' | 'log'>;
  rules: FoldDeps['rules'];
  sizes?: Partial<ProofSizes>;
}

/**
 * Proves in one snapshot that the stays equal a pairing of the crossings from nothing. Some persons at a time, each fact by itself: every
 * crossing is kept as it stands; every document and personal number belongs to the person of each crossing that shows it, so that nobody
 * falls apart; what makes a person one links all their crossings, so that nobody is two; the person's own crossings, and the ends of
 * others that may meet theirs, give the stays that are stored. What arrived since the last step is left to the next proof.
 */
export async function verifyStays(deps: VerifyDeps): Promise<StayProof> {
  await followStays(deps);
  const proving = { platform: deps.platform, rules: await deps.rules.list(), sizes: { ...PROOF_SIZES, ...deps.sizes } };
  return inSnapshot(deps.platform.reports, async (tx) => {
    let all: StayProof = NOTHING_PROVED;
    for (let place: ProofPlace | null = PROOF_BEGIN; place !== null; ) {
      const { proof, next }: Awaited<ReturnType<typeof proveSlice>> = await proveSlice(tx, proving, place);
      all = addProofs(all, proof);
      place = next;
    }
    return all;
  });
}
