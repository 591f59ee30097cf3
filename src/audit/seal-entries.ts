import { createPrivateKey } from 'node:crypto';
import { type Database, inTransaction, type Tx } from '../platform/database.ts';
import type { Clock } from '../platform/platform.ts';
import { type AuditSeal, NO_ROOT, packLeaves, signSeal } from './audit-seal.ts';
import {
  insertSeal,
  selectLastSeal,
  selectOldestRunningXid,
  selectSealable,
  selectXidAfter,
  tryLockSealer,
  type XidRange,
} from './audit-store.ts';
import { leafOf } from './leaf.ts';
import { merkleRoot } from './merkle.ts';

/** Entries of one seal; more only when a single transaction wrote more. */
const ENTRIES_PER_SEAL = 10_000;
/** Seals of one turn: a backlog is worked off over several turns. */
const SEALS_PER_TURN = 50;

export interface SealerOptions {
  site: string;
  /** Ed25519, PKCS #8 PEM. */
  privateKeyPem: string;
  clock: Clock;
  entriesPerSeal?: number;
}

/**
 * One turn of the sealer: signs the entries of this site whose transactions are over, after their commit, so that sealing never
 * makes a lane wait. An entry of transaction x belongs to the seal with previous `belowXid` ≤ x < `belowXid`; a transaction that is
 * still running holds the line back, so no entry falls between two seals. Several processes may call it: one seals, the others do nothing.
 *
 * In a cluster restored from a dump transactions count from the start again. When they lie below the line of the last seal, the
 * next seal begins at transaction 0: earlier entries are then sealed a second time, and none is left out.
 * @returns how many seals and entries; nothing to seal writes nothing
 */
export async function sealAudit(
  db: Database,
  options: SealerOptions,
): Promise<{ sealCount: number; entryCount: number }> {
  const done = { sealCount: 0, entryCount: 0 };
  while (done.sealCount < SEALS_PER_TURN) {
    const seal = await inTransaction(db, (tx) => sealNext(tx, options));
    if (!seal) break;
    done.sealCount += 1;
    done.entryCount += seal.entryCount;
  }
  return done;
}

async function sealNext(tx: Tx, options: SealerOptions): Promise<AuditSeal | undefined> {
  const { site, entriesPerSeal = ENTRIES_PER_SEAL } = options;
  // Each statement has its own snapshot here (read committed): the last seal is read after the lock is held, and what was
  // finished when the line was drawn is finished for every later statement.
  if (!(await tryLockSealer(tx, site))) return undefined;
  const previous = await selectLastSeal(tx, site);
  const line = await selectOldestRunningXid(tx);
  const range = await nextRange(tx, site, { from: sealFloor(previous, line), below: line }, entriesPerSeal);
  if (!range) return undefined;
  const entries = (await selectSealable(tx, site, range)).map((entry) => ({ id: entry.id, leaf: leafOf(entry) }));
  const seal = signSeal(
    {
      site,
      number: (previous?.number ?? 0) + 1,
      sealedAt: options.clock().toISOString().replace('Z', '000Z'),
      belowXid: range.below,
      entryCount: entries.length,
      root: merkleRoot(entries.map((entry) => entry.leaf)),
      previousRoot: previous?.root ?? NO_ROOT,
      leaves: packLeaves(entries),
    },
    createPrivateKey(options.privateKeyPem),
  );
  await insertSeal(tx, seal);
  return seal;
}

/** Where a seal begins: at the line of the one before, or at 0 when transactions count from the start again. */
export function sealFloor(previous: Pick<AuditSeal, 'belowXid'> | undefined, line: string): string {
  return previous && BigInt(previous.belowXid) <= BigInt(line) ? previous.belowXid : '0';
}

/** Cuts a range between two transactions, so that it has at most `count` entries; a single transaction is never cut. */
async function nextRange(tx: Tx, site: string, range: XidRange, count: number): Promise<XidRange | undefined> {
  const { first, after } = await selectXidAfter(tx, site, range, count);
  if (first === undefined) return undefined;
  if (after === undefined) return range;
  return { from: range.from, below: after === first ? String(BigInt(first) + 1n) : after };
}
