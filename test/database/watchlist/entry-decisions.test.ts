import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/database.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { activateEntries } from '../../../src/watchlist/activate-entries.ts';
import { approveEntry } from '../../../src/watchlist/approve-entry.ts';
import { changeEntry } from '../../../src/watchlist/change-entry.ts';
import { type EntryBody, entryContentFromBody } from '../../../src/watchlist/entry-schema.ts';
import { expireEntries } from '../../../src/watchlist/expire-entries.ts';
import { proposeEntry } from '../../../src/watchlist/propose-entry.ts';
import { rejectEntry } from '../../../src/watchlist/reject-entry.ts';
import { withdrawEntry } from '../../../src/watchlist/withdraw-entry.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { inventActor, inventEntry, listEntry, openTestPlatform } from '../../support/watchlist.ts';

let database: TestDatabase;
let platform: Platform;
let now = new Date();
const editor = inventActor(['editor']);
const approver = inventActor(['approver']);
const otherApprover = inventActor(['approver']);

beforeAll(async () => {
  database = await createTestDatabase();
  platform = openTestPlatform(database, () => now);
});

afterAll(async () => {
  await platform.close();
  await database.drop();
});

const propose = (body: EntryBody = inventEntry(), by = editor) =>
  inTransaction(platform.db, (tx) => proposeEntry(tx, platform, by, { body }));
const approve = (entryId: string, by = approver) =>
  inTransaction(platform.db, (tx) => approveEntry(tx, platform, by, { entryId }));
const reject = (entryId: string, by = approver) =>
  inTransaction(platform.db, (tx) => rejectEntry(tx, platform, by, { entryId, reason: 'a double' }));
const withdraw = (entryId: string, by = editor) =>
  inTransaction(platform.db, (tx) => withdrawEntry(tx, platform, by, { entryId, reason: 'case closed' }));
const change = (entryId: string, expectedVersion: number, patch: Partial<EntryBody>, by = editor) =>
  inTransaction(platform.db, (tx) => changeEntry(tx, platform, by, { entryId, expectedVersion, patch }));

const refusal = (code: string) => expect.objectContaining({ code });
const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? 'done' : (result.reason as { code?: string }).code)).sort();
const changesOf = async (entryId: string) =>
  (
    await database.asOwner('select version, status from watchlist_change where entry_id = $1 order by change_seq', [
      entryId,
    ])
  ).rows;
const counter = async (): Promise<{ change_seq: number; open_seq: number }> =>
  (await database.asOwner('select change_seq::int, open_seq::int from watchlist_counter')).rows[0];

