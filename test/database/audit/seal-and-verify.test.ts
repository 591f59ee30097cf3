import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordAudit } from '../../../src/audit/audit-entry.ts';
import { NO_ROOT, packLeaves, signSeal } from '../../../src/audit/audit-seal.ts';
import { insertSeal, selectSealable } from '../../../src/audit/audit-store.ts';
import { leafOf } from '../../../src/audit/leaf.ts';
import { merkleRoot } from '../../../src/audit/merkle.ts';
import { sealAudit } from '../../../src/audit/seal-entries.ts';
import { type VerifyOptions, verifyAudit } from '../../../src/audit/verify-audit.ts';
import { newId } from '../../../src/core/ids.ts';
import { type Database, inTransaction, openDatabase, openPool, type Tx } from '../../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PRIVATE_KEY = pem();
const clock = () => new Date();
const platform = { site: 'hub', clock };

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase(openPool({ url: database.app, poolSize: 24, name: 'test', statementTimeoutMs: 20_000 }));
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const enter = (tx: Tx, objectId: string) =>
  recordAudit(tx, platform, {
    actor: null,
    action: 'read-audit',
    object: { kind: 'thing', id: objectId },
    details: { share: 0.25, list: ['ы', 2], note: null },
  });
const record = (objectId: string) => inTransaction(db, (tx) => enter(tx, objectId));

const seal = async (entriesPerSeal?: number) => {
  await database.otherTestsAreOver();
  return sealAudit(db, { site: 'hub', privateKeyPem: PRIVATE_KEY, clock, ...(entriesPerSeal && { entriesPerSeal }) });
};
const verify = (options: Partial<VerifyOptions> = {}) =>
  verifyAudit(db, { site: 'hub', keys: [PRIVATE_KEY], ...options });
const idOf = async (objectId: string): Promise<string> =>
  (await database.asOwner('select id from audit_entry where object_id = $1', [objectId])).rows[0].id;

/** Three entries in one seal, then two in another. */
async function sealFive(): Promise<void> {
  for (const id of ['a', 'b', 'c']) await record(id);
  await seal();
  for (const id of ['d', 'e']) await record(id);
  await seal();
}

describe('sealing', () => {
  test('signs what is committed, and writes nothing when there is nothing new', async () => {
    await record('a');
    await record('b');
    expect(await seal()).toEqual({ sealCount: 1, entryCount: 2 });
    expect(await seal()).toEqual({ sealCount: 0, entryCount: 0 });
    const result = await verify();
    expect(result).toMatchObject({
      isSound: true,
      sealCount: 1,
      sealedEntryCount: 2,
      unsealedEntryCount: 0,
      findings: [],
    });
    expect(result.last).toMatchObject({ number: 1 });
  });

  test('an audit without entries is sound', async () => {
    await seal();
    expect(await verify()).toMatchObject({ isSound: true, sealCount: 0, last: null });
  });

  test('leaves the entries of a transaction that still runs to a later seal', async () => {
    await record('before');
    let goOn: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let hasWritten: () => void = () => {};
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const long = inTransaction(db, async (tx) => {
      await enter(tx, 'slow');
      hasWritten();
      await held;
    });
    await written;
    await record('overtaking');
    expect(await seal()).toEqual({ sealCount: 1, entryCount: 1 });
    goOn();
    await long;
    expect(await seal()).toEqual({ sealCount: 1, entryCount: 2 });
    expect(await verify()).toMatchObject({ isSound: true, sealedEntryCount: 3 });
  });

  test('cuts a backlog between transactions and never inside one', async () => {
    for (let i = 0; i < 7; i += 1) await record(`single-${i}`);
    await inTransaction(db, async (tx) => {
      for (let i = 0; i < 5; i += 1) await enter(tx, `together-${i}`);
    });
    await record('last');
    expect(await seal(3)).toEqual({ sealCount: 5, entryCount: 13 });
    const sizes = await database.asOwner('select entry_count from audit_seal order by number');
    expect(sizes.rows.map((row) => row.entry_count)).toEqual([3, 3, 1, 5, 1]);
    expect(await verify()).toMatchObject({ isSound: true, sealedEntryCount: 13 });
  });

  test('while 20 writers write and two sealers seal, leaves no gap', async () => {
    let isWriting = true;
    const sealers = [1, 2].map(async () => {
      while (isWriting) await seal();
    });
    const write = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: 20 }, async (_, writer) => {
          for (let i = from; i < to; i += 1) await record(`${writer}-${i}`);
        }),
      );
    await write(0, 12);
    // Another test's transaction may hold the line back for as long as all of this takes.
    const seals = async () => (await database.asOwner('select count(*)::int as n from audit_seal')).rows[0].n;
    await expect.poll(seals, { timeout: 20_000 }).toBeGreaterThan(0);
    await write(12, 25);
    isWriting = false;
    await Promise.all(sealers);
    await seal();
    const result = await verify();
    expect(result).toMatchObject({ isSound: true, sealedEntryCount: 500, unsealedEntryCount: 0 });
    expect(result.sealCount).toBeGreaterThan(1);
  });

  test('each site has its own chain', async () => {
    await record('here');
    await inTransaction(db, (tx) =>
      recordAudit(
        tx,
        { site: 'osh', clock },
        { actor: null, action: 'read-audit', object: { kind: 'thing', id: 'there' } },
      ),
    );
    expect(await seal()).toEqual({ sealCount: 1, entryCount: 1 });
    expect(await verify()).toMatchObject({ isSound: true, sealedEntryCount: 1 });
  });
});

