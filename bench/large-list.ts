import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type pg from 'pg';
import type { Actor } from '../src/core/actor.ts';
import { localDate } from '../src/core/dates.ts';
import { inventEntries } from '../src/demonstration/invented-entry.ts';
import type { Random } from '../src/demonstration/seeded-random.ts';
import { inTransaction, openDatabase, openPool } from '../src/platform/database.ts';
import { activateEntries } from '../src/watchlist/activate-entries.ts';

const ENTRIES_A_BATCH = 5_000;
const OWNER_AGENCY = 'security-agency';

/** Brings `count` invented entries into force through the watchlist's own door. They look like the demonstration's. */
export async function writeLargeList(url: string, owner: pg.Client, random: Random, count: number): Promise<void> {
  const { rows } = await owner.query<{ username: string; id: string }>(
    "select username, id from account where username in ('editor', 'approver')",
  );
  const idOf = (username: string) => rows.find((row) => row.username === username)?.id ?? '';
  const approver: Actor = {
    ...{ accountId: idOf('approver'), username: 'approver', agency: OWNER_AGENCY, roles: ['approver'] },
    checkpoints: [],
  };
  const pool = openPool({ url, poolSize: 1, name: 'bench', statementTimeoutMs: 300_000 });
  const db = openDatabase(pool);
  const today = localDate(new Date());
  for (let written = 0; written < count; written += ENTRIES_A_BATCH) {
    const entries = inventEntries(random, today, Math.min(ENTRIES_A_BATCH, count - written));
    await inTransaction(db, (tx) =>
      activateEntries(tx, { site: 'hub', clock: () => new Date() }, approver, {
        ...{ ownerAgency: OWNER_AGENCY, proposedBy: idOf('editor'), contents: entries.map(({ content }) => content) },
      }),
    );
  }
  await db.destroy();
}

/** A list file of this size in the exchange format: other people at each line, in the shape of the demonstration's. */
export async function writeListFile(path: string, random: Random, bytes: number): Promise<number> {
  const file = createWriteStream(path);
  const made = inventEntries(random, localDate(new Date()), 2_000).map(({ content }) => content);
  let written = 0;
  let lines = 0;
  for (;;) {
    const content = made[lines % made.length];
    if (!content) throw new Error('no entries');
    const { category, action, names, birthDates, sex, nationalities, legalBasis, contact, caseNumber } = content;
    const documents = [{ state: 'UZB', number: `FA${String(1_000_000 + lines)}` }];
    const line = `${JSON.stringify({
      ...{ sourceId: `bench-${lines}`, category, action, names, birthDates, sex, nationalities, documents },
      ...{ legalBasis, contact, caseNumber },
    })}\n`;
    if (written + Buffer.byteLength(line) > bytes) break;
    written += Buffer.byteLength(line);
    lines += 1;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return lines;
}
