import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { withoutNestedLoops } from './import-plan.ts';
import { type ImportCounts, NO_COUNTS, type RowOutcome, type WatchlistImport } from './watchlist-import.ts';

type Compared = Pick<WatchlistImport, 'id' | 'ownerAgency' | 'sourceList' | 'counts'>;

/**
 * Compares the staged records with what is in force of their list, in SQL over all of them at once, and writes into each row what it
 * does. May be done again at any time while the rows wait: another import, or an editor, may have changed the list.
 *
 * A record that is as it was when it was last taken over changes nothing, even where an editor has since changed or withdrawn the
 * entry: what the agency decided holds until the list itself says something new. A record that returns after an import had
 * removed it is added again, under its old id.
 *
 * @returns the counts, those of skipped and rejected records as they were staged
 */
export async function diffImport(tx: Tx, one: Compared): Promise<ImportCounts> {
  await tx
    .deleteFrom('watchlist_import_row')
    .where('import_id', '=', one.id)
    .where('outcome', '=', 'removed')
    .execute();
  await withoutNestedLoops(tx, async () => {
    await compareRecords(tx, one);
    await insertRemovals(tx, one);
  });
  return countOutcomes(tx, one);
}

const isSame = sql`(r.content_hash in (e.active_hash, e.taken_hash)) is true`;
const outcome = sql`case when ${isSame} then 'unchanged' when e.active_version is null then 'added' else 'changed' end`;
const version = sql`case when not ${isSame} then e.latest_version + 1 end`;

async function compareRecords(tx: Tx, one: Compared): Promise<void> {
  await sql`
    update watchlist_import_row r
    set outcome = ${outcome}, entry_id = e.entry_id, base_version = e.active_version, version = ${version}
    from (
      select l.entry_id, l.source_id, l.active_version, l.latest_version,
        (select v.content_hash from watchlist_version v
          where v.entry_id = l.entry_id and v.version = l.active_version) as active_hash,
        (select case when v.kind <> 'withdrawal' then v.content_hash end from watchlist_version v
          where v.entry_id = l.entry_id and v.import_id is not null order by v.version desc limit 1) as taken_hash
      from watchlist_entry l
      where l.owner_agency = ${one.ownerAgency} and l.source_list = ${one.sourceList}
      -- a fence: each hash is looked up once, not once for every place in which it is compared
      offset 0
    ) e
    where r.import_id = ${one.id} and r.content is not null and r.source_id = e.source_id
      and (r.outcome, r.entry_id, r.base_version, r.version)
        is distinct from (${outcome}, e.entry_id, e.active_version, ${version})`.execute(tx);
}

/** What is in force of the list and has no record in the file; a faulty record is one. */
async function insertRemovals(tx: Tx, one: Compared): Promise<void> {
  await sql`
    insert into watchlist_import_row (import_id, row_number, outcome, source_id, entry_id, base_version, version)
    select ${one.id}::uuid, last.row_number + row_number() over (order by e.entry_id), 'removed', e.source_id, e.entry_id,
      e.active_version, e.latest_version + 1
    from watchlist_entry e
    cross join (
      select coalesce(max(row_number), 0) as row_number from watchlist_import_row where import_id = ${one.id}
    ) last
    where e.owner_agency = ${one.ownerAgency} and e.source_list = ${one.sourceList} and e.active_version is not null
      and not exists (
        select from watchlist_import_row s where s.import_id = ${one.id} and s.source_id = e.source_id
      )`.execute(tx);
}

async function countOutcomes(tx: Tx, one: Compared): Promise<ImportCounts> {
  const rows = await tx
    .selectFrom('watchlist_import_row')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('count')])
    .where('import_id', '=', one.id)
    .where('outcome', 'not in', ['skipped', 'rejected'])
    .groupBy('outcome')
    .execute();
  const { skipped, rejected } = one.counts;
  const counts: ImportCounts = { ...NO_COUNTS, skipped, rejected };
  for (const { outcome, count } of rows) counts[outcome as RowOutcome] = count;
  return counts;
}