describe('verification shows', () => {
  test('a changed entry, whichever column was changed', async () => {
    await sealFive();
    const changes: [string, string][] = [
      ['a', `details = '{"share": 0.25, "list": ["ы", 3], "note": null}'`],
      ['b', `at = at + interval '1 microsecond'`],
      ['c', 'actor_id = gen_random_uuid()'],
      ['d', `arrived_xid = '99999999'`],
    ];
    const expected = [];
    for (const [objectId, change] of changes) {
      expected.push({ kind: 'entry-changed', number: objectId === 'd' ? 2 : 1, entryId: await idOf(objectId) });
      await database.asOwner(`update audit_entry set ${change} where object_id = $1`, [objectId]);
    }
    const result = await verify();
    expect(result.isSound).toBe(false);
    expect(result.findings).toHaveLength(4);
    expect(result.findings).toEqual(expect.arrayContaining(expected));
  });

  test('a deleted entry', async () => {
    await sealFive();
    const entryId = await idOf('b');
    await database.asOwner('delete from audit_entry where id = $1', [entryId]);
    expect((await verify()).findings).toEqual([{ kind: 'entry-missing', number: 1, entryId }]);
  });

  test('an entry put in afterwards under an old transaction', async () => {
    await sealFive();
    const id = newId();
    await database.asOwner(
      `insert into audit_entry (id, site, at, action, object_kind, object_id, arrived_xid)
       select $1, 'hub', now(), 'invented', 'thing', 'x', arrived_xid from audit_entry where object_id = 'b'`,
      [id],
    );
    expect((await verify()).findings).toEqual([{ kind: 'entry-added', entryId: id }]);
  });

  test('a removed seal, in the middle or at the beginning', async () => {
    await sealFive();
    await record('f');
    await seal();
    await database.asOwner('delete from audit_seal where number = 2');
    expect((await verify()).findings).toEqual([{ kind: 'seal-missing', number: 2 }]);
    await database.asOwner('delete from audit_seal where number = 1');
    expect((await verify()).findings).toEqual([
      { kind: 'seal-missing', number: 1 },
      { kind: 'seal-missing', number: 2 },
    ]);
  });

  test('a cut-off end, when a later root was noted elsewhere', async () => {
    await sealFive();
    const { last } = await verify();
    if (!last) throw new Error('nothing was sealed');
    expect((await verify({ anchor: last })).isSound).toBe(true);
    expect((await verify({ anchor: { number: 1, root: last.root } })).findings).toEqual([
      { kind: 'anchor-differs', number: 1 },
    ]);
    await database.asOwner('delete from audit_seal where number = 2');
    await database.asOwner(`delete from audit_entry where object_id in ('d', 'e')`);
    expect((await verify()).isSound).toBe(true);
    expect((await verify({ anchor: last })).findings).toEqual([{ kind: 'anchor-missing', number: 2 }]);
  });

  test('a seal whose list, root, line or time was changed to fit', async () => {
    await sealFive();
    for (const change of [
      `leaves = overlay(leaves placing '\\x00'::bytea from 20)`,
      `below_xid = (below_xid::text::bigint + 1)::text::xid8`,
      `sealed_at = sealed_at - interval '1 day'`,
      'root = previous_root',
      `entry_count = entry_count + 1`,
      `signature = substr(signature, 2) || '\\x00'::bytea`,
    ]) {
      const before = await database.asOwner('select * from audit_seal where number = 2');
      await database.asOwner(`update audit_seal set ${change} where number = 2`);
      expect((await verify()).findings, change).toContainEqual({ kind: 'seal-forged', number: 2 });
      const row = before.rows[0];
      await database.asOwner(
        'update audit_seal set leaves = $1, below_xid = $2, sealed_at = $3, entry_count = $4, signature = $5, root = $6 where number = 2',
        [row.leaves, row.below_xid, row.sealed_at, row.entry_count, row.signature, row.root],
      );
      expect((await verify()).isSound).toBe(true);
    }
  });

  test('a seal by a key that nobody knows, while an earlier key of ours still counts', async () => {
    await record('a');
    await seal();
    await record('b');
    const newKey = pem();
    await sealAudit(db, { site: 'hub', privateKeyPem: newKey, clock });
    expect((await verify({ keys: [PRIVATE_KEY, newKey] })).isSound).toBe(true);
    expect((await verify({ keys: [newKey] })).findings).toEqual([{ kind: 'seal-key-unknown', number: 1 }]);
  });
});

