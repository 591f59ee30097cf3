import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Database } from '../platform/database.ts';
import { type AuditSeal, isListedLeaf, isSignatureRight, keyIdOf, NO_ROOT, unpackLeaves } from './audit-seal.ts';
import {
  countUnsealed,
  hasXidRestart,
  selectByIds,
  selectInNoSeal,
  selectLastSeal,
  selectPageOfRange,
  selectSealRoot,
  selectSealsAfter,
} from './audit-store.ts';
import { type LeafColumns, leafOf } from './leaf.ts';
import { merkleRoot } from './merkle.ts';
import { sealFloor } from './seal-entries.ts';

export const AUDIT_FINDING_KINDS = [
  ...(['entry-missing', 'entry-changed', 'entry-added'] as const),
  ...(['seal-missing', 'seal-forged', 'seal-chain-broken', 'seal-key-unknown'] as const),
  ...(['anchor-missing', 'anchor-differs'] as const),
] as const;

/** One thing wrong. `number` is a seal's, `entryId` an entry's. */
export type AuditFinding =
  | { kind: 'entry-missing' | 'entry-changed'; number: number; entryId: string }
  /** Below the line up to which all is sealed, and in no seal. */
  | { kind: 'entry-added'; entryId: string }
  | { kind: 'seal-missing'; number: number }
  /** The bytes are not what was signed; or they don't follow from the seal before; or were signed by an unknown key. */
  | { kind: 'seal-forged' | 'seal-chain-broken' | 'seal-key-unknown'; number: number }
  /** The seal that was noted elsewhere is not there, or is another one. */
  | { kind: 'anchor-missing' | 'anchor-differs'; number: number };

export interface AuditVerification {
  site: string;
  isSound: boolean;
  sealCount: number;
  sealedEntryCount: number;
  /** Entries that wait for their seal: they are not proven by anything yet. */
  unsealedEntryCount: number;
  /** Note it elsewhere (on paper, at another agency) and give it as `anchor` next time: only that shows a cut-off end. */
  last: { number: number; root: string } | null;
  /** The first ones; `findingCount` counts all. */
  findings: AuditFinding[];
  findingCount: number;
}

export interface VerifyOptions {
  site: string;
  /** PEM of each Ed25519 key that has signed, public (or private, from which the public one follows). */
  keys: readonly string[];
  anchor?: { number: number; root: string } | undefined;
  onProgress?: (sealCount: number) => void;
}

const MOST_FINDINGS = 1000;
const PAGE = { sealLimit: 64, entryLimit: 20_000 };
const ENTRIES_PER_PAGE = 10_000;

/**
 * Checks a site's audit against its seals, in memory bounded by one page of seals: numbers 1..n without a gap, each seal's signature
 * and its predecessor's root, each listed entry present with the same leaf, and no entry below the seals' line that is in none.
 *
 * Limits. What is not sealed yet (the last seconds) can be changed unseen. The newest seals can be cut off together with their entries
 * unless a later root was noted elsewhere (`anchor`). Who holds the signing key can seal a false history; keep it from the database's
 * administrators. Numbers of transactions are used to find entries quickly, not as evidence: after a restoration into another cluster,
 * where they begin again, membership is decided by the ids in the seals alone.
 */
export async function verifyAudit(db: Database, options: VerifyOptions): Promise<AuditVerification> {
  const { site } = options;
  const keys = new Map(options.keys.map((pem) => createPublicKey(pem)).map((key) => [keyIdOf(key), key]));
  const findings: AuditFinding[] = [];
  let findingCount = 0;
  const report: Report = (finding) => {
    findingCount += 1;
    if (findings.length < MOST_FINDINGS) findings.push(finding);
  };

  const last = await selectLastSeal(db, site);
  const hasRestarted = await hasXidRestart(db, site);
  let previous: AuditSeal | undefined;
  let sealCount = 0;
  let sealedEntryCount = 0;
  for (;;) {
    const seals = await selectSealsAfter(db, site, previous?.number ?? 0, last?.number ?? 0, PAGE);
    if (seals.length === 0) break;
    for (const seal of seals) {
      const isNext = checkChain(seal, previous, report);
      checkSignature(seal, keys, report);
      // Behind a missing seal nobody can tell what it listed: the missing seal is the finding. After a restart the ids decide, below.
      const isOwnRange = isNext && !hasRestarted;
      await checkMembers(db, seal, sealFloor(previous, seal.belowXid), report, isOwnRange);
      sealCount += 1;
      sealedEntryCount += seal.entryCount;
      previous = seal;
    }
    options.onProgress?.(sealCount);
  }
  if (hasRestarted && last) {
    for (const entryId of await selectInNoSeal(db, site, last.belowXid, MOST_FINDINGS)) {
      report({ kind: 'entry-added', entryId });
    }
  }
  await checkAnchor(db, options, report);
  return {
    site,
    isSound: findingCount === 0,
    sealCount,
    sealedEntryCount,
    unsealedEntryCount: await countUnsealed(db, site, last?.belowXid ?? '0'),
    last: last ? { number: last.number, root: last.root.toString('hex') } : null,
    findings,
    findingCount,
  };
}

