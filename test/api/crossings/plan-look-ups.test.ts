import { expect, it } from 'vitest';
import { startTestApp } from '../../support/api.ts';

it('before the first traveller, every connection of the lanes has planned what is looked up at each of them', async () => {
  const { database } = await startTestApp();
  const { rows } = await database.asOwner(
    `select query from pg_stat_activity where datname = current_database() and application_name = 'iamis lane reads'`,
  );
  expect(rows).toHaveLength(4);
  // What each was asked last is the last of the look-ups.
  for (const { query } of rows) expect(query).toContain('from "hit"');
});
