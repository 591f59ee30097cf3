import pg from 'pg';
import { type APP_ROLE, embeddedUrls, OWNER_ROLE } from '../src/platform/embedded-server.ts';
import { openEmbeddedSecrets } from '../src/platform/secrets.ts';

/** What was recorded on the lane, the demonstration apart. */
export interface Books {
  inspections: number;
  decided: number;
  referred: number;
  abandoned: number;
  open: number;
  admitted: number;
  /** Each at its last revision, neither void nor returned. */
  crossings: number;
  /** Second crossings of one inspection; more than none is a fault. */
  doubled: number;
  /** Of the decisions: without their audit entry. */
  unaudited: number;
}

/** The address of the program's own database, for a role. */
export function databaseUrl(dataDir: string, role: typeof OWNER_ROLE | typeof APP_ROLE): string {
  const secrets = openEmbeddedSecrets(dataDir, {});
  return embeddedUrls({
    dataDir,
    database: 'iamis',
    passwords: { owner: secrets.ownerPassword, app: secrets.appPassword, keeper: secrets.keeperPassword },
  })(role);
}

/** Reads the program's own database directly, as its owner: an opinion that is not the API's. */
export async function connectOwner(dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(dataDir, OWNER_ROLE) });
  // A server that is killed under the bench is its business, not the bench's end.
  client.on('error', () => {});
  await client.connect();
  return client;
}

export async function readBooks(client: pg.Client): Promise<Books> {
  const { rows } = await client.query<Books>(`
    select count(*)::int as inspections,
      (count(*) filter (where d.outcome in ('admit', 'refuse')))::int as decided,
      (count(*) filter (where d.outcome = 'refer'))::int as referred,
      (count(*) filter (where d.outcome = 'abandon'))::int as abandoned,
      (count(*) filter (where d.outcome is null))::int as open,
      (count(*) filter (where d.outcome = 'admit'))::int as admitted,
      (select count(*)::int from current_crossing where not is_invented and kind in ('ordinary', 'escorted')) as crossings,
      (select count(*)::int from (select inspection_id from crossing where not is_invented group by inspection_id having count(*) > 1) c) as doubled,
      (select count(*)::int from decision a join inspection b on b.id = a.inspection_id and not b.is_invented
        where a.stage = 'lane' and not exists (select from audit_entry e where e.object_id = a.inspection_id::text and e.action = 'decide-inspection')) as unaudited
    from inspection i left join decision d on d.inspection_id = i.id and d.stage = 'lane' where not i.is_invented`);
  const [books] = rows;
  if (!books) throw new Error('no books');
  return books;
}

/** What is wrong with the books, each in one line; nothing when they balance. */
export function imbalances(books: Books): string[] {
  const { inspections, decided, referred, abandoned, open, admitted, crossings, doubled, unaudited } = books;
  const faults: string[] = [];
  const mustBe = (name: string, got: number, expected: number) => {
    if (got !== expected) faults.push(`${name}: ${got}, expected ${expected}`);
  };
  mustBe('decided + referred + abandoned + open = inspections', decided + referred + abandoned + open, inspections);
  mustBe('crossings = admitted', crossings, admitted);
  mustBe('doubled crossings', doubled, 0);
  mustBe('decisions without an audit entry', unaudited, 0);
  return faults;
}

/** Ids that a client has an answer for and the database does not know. */
export async function countMissing(
  client: pg.Client,
  acknowledged: { inspected: string[]; decided: string[]; crossed: string[] },
): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select ((select count(*) from unnest($1::uuid[]) a(id) where not exists (select from inspection i where i.id = a.id))
      + (select count(*) from unnest($2::uuid[]) a(id) where not exists (select from decision d where d.inspection_id = a.id))
      + (select count(*) from unnest($3::uuid[]) a(id) where not exists (select from crossing c where c.inspection_id = a.id)))::int as n`,
    [acknowledged.inspected, acknowledged.decided, acknowledged.crossed],
  );
  return rows[0]?.n ?? Number.NaN;
}