describe('restored into another cluster, where transactions begin again', () => {
  test('everything is sealed further on, and the ids in the seals decide', async () => {
    await sealFive();
    // As the restored audit looks like from a young cluster: its transactions and its last line lie far above the running ones.
    const far = '4611686018427387904';
    await database.asOwner('delete from audit_seal');
    await database.asOwner(`update audit_entry set arrived_xid = (arrived_xid::text::bigint + ${far})::text::xid8`);
    await writeSealsOfOldCluster(far);
    await record('new');
    expect(await verify()).toMatchObject({ sealedEntryCount: 5 });
    expect((await seal()).entryCount).toBe(1);
    await record('newer');
    expect((await seal()).entryCount).toBe(1);
    expect(await verify()).toMatchObject({ isSound: true, sealedEntryCount: 7 });

    const added = newId();
    await database.asOwner(
      `insert into audit_entry (id, site, at, action, object_kind, object_id, arrived_xid)
       select $1, 'hub', now(), 'invented', 'thing', 'x', arrived_xid from audit_entry where object_id = 'new'`,
      [added],
    );
    expect((await verify()).findings).toEqual([{ kind: 'entry-added', entryId: added }]);
  });

  /** Seals the five entries as the old cluster did: by a sealer that sees its high transaction numbers. */
  async function writeSealsOfOldCluster(far: string): Promise<void> {
    const below = String((BigInt(far) * 3n) / 2n);
    await inTransaction(db, async (tx) => {
      const rows = await selectSealable(tx, 'hub', { from: '0', below });
      const entries = rows.map((entry) => ({ id: entry.id, leaf: leafOf(entry) }));
      await insertSeal(
        tx,
        signSeal(
          {
            site: 'hub',
            number: 1,
            sealedAt: clock().toISOString().replace('Z', '000Z'),
            belowXid: below,
            entryCount: entries.length,
            root: merkleRoot(entries.map((entry) => entry.leaf)),
            previousRoot: NO_ROOT,
            leaves: packLeaves(entries),
          },
          createPrivateKey(PRIVATE_KEY),
        ),
      );
    });
  }
});

describe('the database itself refuses the serving role', () => {
  test.each([
    'update audit_entry set action = $$other$$',
    'delete from audit_entry',
    'truncate audit_entry',
    'update audit_seal set entry_count = 1',
    'delete from audit_seal',
  ])('%s', async (text) => {
    await sealFive();
    const pool = openPool({ url: database.app, poolSize: 1, name: 'test', statementTimeoutMs: 5_000 });
    await expect(pool.query(text)).rejects.toMatchObject({ code: '42501' });
    await pool.end();
  });
});