describe('four eyes on the watchlist', () => {
  it('nobody approves or rejects their own proposal, whatever their roles', async () => {
    const both = inventActor(['editor', 'approver']);
    const { id } = await propose(inventEntry(), both);
    await expect(approve(id, both)).rejects.toThrow(refusal('own-proposal'));
    await expect(reject(id, both)).rejects.toThrow(refusal('own-proposal'));
    await expect(approve(id)).resolves.toMatchObject({ id, version: 1, status: 'active' });
  });

  it('of two approvers at once one decides, and the entry comes into force once', async () => {
    const { id } = await propose();
    expect(codesOf(await Promise.allSettled([approve(id), approve(id, otherApprover)]))).toEqual([
      'done',
      'entry-not-pending',
    ]);
    expect(await changesOf(id)).toEqual([{ version: 1, status: 'active' }]);
  });

  it('of an approval and a rejection at once one holds', async () => {
    const { id } = await propose();
    const [approval, rejection] = await Promise.allSettled([approve(id), reject(id, otherApprover)]);
    expect(codesOf([approval, rejection])).toEqual(['done', 'entry-not-pending']);
    const status = approval.status === 'fulfilled' ? 'active' : 'rejected';
    expect(await changesOf(id)).toEqual([{ version: 1, status }]);
  });

  it('of two changes made from the same version one becomes a proposal', async () => {
    const id = await listEntry(platform, inventEntry());
    const both = await Promise.allSettled([
      change(id, 1, { caseNumber: 'A' }),
      change(id, 1, { caseNumber: 'B' }, inventActor(['editor'])),
    ]);
    expect(codesOf(both)).toEqual(['done', 'precondition-failed']);
    await expect(change(id, 2, { caseNumber: 'C' })).rejects.toThrow(refusal('proposal-pending'));
    await expect(withdraw(id)).rejects.toThrow(refusal('proposal-pending'));
  });

  it('an arrest without a legal basis and a contact is not approved, and says what it lacks', async () => {
    for (const action of ['arrest', 'refuse-exit', 'report-discreetly'] as const) {
      const { id } = await propose(inventEntry({ action, legalBasis: null, contact: null }));
      await expect(approve(id)).rejects.toMatchObject({
        code: 'entry-incomplete',
        errors: [{ pointer: '/legalBasis' }, { pointer: '/contact' }],
      });
    }
    const { id } = await propose(inventEntry({ action: 'refuse-entry', legalBasis: null, contact: null }));
    await expect(approve(id)).resolves.toMatchObject({ status: 'active' });
  });

  it('an approver decides on the version that was read, not on one that came after it', async () => {
    const { id } = await propose(inventEntry({ legalBasis: null }));
    await reject(id);
    await change(id, 1, { legalBasis: 'Invented code, article 2' });
    const decide = (expectedVersion: number) =>
      inTransaction(platform.db, (tx) => approveEntry(tx, platform, approver, { entryId: id, expectedVersion }));
    await expect(decide(1)).rejects.toThrow(refusal('precondition-failed'));
    await expect(decide(2)).resolves.toMatchObject({ version: 2, status: 'active' });
  });

  it('a withdrawal is a proposal too; once approved the entry is over', async () => {
    const id = await listEntry(platform, inventEntry());
    await expect(withdraw(id)).resolves.toMatchObject({ version: 2, status: 'pending' });
    await expect(approve(id, editor)).rejects.toThrow(refusal('own-proposal'));
    await expect(approve(id)).resolves.toMatchObject({ version: 2, status: 'withdrawn' });
    await expect(withdraw(id)).rejects.toThrow(refusal('entry-not-active'));
    await expect(change(id, 2, { caseNumber: 'A' })).rejects.toThrow(refusal('entry-not-active'));
  });
});

describe("another agency's entries", () => {
  const stranger = inventActor(['editor', 'approver'], 'interior-ministry');
  const unknownId = '0190a0a0-0000-7000-8000-000000000000';
  const answersOf = async (id: string) => {
    const answers: unknown[] = [];
    for (const act of [
      () => approve(id, stranger),
      () => reject(id, stranger),
      () => withdraw(id, stranger),
      () => change(id, 1, { caseNumber: 'A' }, stranger),
      () => change(id, 7, { caseNumber: 'A' }, stranger),
    ]) {
      answers.push(await act().catch((error: { code: string; message: string }) => [error.code, error.message]));
    }
    return answers;
  };

  it('are not decided on or changed by strangers', async () => {
    const id = await listEntry(platform, inventEntry());
    expect(new Set((await answersOf(id)).flat())).toEqual(new Set(['agency-not-yours']));
  });

  it('do not exist for strangers when they are discreet, or were never in force', async () => {
    const nothing = await answersOf(unknownId);
    expect(new Set(nothing.flat())).toEqual(new Set(['entry-not-found']));
    const quiet = await listEntry(platform, inventEntry({ action: 'report-discreetly' }));
    expect(await answersOf(quiet)).toEqual(nothing);
    await change(quiet, 1, { action: 'refer' });
    expect(await answersOf(quiet)).toEqual(nothing);
    const { id: proposed } = await propose();
    expect(await answersOf(proposed)).toEqual(nothing);
  });
});

