import { randomBytes } from 'node:crypto';
import { SingleBar } from 'cli-progress';
import { hasAccounts } from '../accounts/account-by-name.ts';
import { hashPassword } from '../accounts/password.ts';
import { DEMONSTRATION_ACCOUNTS, hashPasswords } from '../demonstration/demonstration-accounts.ts';
import { makeDemonstration } from '../demonstration/make-demonstration.ts';
import type { Config } from '../platform/config.ts';
import type { Platform } from '../platform/platform.ts';
import { choosePasswords } from './demonstration-passwords.ts';
import { accountsFileOf, type OpenedDatabase } from './open-database.ts';
import { tableOf } from './table.ts';
import { say } from './terminal.ts';

const CROSSINGS = 20_000;
const ENTRIES = 200;

/**
 * On the first start of a data directory, and only then: the invented demonstration, in one transaction. Whether it is the first is
 * told by the accounts: they are part of that transaction, so a killed start has none and begins anew with the passwords written down.
 */
export async function makeDemonstrationOnce(
  config: Config,
  database: OpenedDatabase,
  platform: Platform,
  progress: (step: string) => void,
): Promise<void> {
  if (!database.isEmbedded || (await hasAccounts(platform.db))) return;
  progress('making the demonstration: invented accounts, watchlist and crossings');
  const passwords = choosePasswords(accountsFileOf(config), config.bootstrapPassword);
  const [passwordHashes, unusableHash] = await Promise.all([
    hashPasswords(passwords),
    hashPassword(randomBytes(32).toString('hex')),
  ]);
  const meter = openMeter(progress);
  try {
    const made = await makeDemonstration(platform, {
      now: platform.clock(),
      crossings: CROSSINGS,
      entries: ENTRIES,
      passwordHashes,
      unusableHash,
      onProgress: meter.show,
    });
    meter.stop();
    progress(`${made.crossings} invented crossings, ${made.entries} invented watchlist entries`);
  } finally {
    meter.stop();
  }
  sayAccounts(passwords, config.bootstrapPassword !== undefined);
}

/** A bar for a person, a line for a log. */
function openMeter(progress: (step: string) => void): { show(written: number, total: number): void; stop(): void } {
  if (!process.stdout.isTTY) {
    let told = 0;
    return {
      show(written, total) {
        const quarter = Math.floor((4 * written) / total);
        if (quarter <= told || quarter === 4) return;
        told = quarter;
        progress(`${written} of ${total} invented inspections`);
      },
      stop() {},
    };
  }
  let bar: SingleBar | undefined;
  return {
    show(written, total) {
      if (!bar) {
        bar = new SingleBar({
          format: '          {bar} {percentage} %  {value} of {total} invented inspections',
          clearOnComplete: true,
        });
        bar.start(total, 0);
      }
      bar.update(written);
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}

function sayAccounts(passwords: Readonly<Record<string, string>>, isGiven: boolean): void {
  const rows = DEMONSTRATION_ACCOUNTS.map(({ username, role, agency, checkpoints }) => [
    username,
    isGiven ? '(IAMIS_BOOTSTRAP_PASSWORD)' : (passwords[username] ?? ''),
    role,
    agency,
    checkpoints.join(', '),
  ]);
  say('\nInvented accounts:');
  say(tableOf([['account', 'password', 'role', 'agency', 'checkpoints'], ...rows]));
}
