import { sql } from 'kysely';
import { databaseUrl } from '../../../bench/books.ts';
import { padList } from '../../../bench/screening/padding.ts';
import { recordAudit } from '../../../src/audit/audit-entry.ts';
import type { Actor } from '../../../src/core/actor.ts';
import { addDays, localDate } from '../../../src/core/dates.ts';
import { newId } from '../../../src/core/ids.ts';
import { type CopyRows, inCopyTransaction } from '../../../src/demonstration/copy-rows.ts';
import { WATCHLIST_AGENCY } from '../../../src/demonstration/demonstration-accounts.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { OWNER_ROLE } from '../../../src/platform/embedded-server.ts';
import type { ListedEntry } from '../../../src/screening/listed-entry.ts';
import { recordStagedChanges } from '../../../src/watchlist/change-feed.ts';
import { approveProposal, FIRST_PROPOSAL } from '../../../src/watchlist/entry-state.ts';
import { entryRow, searchKeyRows, versionRow } from '../../../src/watchlist/entry-store.ts';
import { canonicalContent, type EntryContent } from '../../../src/watchlist/watchlist-entry.ts';

const SITE = 'hub';
/** Held in memory at once. */
const ENTRIES_A_PIECE = 10_000;

/**
 * Brings `count` invented entries into force at once: names as popular and as many, dates and nationalities as often missing as on real
 * lists. By COPY, in one transaction, so that the program follows all of it by one new index; the rows are those that the watchlist's own
 * door would write, twenty times as fast. Needs the shared name lists.
 */
export async function writeLongList(dataDir: string, seed: string, count: number): Promise<void> {
  await inCopyTransaction(databaseUrl(dataDir, OWNER_ROLE), async (tx, copy) => {
    const accounts = await tx
      .selectFrom('account')
      .select(['username', 'id'])
      .where('username', 'in', ['editor', 'approver'])
      .execute();
    const idOf = (name: string) => accounts.find(({ username }) => username === name)?.id ?? '';
    const at = new Date();
    await sql`create temporary table staged_entry (entry_id uuid not null) on commit drop`.execute(tx);
    let piece: ListedEntry[] = [];
    const flush = async () => {
      await copyPiece(tx, copy, piece, { proposedBy: idOf('editor'), at });
      piece = [];
    };
    for (const entry of padList(seed, count)) {
      if (piece.push(entry) === ENTRIES_A_PIECE) await flush();
    }
    await flush();
    const approver: Actor = {
      ...{ accountId: idOf('approver'), username: 'approver', agency: WATCHLIST_AGENCY, roles: ['approver'] },
      checkpoints: [],
    };
    const deps = { site: SITE, clock: () => at };
    await recordAudit(tx, deps, {
      ...{ actor: approver, action: 'activate-entries', object: { kind: 'watchlist', id: WATCHLIST_AGENCY } },
      details: { count },
    });
    await sql`analyze staged_entry, watchlist_version, watchlist_entry, watchlist_search_key`.execute(tx);
    const staged = sql`select entry_id, ${FIRST_PROPOSAL.latestVersion}::int as version, 'active' as status from staged_entry`;
    await recordStagedChanges(tx, deps, { byAccount: approver.accountId }, staged);
  });
}

async function copyPiece(
  tx: Tx,
  copy: CopyRows,
  piece: readonly ListedEntry[],
  { proposedBy, at }: { proposedBy: string; at: Date },
): Promise<void> {
  const { state } = approveProposal(FIRST_PROPOSAL, 'new');
  const entries = piece.map((entry, index) => ({
    ...{ entryId: newId(), ownerAgency: WATCHLIST_AGENCY, content: contentOf(entry, at, index) },
    ...{ version: state.latestVersion, site: SITE, kind: 'new' as const, proposedBy, proposedAt: at },
  }));
  await copy('watchlist_version', entries.map(versionRow));
  await copy('watchlist_search_key', entries.flatMap(searchKeyRows));
  await copy(
    'watchlist_entry',
    entries.map((entry) => entryRow(SITE, state, entry, at)),
  );
  await sql`insert into staged_entry select unnest(${entries.map(({ entryId }) => entryId)}::uuid[])`.execute(tx);
}

/** What an editor would have had to say besides. */
function contentOf(entry: ListedEntry, at: Date, index: number): EntryContent {
  const { category, action, names, birthDates, sex, nationalities, documents, pin, flags, directions } = entry;
  return canonicalContent({
    ...{ category, action, names, birthDates: birthDates as EntryContent['birthDates'], sex, nationalities },
    ...{ documents, pin, flags, directions, birthPlace: null },
    ...{ legalBasis: 'Invented order', caseNumber: null, severity: 'low', contact: 'Duty desk (invented)' },
    ...{ validFrom: null, reviewDue: addDays(localDate(at), 30 + (index % 300)), validTo: null },
    ...{ sourceList: null, sourceId: null },
  });
}