type Report = (finding: AuditFinding) => void;

/** @returns false when seals before this one are missing */
function checkChain(seal: AuditSeal, previous: AuditSeal | undefined, report: Report): boolean {
  const expected = (previous?.number ?? 0) + 1;
  for (let number = expected; number < Math.min(seal.number, expected + MOST_FINDINGS); number += 1) {
    report({ kind: 'seal-missing', number });
  }
  if (seal.number !== expected) return false;
  if (!seal.previousRoot.equals(previous?.root ?? NO_ROOT)) report({ kind: 'seal-chain-broken', number: seal.number });
  return true;
}

function checkSignature(seal: AuditSeal, keys: ReadonlyMap<string, KeyObject>, report: Report): void {
  const key = keys.get(seal.keyId);
  if (!key) report({ kind: 'seal-key-unknown', number: seal.number });
  else if (!isSignatureRight(seal, key)) report({ kind: 'seal-forged', number: seal.number });
}

/** Compares what a seal lists with what is there: first by the seal's transactions, then by id what was not found among them. */
async function checkMembers(
  db: Database,
  seal: AuditSeal,
  from: string,
  report: Report,
  isOwnRange: boolean,
): Promise<void> {
  const { site, number } = seal;
  const listed = unpackLeaves(seal);
  if (!listed) {
    report({ kind: 'seal-forged', number });
    return;
  }
  const leaves = new Map<string, Buffer>();
  const open = new Set(listed.keys());
  const compare = (entry: LeafColumns, expected: Buffer) => {
    const leaf = leafOf(entry);
    open.delete(entry.id);
    if (isListedLeaf(expected, leaf)) leaves.set(entry.id, leaf);
    else report({ kind: 'entry-changed', number, entryId: entry.id });
  };

  let after: { xid: string; id: string } | undefined;
  for (;;) {
    const page = await selectPageOfRange(db, site, { from, below: seal.belowXid }, after, ENTRIES_PER_PAGE);
    for (const entry of page) {
      const expected = listed.get(entry.id);
      if (expected) compare(entry, expected);
      else if (isOwnRange) report({ kind: 'entry-added', entryId: entry.id });
    }
    const lastRow = page.at(-1);
    if (!lastRow || page.length < ENTRIES_PER_PAGE) break;
    after = { xid: lastRow.arrivedXid, id: lastRow.id };
  }
  const elsewhere = [...open];
  for (let start = 0; start < elsewhere.length; start += ENTRIES_PER_PAGE) {
    for (const entry of await selectByIds(db, elsewhere.slice(start, start + ENTRIES_PER_PAGE))) {
      const expected = listed.get(entry.id);
      if (expected) compare(entry, expected);
    }
  }
  for (const entryId of open) report({ kind: 'entry-missing', number, entryId });

  if (leaves.size === listed.size) {
    const inOrder = [...listed.keys()].flatMap((id) => leaves.get(id) ?? []);
    if (inOrder.length === 0 || !merkleRoot(inOrder).equals(seal.root)) report({ kind: 'seal-forged', number });
  }
}

async function checkAnchor(db: Database, { site, anchor }: VerifyOptions, report: Report): Promise<void> {
  if (!anchor) return;
  const root = await selectSealRoot(db, site, anchor.number);
  if (!root) report({ kind: 'anchor-missing', number: anchor.number });
  else if (root.toString('hex') !== anchor.root.toLowerCase()) {
    report({ kind: 'anchor-differs', number: anchor.number });
  }
}
