import pg from 'pg';
import { APP_ROLE, KEEPER_ROLE, OWNER_ROLE } from '../../src/platform/embedded-server.ts';

const PASSWORD = 'test-only';

/** Makes the three roles and an empty template on a server that the tester gave, as deploy/roles.sql does for an operator. */
export async function prepareGivenServer(
  superuserUrl: string,
  template: string,
): Promise<{ owner: string; app: string; keeper: string }> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  for (const role of [OWNER_ROLE, APP_ROLE, KEEPER_ROLE]) {
    const exists = await client.query('select from pg_roles where rolname = $1', [role]);
    if (exists.rowCount === 0) await client.query(`create role ${role} login password '${PASSWORD}'`);
    else await client.query(`alter role ${role} password '${PASSWORD}'`);
  }
  // Tests make databases, cut connections and look at others'; an operator's owner may do none of it.
  await client.query(`alter role ${OWNER_ROLE} createdb`);
  await client.query(`grant pg_signal_backend, pg_read_all_stats to ${OWNER_ROLE}`);
  await client.query(`grant ${KEEPER_ROLE} to ${OWNER_ROLE}`);
  await client.query(`drop database if exists ${template}`);
  await client.query(`create database ${template} owner ${OWNER_ROLE}`);
  await client.end();
  const urlOf = (role: string) => {
    const url = new URL(superuserUrl);
    url.username = role;
    url.password = PASSWORD;
    url.pathname = `/${template}`;
    return url.toString();
  };
  return { owner: urlOf(OWNER_ROLE), app: urlOf(APP_ROLE), keeper: urlOf(KEEPER_ROLE) };
}
