import { setTimeout as pause } from 'node:timers/promises';
import { isNight, NIGHTLY_MS, restAfter } from '../core/night.ts';
import type { Tx } from '../platform/database.ts';
import { type Loop, startLoop } from '../platform/loop.ts';
import type { Platform } from '../platform/platform.ts';
import { takeTurn } from '../platform/turn.ts';
import { PROOF_BEGIN, PROOF_SIZES, proveSlice } from './prove-slice.ts';
import { readFoldState } from './stay-fold-store.ts';
import { addProofs, NOTHING_PROVED } from './stay-proof.ts';
import { type ProofRound, readLastRound, saveRound } from './stay-proof-round-store.ts';
import type { VerifyDeps } from './verify-stays.ts';

/** One process at a time proves the next slice. Whoever follows the crossings isn't kept from it. */
const PROOF_TURN = 'stay-proof';
const LOOK_EVERY_MS = 3_600_000;

type NightDeps = Omit<VerifyDeps, 'platform'> & { platform: VerifyDeps['platform'] & Pick<Platform, 'clock'> };

/**
 * The nightly proof: the slices of `verifyStays`, each in a snapshot of its own, together with the place up to which it has come, so that it goes on
 * the next night where morning or a restart ended it. Nothing by day, nor while the stays are counted anew. An error in the log, for whoever is woken by it,
 * as soon as something differs, and when a round ends in which something did.
 */
export async function verifyStaysAtNight(deps: NightDeps, signal?: AbortSignal): Promise<void> {
  for (let isMore = true; isMore && !signal?.aborted && isNight(deps.platform.clock()); ) {
    const startedMs = performance.now();
    isMore = await proveNext(deps);
    await pause(restAfter(performance.now() - startedMs), undefined, { ...(signal && { signal }) }).catch(() => {});
  }
}

/** @returns whether the round goes on */
async function proveNext({ platform, rules, sizes }: NightDeps): Promise<boolean> {
  const { reports, log } = platform;
  const proving = { platform, rules: await rules.list(), sizes: { ...PROOF_SIZES, ...sizes } };
  const proved = await reports
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      if (!(await takeTurn(tx, PROOF_TURN))) return null;
      const round = await roundUnderWay(tx, platform.clock());
      if (!round) return null;
      const { proof, next } = await proveSlice(tx, proving, round.place);
      const after: ProofRound = { ...round, proof: addProofs(round.proof, proof), place: next ?? round.place };
      // Last, so that what arrives meanwhile isn't kept behind a transaction that writes.
      const saved = { ...after, provedAt: next === null ? platform.clock() : null };
      await saveRound(tx, saved);
      return { before: round.proof.differing, saved };
    });
  if (!proved) return false;
  const { before, saved } = proved;
  const { differences, ...counts } = saved.proof;
  const told = {
    asOf: saved.asOf.toISOString(),
    ...counts,
    faults: [...new Set(differences.map(({ fault }) => fault))],
  };
  if (counts.differing > 0 && (before === 0 || saved.provedAt)) log.error(told, 'stays-differ');
  if (counts.differing === 0 && saved.provedAt) log.info(told, 'stays-proved');
  return saved.provedAt === null;
}

/** The round that isn't over, or the next one when it is time; null: there is nothing to prove now. */
async function roundUnderWay(tx: Tx, now: Date): Promise<ProofRound | null> {
  const { asOf, backlog, forgottenBelow } = await readFoldState(tx);
  if (asOf === null || backlog !== null || forgottenBelow !== null) return null;
  const last = await readLastRound(tx);
  if (last && last.provedAt === null) return last;
  if (last && now.getTime() - last.beganAt.getTime() < NIGHTLY_MS) return null;
  return { beganAt: now, asOf, place: PROOF_BEGIN, proof: NOTHING_PROVED, provedAt: null };
}

/** Looks each hour whether it is night; what is under way when the program stops is left to the next one. */
export function startStayProof(deps: NightDeps): Loop {
  const stopping = new AbortController();
  const loop = startLoop('stay-proof', LOOK_EVERY_MS, deps.platform.log, () =>
    verifyStaysAtNight(deps, stopping.signal),
  );
  return {
    turn: loop.turn,
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}