describe('the change feed', () => {
  it('has no holes when twenty approvals come at once', async () => {
    const before = await counter();
    const proposals = await Promise.all(Array.from({ length: 20 }, () => propose()));
    await Promise.all(proposals.map(({ id }) => approve(id)));
    const after = await counter();
    expect(after).toEqual({ change_seq: before.change_seq + 20, open_seq: before.open_seq + 20 });
    const { rows } = await database.asOwner('select change_seq::int from watchlist_change order by change_seq');
    expect(rows.map((row) => row.change_seq)).toEqual(Array.from({ length: after.change_seq }, (_, n) => n + 1));
  });

  const movesOf = async (act: () => Promise<unknown>) => {
    const before = await counter();
    await act();
    const after = await counter();
    return [after.change_seq - before.change_seq, after.open_seq - before.open_seq];
  };

  it('moves the list version once for what lanes may know of, and never for what is discreet or rejected', async () => {
    const discreet = { action: 'report-discreetly' } as const;
    const open = await propose();
    expect(await movesOf(() => approve(open.id))).toEqual([1, 1]);
    await change(open.id, 1, { caseNumber: 'A' });
    expect(await movesOf(() => approve(open.id))).toEqual([2, 1]);
    await change(open.id, 2, { caseNumber: 'B' });
    expect(await movesOf(() => reject(open.id))).toEqual([1, 0]);
    await change(open.id, 3, discreet);
    expect(await movesOf(() => approve(open.id))).toEqual([2, 1]);
    await change(open.id, 4, { caseNumber: 'C' });
    expect(await movesOf(() => approve(open.id))).toEqual([2, 0]);
    await change(open.id, 5, { action: 'refer' });
    expect(await movesOf(() => approve(open.id))).toEqual([2, 1]);
    await withdraw(open.id);
    expect(await movesOf(() => approve(open.id))).toEqual([2, 1]);

    const quiet = await propose(inventEntry(discreet));
    expect(await movesOf(() => approve(quiet.id))).toEqual([1, 0]);
    await withdraw(quiet.id);
    expect(await movesOf(() => approve(quiet.id))).toEqual([2, 0]);
  });

  it('is written once and for all: the program itself can neither change nor delete it', async () => {
    for (const statement of [
      'update watchlist_version set owner_agency = owner_agency',
      'delete from watchlist_version',
      'update watchlist_change set status = status',
      'delete from watchlist_change',
      'delete from watchlist_entry',
      'delete from watchlist_counter',
    ]) {
      await expect(sql.raw(statement).execute(platform.db)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the last day of an entry', () => {
  it('is over when the next one begins in Bishkek; each expired entry is a change and leaves a trace', async () => {
    now = new Date('2026-03-02T17:59:00Z');
    const id = await listEntry(platform, inventEntry({ validTo: '2026-03-02' }));
    const forever = await listEntry(platform, inventEntry());
    expect(await expireEntries(platform)).toBe(0);

    now = new Date('2026-03-02T18:01:00Z');
    const both = await Promise.all([expireEntries(platform), expireEntries(platform)]);
    expect(both.sort()).toEqual([0, 1]);
    expect(await changesOf(id)).toEqual([
      { version: 1, status: 'active' },
      { version: 1, status: 'expired' },
    ]);
    expect(await changesOf(forever)).toHaveLength(1);
    const trace = await database.asOwner(`select action from audit_entry where object_id = $1 order by id`, [id]);
    // The test's clock stands still: acts of one millisecond have no order.
    expect(trace.rows.map((row) => row.action).sort()).toEqual(['approve-entry', 'expire-entry', 'propose-entry']);
  });

  it('may be put off by a change of an expired entry', async () => {
    now = new Date('2026-03-05T06:00:00Z');
    const id = await listEntry(platform, inventEntry({ validTo: '2026-03-05' }));
    now = new Date('2026-03-06T06:00:00Z');
    await expireEntries(platform);
    await change(id, 1, { validTo: '2026-12-31' });
    await expect(approve(id)).resolves.toMatchObject({ version: 2, status: 'active' });
  });
});

describe('entries that come into force many at once', () => {
  it('are in force, numbered without holes, each with an id of its own', async () => {
    const before = await counter();
    const contents = Array.from({ length: 1_500 }, (_, n) =>
      entryContentFromBody(inventEntry({ documents: [{ state: 'KGZ', number: `MANY${n}` }] })),
    );
    const ids = await inTransaction(platform.db, (tx) =>
      activateEntries(tx, platform, approver, {
        ownerAgency: 'security-agency',
        proposedBy: editor.accountId,
        contents,
      }),
    );
    expect(new Set(ids).size).toBe(1_500);
    expect(await counter()).toEqual({ change_seq: before.change_seq + 1_500, open_seq: before.open_seq + 1_500 });
  });

  it('need two accounts and complete contents', async () => {
    const activate = (proposedBy: string, body: EntryBody) =>
      inTransaction(platform.db, (tx) =>
        activateEntries(tx, platform, approver, {
          ownerAgency: 'security-agency',
          proposedBy,
          contents: [entryContentFromBody(body)],
        }),
      );
    await expect(activate(approver.accountId, inventEntry())).rejects.toThrow(refusal('own-proposal'));
    await expect(activate(editor.accountId, inventEntry({ contact: null }))).rejects.toThrow(
      refusal('entry-incomplete'),
    );
  });
});
