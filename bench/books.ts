import pg from 'pg';
import { embeddedUrls, OWNER_ROLE } from '../src/platform/embedded-server.ts';
import { openEmbeddedSecrets } from '../src/platform/secrets.ts';

export interface Books {
  inspections: number;
  laneDecisions: number;
  admitted: number;
  referred: number;
  open: number;
  crossings: number;
}

/** The ids that a client has an answer for, held against the rows that are there. */
export interface Kept {
  missingInspections: number;
  missingCrossings: number;
  doubledCrossings: number;
}

/** Reads the program's own database directly, as its owner: an opinion that is not the API's. */
export async function withOwner<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const secrets = openEmbeddedSecrets(dataDir, {});
  const urlOf = embeddedUrls({
    dataDir,
    database: 'iamis',
    passwords: { owner: secrets.ownerPassword, app: secrets.appPassword, keeper: secrets.keeperPassword },
  });
  const client = new pg.Client({ connectionString: urlOf(OWNER_ROLE) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Counts of what was recorded on the lane, the demonstration apart. */
export async function readBooks(client: pg.Client): Promise<Books> {
  const { rows } = await client.query(`
    select (select count(*)::int from inspection where not is_invented) as inspections,
           count(d.inspection_id)::int as "laneDecisions",
           count(*) filter (where d.outcome = 'admit')::int as admitted,
           count(*) filter (where d.outcome = 'refer')::int as referred,
           (count(*) filter (where d.outcome is null))::int as open,
           (select count(*)::int from current_crossing where not is_invented and kind in ('ordinary', 'escorted')) as crossings
    from inspection i left join decision d on d.inspection_id = i.id and d.stage = 'lane' where not i.is_invented`);
  return rows[0];
}

export async function compareWithAcknowledged(
  client: pg.Client,
  inspections: string[],
  crossings: string[],
): Promise<Kept> {
  const { rows } = await client.query(
    `select (select count(*)::int from unnest($1::uuid[]) a(id) where not exists (select from inspection i where i.id = a.id)) as "missingInspections",
            (select count(*)::int from unnest($2::uuid[]) a(id) where not exists (select from crossing c where c.inspection_id = a.id)) as "missingCrossings",
            (select count(*)::int from (select inspection_id from crossing where not is_invented group by inspection_id having count(*) > 1) d) as "doubledCrossings"`,
    [inspections, crossings],
  );
  return rows[0];
}
